// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/reference_editor.h"

#include "domain/names.h"
#include "items/columns.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "ui/forms/editors/line_editor.h"
#include "ui/widgets/caret.h"

#include <QAction>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOffered = 8;
constexpr auto kNew = "new:"_L1;
constexpr qsizetype kIdText = 36;

bool canCreate(schema::EntityType entity)
{
    return entity == schema::person::kType || entity == schema::organisation::kType;
}

} // namespace

std::optional<base::RecordId> referencedId(const QString &typed)
{
    const QString text = typed.startsWith(kNew) ? typed.mid(kNew.size(), kIdText) : typed.trimmed();
    return base::recordIdFromString(text);
}

void appendCreated(const QString &typed, schema::EntityType entity, base::Random &random, std::vector<domain::ChangeSet> &changes)
{
    const auto id = typed.startsWith(kNew) ? referencedId(typed) : std::nullopt;
    if (!id || std::ranges::find(changes, *id, &domain::ChangeSet::id) != changes.end())
        return;
    const QString name = typed.mid(kNew.size() + kIdText + 1);
    if (entity == schema::person::kType) {
        changes.push_back(domain::createOf(entity, *id));
        changes.push_back(domain::addLegalName(*id, {.text = name}, base::newRecordId(random)));
    } else if (entity == schema::organisation::kType) {
        namespace organisation_name = schema::organisation_name;
        changes.push_back(domain::createOf(entity, *id));
        domain::ChangeSet part = domain::createOf(organisation_name::kType, base::newRecordId(random));
        part.set(organisation_name::organisation, *id);
        part.set(organisation_name::text, name);
        part.set(organisation_name::kind, schema::Code{u"official"_s});
        changes.push_back(std::move(part));
    }
}

ReferenceEditor::ReferenceEditor(const VaultContext &context, store::Store &store, const schema::FieldSpec &field, QWidget *parent)
    : Editor(parent)
    , m_context(context)
    , m_store(store)
    , m_field(field)
    , m_line(new QLineEdit)
    , m_list(new QListWidget)
{
    m_line->addAction(context.theme().icon(u"search"_s, u"text3"_s), QLineEdit::TrailingPosition)->setText(context.words().label("ui.edit.find"));
    m_line->installEventFilter(this);
    alignLeading(*m_line);
    yieldUndo(m_line);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_line);
    column->addWidget(m_list);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        m_chosen.clear();
        suggest();
        Q_EMIT edited();
    });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(m_list->row(item)); });
}

QString ReferenceEditor::typed() const
{
    return m_chosen.isEmpty() ? m_line->text().trimmed() : m_chosen;
}

void ReferenceEditor::setTyped(const QString &text)
{
    hideList();
    m_chosen.clear();
    m_chosenTitle = text;
    if (const auto id = referencedId(text)) {
        m_chosen = text;
        if (text.startsWith(kNew)) {
            m_chosenTitle = text.mid(kNew.size() + kIdText + 1);
        } else {
            m_chosenTitle = items::titleInWords({m_store, m_context.ui.registry, m_context.ui.vocabularies, m_context.words().language(), {}}, *id);
        }
    }
    m_line->setText(m_chosenTitle);
    m_line->setCursorPosition(0);
}

void ReferenceEditor::setIdentity(const QString &name, const QByteArray &draftKey)
{
    m_line->setAccessibleName(name);
    m_line->setProperty(kDraftKey, draftKey);
    m_list->setAccessibleName(m_context.words().label("ui.field.suggestions", {name}));
}

void ReferenceEditor::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
    for (QAction *action : m_line->actions())
        action->setVisible(!readOnly);
}

void ReferenceEditor::setWrong(bool wrong)
{
    markWrong(m_line, wrong);
}

QString ReferenceEditor::echo() const
{
    if (m_chosen.startsWith(kNew))
        return m_context.words().label("ui.field.will_be_created", {m_chosenTitle});
    return {};
}

void ReferenceEditor::appendChanges(std::vector<domain::ChangeSet> &changes) const
{
    const auto target = std::ranges::find_if(m_field.targets, canCreate);
    if (target != m_field.targets.end())
        appendCreated(m_chosen, *target, m_context.ui.random, changes);
}

void ReferenceEditor::suggest()
{
    m_list->clear();
    m_offered.clear();
    const QString typed = m_line->text().trimmed();
    if (typed.isEmpty()) {
        hideList();
        return;
    }
    if (auto found = items::suggestionsFor(m_store, typed, m_context.words().language(), m_field.targets, kOffered))
        m_offered = std::move(*found);
    for (const items::Suggestion &one : std::as_const(m_offered))
        m_list->addItem(one.about.isEmpty() ? one.title : isolated(one.title) + u" · "_s + isolated(one.about));
    if (std::ranges::any_of(m_field.targets, canCreate))
        m_list->addItem(m_context.words().label("ui.action.create_named", {typed}));
    m_list->setCurrentRow(0);
    const int row = std::max(m_list->sizeHintForRow(0), m_list->fontMetrics().height() + m_context.theme().u(2));
    m_list->setFixedHeight(row * m_list->count() + 2 * m_list->frameWidth() + 2);
    m_list->setVisible(m_list->count() > 0);
}

void ReferenceEditor::choose(int row)
{
    if (row < 0 || row >= m_list->count())
        return;
    if (row < m_offered.size()) {
        m_chosen = base::toString(m_offered[row].id);
        m_chosenTitle = m_offered[row].title;
    } else {
        m_chosenTitle = m_line->text().trimmed();
        m_chosen = kNew + base::toString(base::newRecordId(m_context.ui.random)) + u' ' + m_chosenTitle;
    }
    hideList();
    m_line->setText(m_chosenTitle);
    Q_EMIT edited();
}

void ReferenceEditor::hideList()
{
    m_list->hide();
    m_list->clear();
    m_offered.clear();
}

bool ReferenceEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress && m_list->isVisibleTo(this)) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int row = m_list->currentRow();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->setCurrentRow(std::clamp(row + (key == Qt::Key_Down ? 1 : -1), 0, m_list->count() - 1));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(row);
            return true;
        }
        if (key == Qt::Key_Escape) {
            hideList();
            return true;
        }
    }
    // Leaving the field closes the list; what was typed stays as words until somebody chooses.
    if (watched == m_line && event->type() == QEvent::FocusOut)
        hideList();
    return Editor::eventFilter(watched, event);
}

} // namespace dossier::ui
