// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/match_panel.h"

#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/value_text.h"
#include "ui/text/import_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dossier::ui {

using exchange::RowDecision;
using namespace Qt::StringLiterals;

MatchPanel::MatchPanel(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QFrame *frame = makeFrame("note");
    m_column = new QVBoxLayout(frame);
    const int u = context.theme().u();
    m_column->setContentsMargins(u * 3, u * 2, u * 3, u * 2);
    m_column->setSpacing(u * 2);
    outer->addWidget(frame);
    hide();
}

/// "C-0219 · Yarməmmədov Tural · 1981"
QString MatchPanel::describe(base::RecordId person) const
{
    const store::Store &main = m_context.session.main();
    QStringList parts;
    if (const auto cases = main.referring(schema::case_::kType, schema::case_::person.id, person); cases && !cases->isEmpty())
        parts.append(cases->first().get(schema::case_::reference).value_or(QString()));
    if (const auto titles = main.titles({person}))
        parts.append(isolated(titles->value(person)));
    if (const auto record = main.record(person)) {
        if (const auto born = record->get(schema::person::birth_date))
            parts.append(born->format(schema::dateLanguage(m_context.words().language())));
    }
    parts.removeIf([](const QString &part) { return part.isEmpty(); });
    // Another row of the same file has no record yet.
    return parts.isEmpty() ? m_context.words().label("ui.import.another_row") : parts.join(u" · "_s);
}

void MatchPanel::show(const exchange::PlannedRow *row)
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setVisible(row && !row->proposals.isEmpty());
    if (!isVisibleTo(parentWidget()))
        return;
    QLabel *title = makeLabel(m_context.ui, Theme::Role::Name, m_context.words().label("ui.import.who_is", {row->name}));
    title->setWordWrap(true);
    m_column->addWidget(title);
    for (const exchange::PersonMatch &match : row->proposals)
        addCandidate(*row, match);
    addAnswers(row->line);
}

void MatchPanel::addCandidate(const exchange::PlannedRow &row, const exchange::PersonMatch &match)
{
    const Words &words = m_context.words();
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    const QString who = describe(match.person);
    QLabel *name = makeLabel(m_context.ui, Theme::Role::Body, who);
    name->setWordWrap(true);
    texts->addWidget(name);
    QLabel *why = makeLabel(m_context.ui, Theme::Role::Small,
                            ImportWords(words, m_context.ui.registry, m_context.ui.vocabularies).reasons(match.similarity), "soft");
    why->setWordWrap(true);
    texts->addWidget(why);
    layout->addLayout(texts, 1);
    const bool isKnown = m_context.session.main().record(match.person).has_value();
    if (isKnown) {
        QPushButton *same = makeButton(m_context.ui, words.label("import.same_person"));
        same->setAccessibleName(words.label("import.same_person") + u": "_s + who);
        connect(same, &QPushButton::clicked, this, [this, number = row.line, person = match.person] {
            Q_EMIT decided(number, {RowDecision::Kind::SamePerson, person});
        });
        layout->addWidget(same, 0, Qt::AlignTop);
    }
    m_column->addWidget(line);
}

void MatchPanel::addAnswers(std::int64_t line)
{
    const Words &words = m_context.words();
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    for (const auto &[label, kind] : {std::pair("import.not_same_person", RowDecision::Kind::NotTheSame),
                                      std::pair("ui.import.leave_out", RowDecision::Kind::LeaveOut)}) {
        QPushButton *button = makeButton(m_context.ui, words.label(label));
        connect(button, &QPushButton::clicked, this, [this, line, kind = kind] { Q_EMIT decided(line, {kind, {}}); });
        layout->addWidget(button);
    }
    layout->addStretch(1);
    m_column->addWidget(row);
}

} // namespace dossier::ui
