// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/import_choices.h"

#include "schema/value_text.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShortest = 12;    ///< characters of a choice, where the page is narrow

} // namespace

ImportChoices::ImportChoices(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_column(new QVBoxLayout(this))
    , m_name(new QLineEdit)
    , m_asOf(new DateEditor(context))
    , m_publication(new ChoiceBox(context.ui))
    , m_basis(new ChoiceBox(context.ui))
    , m_anotherBody(new WrappedCheck(context.ui, context.words().label("import.as_listings")))
    , m_remember(new WrappedCheck(context.ui, context.words().label("import.remember_mapping")))
{
    const Words &words = context.words();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(context.theme().u(2));
    addField("ui.import.list_name", m_name);
    m_asOf->setIdentity(words.label("import.as_of"), "as_of");
    addField("import.as_of", m_asOf);
    fillTerms();
    m_column->addWidget(m_anotherBody);
    m_column->addWidget(m_remember);
    // Said of a field that is only passed through as well, and a plan is made anew for whatever is said.
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (const QString name = m_name->text().trimmed(); std::exchange(m_toldName, name) != name)
            Q_EMIT changed();
    });
    connect(m_asOf, &Editor::edited, this, &ImportChoices::changed);
    connect(m_publication, &QComboBox::activated, this, &ImportChoices::changed);
    connect(m_basis, &QComboBox::activated, this, &ImportChoices::changed);
    connect(m_anotherBody, &WrappedCheck::toggled, this, &ImportChoices::changed);
    connect(m_remember, &WrappedCheck::toggled, this, &ImportChoices::changed);
}

void ImportChoices::fillTerms()
{
    const Words &words = m_context.words();
    for (const QString &term : {u"draft"_s, u"cleared"_s})
        m_publication->addItem(words.term("publication", term), term);
    addField("import.ask_publication", m_publication);
    if (const schema::Vocabulary *terms = m_context.ui.vocabularies.vocabulary("naming_basis")) {
        for (const schema::Term &term : terms->terms)
            m_basis->addItem(term.label(words.language()), term.key);
    }
    m_basis->setCurrentIndex(std::max(0, m_basis->findData(u"none"_s)));
    addField("import.ask_basis", m_basis);
    for (ChoiceBox *box : {m_publication, m_basis}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(kShortest);
    }
}

void ImportChoices::addField(const char *label, QWidget *field)
{
    m_column->addLayout(makeLabelled(m_context.ui, m_context.words().label(label), field));
}

void ImportChoices::suggestName(const QString &name)
{
    if (m_name->text().trimmed().isEmpty() || !m_name->isModified())
        m_name->setText(name);
    m_toldName = m_name->text().trimmed();
}

QJsonObject ImportChoices::state() const
{
    return {{u"name"_s, listName()}, {u"typed"_s, m_name->isModified()}, {u"as_of"_s, m_asOf->typed()}, {u"publication"_s, m_publication->currentData().toString()},
            {u"basis"_s, m_basis->currentData().toString()}, {u"another_body"_s, m_anotherBody->isChecked()}, {u"remember"_s, m_remember->isChecked()}};
}

void ImportChoices::restore(const QJsonObject &state)
{
    const QSignalBlocker quiet(this);
    m_name->setText(state[u"name"_s].toString());
    m_name->setModified(state[u"typed"_s].toBool());
    m_toldName = listName();
    m_asOf->setTyped(state[u"as_of"_s].toString());
    for (const auto &[box, key] : {std::pair(m_publication, u"publication"_s), std::pair(m_basis, u"basis"_s)})
        box->setCurrentIndex(std::max(0, box->findData(state[key].toString())));
    m_anotherBody->box().setChecked(state[u"another_body"_s].toBool());
    m_remember->box().setChecked(state[u"remember"_s].toBool());
}

base::Result<exchange::ImportOptions> ImportChoices::options() const
{
    exchange::ImportOptions options;
    options.listName = listName();
    options.publication = m_publication->currentData().toString();
    options.namingBasis = m_basis->currentData().toString();
    options.anotherBody = m_anotherBody->isChecked();
    options.rememberColumns = m_remember->isChecked();
    const auto language = schema::dateLanguage(m_context.words().language());
    if (!m_asOf->typed().trimmed().isEmpty()) {
        DOSSIER_ASSIGN(options.asOf, base::PartialDate::parse(m_asOf->typed(), language, m_context.ui.clock.today()));
    }
    return options;
}

} // namespace dossier::ui
