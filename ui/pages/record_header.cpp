// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/record_header.h"

#include "items/hearing_columns.h"
#include "schema/entities/case.h"
#include "schema/entities/hearing.h"
#include "ui/widgets/marks.h"

#include <QHBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;
namespace case_ = schema::case_;

namespace {

constexpr int kPencil = 14;

} // namespace

RecordHeader::RecordHeader(const VaultContext &context, store::Store &store, const schema::EntitySpec &entity, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_store(store)
    , m_entity(entity)
    , m_title(new ElidedLabel)
    , m_below(makeLabel(context.ui, Theme::Role::Body, {}, "soft"))
    , m_badges(new QWidget)
    , m_badgeFlow(new FlowLayout(context.theme().u(1.5), m_badges))
    , m_pencil(makeIcon(context.ui, u"pencil-line"_s, u"text2"_s, kPencil))
    , m_draft(makeLabel(context.ui, Theme::Role::Small, {}, "soft"))
    , m_discard(makeButton(context.ui, context.words().label("ui.command.discard_draft"), "link"))
    , m_save(makeButton(context.ui, context.words().label("ui.button.save"), "primary"))
{
    setLook(this, "header");
    const int u = context.theme().u();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(u * 4, u * 2, u * 4, u * 2);
    column->setSpacing(u);
    column->addLayout(makeTop());
    column->addLayout(makeTitle());
    showDraft({});
}

QLayout *RecordHeader::makeTop()
{
    auto *top = new QHBoxLayout;
    QPushButton *back = makeButton(m_context.ui, m_context.words().label("ui.button.back"), "link",
                                   isRightToLeft() ? u"arrow-right"_s : u"arrow-left"_s);
    back->setFont(m_context.theme().font(Theme::Role::Small));
    top->addWidget(back);
    top->addStretch(1);
    top->addWidget(m_pencil);
    top->addWidget(m_draft);
    connect(back, &QPushButton::clicked, this, &RecordHeader::backWanted);
    return top;
}

QLayout *RecordHeader::makeTitle()
{
    const Words &words = m_context.words();
    auto *row = new QHBoxLayout;
    row->setSpacing(m_context.theme().u() * 3);
    m_title->setFont(m_context.theme().font(Theme::Role::Title));
    row->addWidget(m_title);
    row->addWidget(m_below);
    row->addWidget(m_badges, 1, Qt::AlignVCenter);
    QToolButton *undo = makeIconButton(m_context.ui, u"undo-2"_s, words.label("ui.edit.undo"));
    QToolButton *history = makeIconButton(m_context.ui, u"history"_s, words.label("ui.action.history"));
    row->addWidget(undo);
    row->addWidget(history);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    connect(undo, &QToolButton::clicked, this, &RecordHeader::undoWanted);
    connect(history, &QToolButton::clicked, this, &RecordHeader::historyWanted);
    connect(m_discard, &QPushButton::clicked, this, &RecordHeader::discardWanted);
    connect(m_save, &QPushButton::clicked, this, &RecordHeader::saveWanted);
    return row;
}

/// What the record is called, and a fact that stands softly beside it.
std::pair<QString, QString> RecordHeader::titleOf(const domain::Record &record) const
{
    const items::CellContext cells = m_context.cells(m_store);
    if (m_entity.type == case_::kType) {
        const auto person = record.get(case_::person);
        return {person ? m_store.titles({*person}).value_or(QHash<base::RecordId, QString>()).value(*person) : items::titleInWords(cells, record.id()),
                record.get(case_::reference).value_or(QString())};
    }
    // Whoever looks for a hearing remembers whose it was sooner than when.
    if (m_entity.type == schema::hearing::kType) {
        if (const QString title = items::hearingTitle(cells, record); !title.isEmpty())
            return {title, items::hearingTime(cells, record)};
    }
    return {items::titleInWords(cells, record.id()), {}};
}

void RecordHeader::showRecord(const domain::Record &record, bool isNew)
{
    const Words &words = m_context.words();
    const auto [title, below] = isNew ? std::pair(words.newOf(m_entity), QString()) : titleOf(record);
    m_title->setFullText(title.isEmpty() ? words.entity(m_entity) : title);
    m_below->setText(below);
    showBadges(record, isNew);
}

void RecordHeader::showBadges(const domain::Record &record, bool isNew)
{
    clearLayout(*m_badgeFlow);
    if (m_entity.type != case_::kType || isNew)
        return;
    const Words &words = m_context.words();
    const auto add = [&](const Mark &mark, const QString &word) {
        auto *badge = new Badge(m_context.ui, mark.tone, mark.icon, word, m_badges);
        m_badgeFlow->addWidget(badge);
        badge->show();
    };
    if (const auto status = record.get(case_::liberty_status))
        add(libertyMark(status->term), words.term("liberty", status->term));
    if (const auto state = record.get(case_::publication))
        add(publicationMark(state->term), words.term("publication", state->term));
}

void RecordHeader::showDraft(const QString &kept)
{
    m_draft->setText(kept);
    m_pencil->setVisible(!kept.isEmpty());
}

void RecordHeader::showChanges(int changes, bool writable)
{
    m_save->setText(changes > 0 ? m_context.words().count("ui.record.save_changes", changes) : m_context.words().label("ui.button.save"));
    m_save->setEnabled(changes > 0 && writable);
    m_discard->setVisible(changes > 0);
    if (changes == 0)
        showDraft({});
}

} // namespace dossier::ui
