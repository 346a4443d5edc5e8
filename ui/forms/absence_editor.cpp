// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/absence_editor.h"

#include "schema/value_text.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace dossier::ui {

using domain::AbsenceAnswer;
using namespace Qt::StringLiterals;

namespace {

QString keyOf(const AbsenceAnswer &answer)
{
    return answer.answer + u'/' + answer.way;
}

AbsenceAnswer answerOf(const QString &key)
{
    return {.answer = key.section(u'/', 0, 0), .way = key.section(u'/', 1)};
}

QString choiceText(const VaultContext &context, const AbsenceAnswer &answer)
{
    const Words &words = context.words();
    if (answer.isOpen())
        return words.label("ui.absence.open");
    if (answer.way.isEmpty())
        return words.term("absence", answer.answer);
    const QString way = words.term("release", answer.way);
    return answer.answer == "released"_L1 ? words.term("absence", answer.answer) + u": "_s + way : way;
}

} // namespace

AbsenceEditor::AbsenceEditor(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_choice(new ChoiceBox(context.ui))
    , m_dateField(new QWidget)
    , m_date(new DateEditor(context))
    , m_status(new QCheckBox)
    , m_note(makeLabel(context.ui, Theme::Role::Small, {}, "hint"))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(context.theme().u());
    column->addLayout(makeRow());
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addWidget(m_status, 0, Qt::AlignLeading);
    addChoices();
    showParts();
    connect(m_choice, &QComboBox::activated, this, [this] {
        m_status->setChecked(false);
        showParts();
        tell();
    });
    connect(m_date, &Editor::edited, this, &AbsenceEditor::showParts);
    connect(&m_date->line(), &QLineEdit::editingFinished, this, &AbsenceEditor::tell);
    connect(m_status, &QCheckBox::clicked, this, &AbsenceEditor::tell);
}

QLayout *AbsenceEditor::makeRow()
{
    const Words &words = m_context.words();
    auto *row = new QHBoxLayout;
    row->setSpacing(m_context.theme().u(2));
    row->addLayout(makeLabelled(m_context.ui, words.label("field.absence.answer"), m_choice), 3);
    m_dateField->setLayout(makeLabelled(m_context.ui, words.label("field.release.released_on"), m_date));
    m_dateField->layout()->setContentsMargins(0, 0, 0, 0);
    m_date->setIdentity(words.label("field.release.released_on"), "released_on");
    row->addWidget(m_dateField, 2);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(12);
    return row;
}

void AbsenceEditor::addChoices()
{
    addChoice({});
    if (const schema::Vocabulary *ways = m_context.ui.vocabularies.vocabulary("release")) {
        for (const schema::Term &way : ways->terms)
            addChoice(domain::releaseAnswer(way.key));
    }
    if (const schema::Vocabulary *answers = m_context.ui.vocabularies.vocabulary("absence")) {
        for (const schema::Term &term : answers->terms) {
            // A release has a way, if only "not known"; and what is not known is an open question.
            if (term.key != "released"_L1 && term.key != "unknown"_L1)
                addChoice({.answer = term.key});
        }
    }
}

void AbsenceEditor::addChoice(const AbsenceAnswer &answer)
{
    m_choice->addItem(choiceText(m_context, answer), keyOf(answer));
}

AbsenceAnswer AbsenceEditor::chosen() const
{
    return answerOf(m_choice->currentData().toString());
}

void AbsenceEditor::setAnswer(const AbsenceAnswer &answer)
{
    const QSignalBlocker quiet(this);
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(keyOf(answer))));
    m_date->setTyped(answer.on.typed());
    m_status->setChecked(!answer.libertyStatus.isEmpty());
    showParts();
}

AbsenceAnswer AbsenceEditor::answer() const
{
    AbsenceAnswer out = chosen();
    if (!out.way.isEmpty()) {
        const auto language = schema::dateLanguage(m_context.words().language());
        if (const auto on = base::PartialDate::parse(m_date->typed(), language, m_context.ui.clock.today()))
            out.on = *on;
    }
    if (m_status->isChecked())
        out.libertyStatus = domain::statusOffered(out);
    return out;
}

bool AbsenceEditor::isReadable() const
{
    return chosen().way.isEmpty() || m_date->typed().trimmed().isEmpty() || !answer().on.isNull();
}

void AbsenceEditor::showParts()
{
    const Words &words = m_context.words();
    const AbsenceAnswer now = chosen();
    m_dateField->setVisible(!now.way.isEmpty());
    const QString status = domain::statusOffered(now);
    m_status->setVisible(!status.isEmpty());
    m_status->setText(isolated(words.label("ui.absence.set_status", {words.term("liberty", status)})));
    const bool wrong = !isReadable();
    m_date->setWrong(wrong);
    m_note->setText(now.way.isEmpty() ? QString() : wrong ? words.label("ui.field.unclear") : m_date->echo());
    setLook(m_note, wrong ? "bad" : "hint");
    m_note->setVisible(!m_note->text().isEmpty());
    m_date->line().setAccessibleDescription(m_note->text());
}

void AbsenceEditor::tell()
{
    if (isReadable())
        Q_EMIT changed();
}

QString absenceText(const VaultContext &context, const AbsenceAnswer &answer)
{
    QString out = choiceText(context, answer);
    if (!answer.on.isNull())
        out += u", "_s + isolated(answer.on.format(schema::dateLanguage(context.words().language())));
    return out;
}

} // namespace dossier::ui
