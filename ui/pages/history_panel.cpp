// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/history_panel.h"

#include "ui/text/date_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;
using store::HistoryEntry;

namespace {

/// Where a record belongs and in which order it stands is no news to a person.
bool isSilent(const schema::EntitySpec *entity, const schema::FieldSpec *field)
{
    return !entity
        || (field && (field->kind == schema::Kind::Order || field->kind == schema::Kind::Bytes || entity->parent == field->id));
}

/// The value that this one took the place of, in a list that is newest first; null for a member of a set and where
/// there was none.
const HistoryEntry *replacedBy(const QList<HistoryEntry> &newest, qsizetype at)
{
    const HistoryEntry &entry = newest[at];
    if (!entry.field || entry.member || entry.removed)
        return nullptr;
    const auto older = std::find_if(newest.begin() + at + 1, newest.end(), [&](const HistoryEntry &one) {
        return one.record == entry.record && one.field == entry.field;
    });
    return older == newest.end() ? nullptr : &*older;
}

} // namespace

HistoryPanel::HistoryPanel(const VaultContext &context, store::Store &store, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_store(store)
    , m_list(new QListWidget)
{
    const Words &words = context.words();
    const int u = context.theme().u();
    setLook(this, "side");
    m_list->setItemDelegate(new LinesDelegate(context.ui, this));
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(words.label("ui.action.history"));
    auto *heading = new QHBoxLayout;
    heading->addWidget(makeLabel(context.ui, Theme::Role::Section, words.label("ui.action.history")));
    heading->addStretch();
    QToolButton *close = makeIconButton(context.ui, u"x"_s, words.label("ui.button.close"));
    heading->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(u * 3, u * 3, u * 2, u * 2);
    column->addLayout(heading);
    column->addWidget(m_list, 1);
    connect(close, &QToolButton::clicked, this, &HistoryPanel::closeWanted);
}

HistoryPanel::Titles HistoryPanel::titlesOf(const QList<HistoryEntry> &entries) const
{
    QList<base::RecordId> ids;
    for (const HistoryEntry &entry : entries) {
        ids.append(entry.actor);
        if (const auto *id = std::get_if<base::RecordId>(&entry.value))
            ids.append(*id);
    }
    // Members lie in main, whatever compartment the record is in.
    Titles out = m_context.session.main().titles(ids).value_or(Titles());
    out.insert(m_store.titles(ids).value_or(Titles()));
    return out;
}

void HistoryPanel::show(base::RecordId record)
{
    m_list->clear();
    const auto entries = m_store.history(record);
    if (!entries)
        return append({{Theme::Role::Body, u"red"_s, m_context.words().error(entries.error())}}, 0);
    const Titles titles = titlesOf(*entries);
    QList<HistoryEntry> newest = *entries;
    std::ranges::stable_sort(newest, std::greater{}, [](const HistoryEntry &entry) { return entry.at.utcMicroseconds; });
    QString shown;
    for (qsizetype i = 0; i < newest.size(); ++i) {
        const HistoryEntry &entry = newest[i];
        const schema::EntitySpec *entity = m_context.ui.registry.entity(entry.entity);
        if (isSilent(entity, entry.field ? m_context.ui.registry.field(*entry.field) : nullptr))
            continue;
        const QString moment = m_context.words().moment(entry.at, m_context.ui.clock.today());
        const QString actor = titles.value(entry.actor);
        if (const QString group = moment + u'\n' + actor; group != shown) {
            appendHeading(moment, actor);
            shown = group;
        }
        appendEntry(entry, *entity, replacedBy(newest, i), titles);
    }
}

void HistoryPanel::append(const QList<TextLine> &lines, double unitsAbove)
{
    QStringList said;
    for (const TextLine &line : lines)
        said.append(spoken(line.text));
    auto *item = new QListWidgetItem(m_list);
    item->setData(LinesDelegate::kLinesRole, QVariant::fromValue(lines));
    item->setData(LinesDelegate::kAboveRole, unitsAbove);
    item->setData(Qt::AccessibleTextRole, said.join(", "_L1));
}

void HistoryPanel::appendHeading(const QString &moment, const QString &actor)
{
    const QString both = actor.isEmpty() ? moment : isolated(moment) + u" · "_s + isolated(actor);
    append({{Theme::Role::Name, u"text"_s, both}}, m_list->count() > 0 ? 3 : 0);
}

QString HistoryPanel::valueOf(const HistoryEntry &entry, const Titles &titles) const
{
    if (entry.erased)
        return m_context.words().label("ui.history.erased");
    const schema::FieldSpec &field = *m_context.ui.registry.field(*entry.field);
    const QString value = items::valueInWords(field, entry.value, m_context.cells(m_store), titles);
    return value.isEmpty() ? m_context.words().label("ui.history.emptied") : value;
}

void HistoryPanel::appendEntry(const HistoryEntry &entry, const schema::EntitySpec &entity, const HistoryEntry *before, const Titles &titles)
{
    const Words &words = m_context.words();
    using Kind = domain::ChangeKind;
    if (!entry.field || !m_context.ui.registry.field(*entry.field)) {
        const char *key = entry.kind == Kind::Create ? "ui.history.created" : entry.kind == Kind::Delete ? "ui.history.deleted" : "ui.history.restored";
        append({{Theme::Role::Body, u"text"_s, words.label(key, {words.entity(entity)})}}, 0);
        return;
    }
    const QString sign = entry.removed ? u"− "_s : entry.member ? u"+ "_s : QString();
    QList<TextLine> lines{{Theme::Role::Small, u"text3"_s, words.field(*m_context.ui.registry.field(*entry.field))},
                          {Theme::Role::Body, u"text"_s, sign.isEmpty() ? valueOf(entry, titles) : sign + isolated(valueOf(entry, titles))}};
    if (before)
        lines.append({Theme::Role::Small, u"text2"_s, words.label("ui.history.was", {valueOf(*before, titles)})});
    // That a value holds is the rule, and a member that left is no value.
    if (!entry.current && !entry.removed)
        lines.append({Theme::Role::Small, u"text3"_s, words.label("ui.history.past")});
    append(lines, 0);
}

} // namespace dossier::ui
