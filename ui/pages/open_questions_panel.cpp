// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/open_questions_panel.h"

#include "domain/identity.h"
#include "schema/entities/absence.h"
#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/entities/possible_match.h"
#include "schema/entities/prisoner_list.h"
#include "schema/value_text.h"
#include "store/same_as.h"
#include "ui/text/import_words.h"

#include <QHBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;
namespace possible_match = schema::possible_match;

namespace {

constexpr double kEditorUnits = 170;

} // namespace

OpenQuestionsPanel::OpenQuestionsPanel(const VaultContext &context, store::Store &store, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_store(store)
    , m_text(makeLabel(context.ui, Theme::Role::Body, {}))
    , m_who(makeButton(context.ui, context.words().label("ui.question.open_person"), "link"))
    , m_same(makeButton(context.ui, context.words().label("import.same_person")))
    , m_notSame(makeButton(context.ui, context.words().label("import.not_same_person")))
    , m_keep(makeButton(context.ui, context.words().label("ui.question.keep")))
    , m_next(makeButton(context.ui, {}, "link"))
    , m_editor(new AbsenceEditor(context))
{
    setLook(this, "question");
    const int u = context.theme().u();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(u * 4, context.theme().u(1.5), u * 4, context.theme().u(1.5));
    column->setSpacing(u);
    column->addLayout(makeQuestion());
    m_editor->setMaximumWidth(context.theme().u(kEditorUnits));
    column->addWidget(m_editor);
    connect(m_who, &QPushButton::clicked, this, [this] { Q_EMIT personWanted(items::otherOf(match(), *m_person)); });
    connect(m_same, &QPushButton::clicked, this, [this] { decide(true); });
    connect(m_notSame, &QPushButton::clicked, this, [this] { decide(false); });
    connect(m_keep, &QPushButton::clicked, this, &OpenQuestionsPanel::keepAnswer);
    connect(m_next, &QPushButton::clicked, this, [this] {
        m_shown = (m_shown + 1) % m_questions.count();
        showQuestion();
    });
    connect(m_editor, &AbsenceEditor::changed, this, [this] { m_keep->setEnabled(!m_editor->answer().isOpen()); });
    hide();
}

QLayout *OpenQuestionsPanel::makeQuestion()
{
    const Theme &theme = m_context.theme();
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.u(2));
    row->addWidget(makeIcon(m_context.ui, u"circle-dashed"_s, u"amber"_s));
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    for (QPushButton *button : {m_who, m_same, m_notSame, m_keep, m_next})
        row->addWidget(button);
    return row;
}

void OpenQuestionsPanel::show(const domain::Record &record)
{
    const bool isCase = record.type() == schema::case_::kType;
    m_person = isCase ? record.get(schema::case_::person) : std::optional(record.id());
    m_questions = items::openQuestionsOf(m_store, m_person, isCase ? std::optional(record.id()) : std::nullopt);
    setVisible(m_questions.count() > 0);
    m_shown = std::clamp<qsizetype>(m_shown, 0, std::max<qsizetype>(0, m_questions.count() - 1));
    if (m_questions.count() > 0)
        showQuestion();
}

void OpenQuestionsPanel::showQuestion()
{
    const Words &words = m_context.words();
    const bool writable = m_store.access() == vault::Access::ReadWrite;
    const bool who = asksWho();
    m_text->setText(who ? whoText() : absenceQuestion());
    m_who->setVisible(who);
    m_same->setVisible(who && writable);
    m_notSame->setVisible(who && writable);
    m_keep->setVisible(!who && writable);
    m_editor->setVisible(!who && writable);
    m_next->setVisible(m_questions.count() > 1);
    m_next->setText(words.label("ui.question.next", {words.number(m_shown + 1), words.number(m_questions.count())}));
    const base::RecordId asked = who ? match().id() : absence().id();
    if (std::exchange(m_asked, asked) != asked) {
        m_editor->setAnswer({});
        m_keep->setEnabled(false);
    }
}

/// "May be the same person as C-0219 · Yarməmmədov Tural, 1981 (other spelling, same patronymic)"
QString OpenQuestionsPanel::whoText() const
{
    const Words &words = m_context.words();
    const base::RecordId other = items::otherOf(match(), *m_person);
    QStringList parts;
    for (const domain::Record &matter : m_store.referring(schema::case_::kType, schema::case_::person.id, other).value_or(QList<domain::Record>()))
        parts.append(matter.get(schema::case_::reference).value_or(QString()));
    parts.append(m_store.titles({other}).value_or(QHash<base::RecordId, QString>()).value(other));
    if (const auto record = m_store.record(other)) {
        if (const auto born = record->get(schema::person::birth_date))
            parts.append(born->format(schema::dateLanguage(words.language())));
    }
    parts.removeIf([](const QString &part) { return part.isEmpty(); });
    const ImportWords told(words, m_context.ui.registry, m_context.ui.vocabularies);
    return words.label("ui.question.may_be_same", {parts.join(u" · "_s), told.reasons(match().get(possible_match::reasons))});
}

/// "Not in the edition of 30 November 2026 of “Our list”. What happened?"
QString OpenQuestionsPanel::absenceQuestion() const
{
    const Words &words = m_context.words();
    QString name;
    if (const auto list = absence().get(schema::absence::list)) {
        if (const auto record = m_store.record(*list))
            name = record->get(schema::prisoner_list::name).value_or(QString());
    }
    const auto asOf = absence().get(schema::absence::as_of);
    if (!asOf)
        return words.label("ui.question.absent", {name});
    return words.label("ui.question.absent_on", {name, asOf->format(schema::dateLanguage(words.language()))});
}

void OpenQuestionsPanel::decide(bool same)
{
    // The one who was there before the question came up is kept.
    const domain::Record question = match();
    const domain::PersonPair pair{question.get(possible_match::other).value_or(base::RecordId()),
                                  question.get(possible_match::person).value_or(base::RecordId()), &question};
    const base::Instant now = m_context.ui.clock.now();
    const base::RecordId fresh = base::newRecordId(m_context.ui.random);
    const Words &words = m_context.words();
    if (same) {
        auto changes = domain::sayTheSame(pair, store::sameAsIn(m_store), now, fresh);
        if (changes)
            apply(u"alias"_s, *std::move(changes), words.label("ui.question.said_same"));
        else
            Q_EMIT refused(changes.error());
        return;
    }
    apply(u"not_same"_s, domain::sayNotTheSame(pair, now, fresh), words.label("ui.question.said_not_same"));
}

void OpenQuestionsPanel::keepAnswer()
{
    const auto matter = m_store.record(absence().get(schema::absence::case_).value_or(base::RecordId()));
    if (!matter) {
        Q_EMIT refused(matter.error());
        return;
    }
    const domain::AbsenceAnswer answer = m_editor->answer();
    if (answer.isOpen() || !m_editor->isReadable())
        return;
    apply(u"absence"_s, domain::answerAbsence({domain::updateOf(absence()), *matter, base::newRecordId(m_context.ui.random)}, answer),
          absenceText(m_context, answer));
}

void OpenQuestionsPanel::apply(const QString &label, std::vector<domain::ChangeSet> changes, const QString &said)
{
    // The store tells its listeners before apply returns, and they show this panel anew.
    if (const auto applied = m_store.apply(m_context.action(label, std::move(changes))); !applied)
        Q_EMIT refused(applied.error());
    else
        Q_EMIT answered(said);
}

} // namespace dossier::ui
