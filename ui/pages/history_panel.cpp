// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/history_panel.h"

#include "items/columns.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

HistoryPanel::HistoryPanel(const VaultContext &context, store::Store &store, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_store(store)
    , m_list(new QListWidget)
{
    const Words &words = context.words();
    const int u = context.theme().u();
    setLook(this, "side");
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(u / 2);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(words.label("ui.action.history"));
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_list->viewport()->installEventFilter(this);
    auto *heading = new QHBoxLayout;
    heading->addWidget(makeLabel(context.ui, Theme::Role::Section, words.label("ui.action.history")));
    heading->addStretch();
    QToolButton *close = makeIconButton(context.ui, u"x"_s, words.label("ui.button.close"));
    heading->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(u * 4, u * 3, u * 2, u * 2);
    column->addLayout(heading);
    column->addWidget(m_list, 1);
    connect(close, &QToolButton::clicked, this, &HistoryPanel::closeWanted);
}

void HistoryPanel::show(base::RecordId record)
{
    m_list->clear();
    const Words &words = m_context.words();
    const auto entries = m_store.history(record);
    if (!entries) {
        m_list->addItem(words.error(entries.error()));
        return;
    }
    const QDate today = m_context.ui.clock.today();
    const items::CellContext cells{m_store, m_context.ui.registry, m_context.ui.vocabularies, words.language(), today};
    QList<base::RecordId> ids;
    for (const store::HistoryEntry &entry : *entries) {
        ids.append(entry.actor);
        if (const auto *id = std::get_if<base::RecordId>(&entry.value))
            ids.append(*id);
    }
    // Members lie in main, whatever compartment the record is in.
    auto titles = m_context.session.main().titles(ids).value_or(QHash<base::RecordId, QString>());
    titles.insert(m_store.titles(ids).value_or(QHash<base::RecordId, QString>()));
    QList<store::HistoryEntry> newest = *entries;
    std::ranges::stable_sort(newest, std::greater{}, [](const store::HistoryEntry &entry) { return entry.at.utcMicroseconds; });
    for (const store::HistoryEntry &entry : std::as_const(newest)) {
        const schema::EntitySpec *entity = m_context.ui.registry.entity(entry.entity);
        const schema::FieldSpec *field = entry.field ? m_context.ui.registry.field(*entry.field) : nullptr;
        // Where it belongs and in which order it stands is no news to a person.
        const bool silent = entity && field && (field->kind == schema::Kind::Order || field->kind == schema::Kind::Bytes || entity->parent == field->id);
        if (!entity || silent)
            continue;
        QString what;
        if (!field)
            what = words.label(entry.kind == domain::ChangeKind::Create ? "ui.history.created" : entry.kind == domain::ChangeKind::Delete ? "ui.history.deleted" : "ui.history.restored", {words.entity(*entity)});
        else if (entry.erased)
            what = words.field(*field) + ": "_L1 + words.label("ui.history.erased");
        else
            what = words.field(*field) + ": "_L1 + (entry.removed ? u"− "_s : entry.member ? u"+ "_s : QString()) + isolated(items::valueInWords(*field, entry.value, cells, titles));
        QString line = what + u'\n' + words.moment(entry.at, today) + u" · "_s + isolated(titles.value(entry.actor));
        if (entry.current)
            line += u" · "_s + words.label("ui.history.current");
        m_list->addItem(line);
    }
    fitItems();
}

bool HistoryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize)
        fitItems();
    return QFrame::eventFilter(watched, event);
}

void HistoryPanel::fitItems()
{
    const int u = m_context.theme().u();
    const int width = m_list->viewport()->width() - 2 * m_list->spacing();
    const QFontMetrics metrics(m_list->font());
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        // Padding as in the style sheet, and what the delegate keeps to itself.
        const QRect text = metrics.boundingRect(QRect(0, 0, width - 6 * u, QWIDGETSIZE_MAX), Qt::TextWordWrap, item->text());
        item->setSizeHint({width, text.height() + 2 * u});
    }
}

} // namespace dossier::ui
