// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/notes_panel.h"

#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "ui/forms/editors/line_editor.h"
#include "ui/text/date_words.h"
#include "ui/widgets/caret.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;
namespace note = schema::note;
namespace observation = schema::observation;

namespace {

constexpr int kFewestRows = 3;
constexpr double kRowUnits = 7;
constexpr double kRoomUnits = 100;    ///< where nobody said how much there is
constexpr double kRestUnits = 16;     ///< gaps, and that what follows is seen to follow

} // namespace

NotesPanel::NotesPanel(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_heading(makeLabel(context.ui, Theme::Role::Section, context.words().label("entity.note_line.plural")))
    , m_none(makeLabel(context.ui, Theme::Role::Body, context.words().label("ui.notes.empty"), "hint"))
    , m_list(new QListWidget)
    , m_delegate(new NoteDelegate(context.ui, this))
    , m_entry(new QLineEdit)
    , m_message(new MessageBar(context.ui))
{
    const int u = context.theme().u();
    makeList();
    makeEntry();
    m_none->setWordWrap(true);
    m_none->setContentsMargins(u * 2, u, u * 2, u);
    QFrame *panel = makeFrame("panel");
    auto *inside = new QVBoxLayout(panel);
    inside->setContentsMargins(u, u, u, u);
    inside->setSpacing(u);
    inside->addWidget(m_none);
    inside->addWidget(m_list);
    inside->addWidget(m_entry);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(u * 2);
    column->addWidget(m_heading);
    column->addWidget(panel);
    column->addWidget(m_message);
}

void NotesPanel::makeList()
{
    m_list->setItemDelegate(m_delegate);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(m_heading->text());
    m_list->viewport()->installEventFilter(this);
    QScrollBar *bar = m_list->verticalScrollBar();
    // Rows have their places only after the layout, and others when the width changes.
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar] {
        if (m_followsEnd)
            bar->setValue(bar->maximum());
    });
    connect(bar, &QScrollBar::actionTriggered, this, [this, bar] { m_followsEnd = bar->sliderPosition() == bar->maximum(); });
}

void NotesPanel::makeEntry()
{
    alignLeading(*m_entry);
    m_entry->setPlaceholderText(m_context.words().label("ui.notes.placeholder"));
    m_entry->setAccessibleName(m_context.words().label("ui.notes.new_line"));
    m_entry->setProperty(kDraftKey, QByteArray(kDraftEntry));
    m_entry->setEnabled(m_context.session.access() == vault::Access::ReadWrite);
    yieldUndo(m_entry);
    connect(m_entry, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!m_firstKey && !text.isEmpty())
            m_firstKey = m_context.ui.clock.now();
        if (text.isEmpty())
            m_firstKey.reset();
        Q_EMIT edited();
    });
    connect(m_entry, &QLineEdit::returnPressed, this, &NotesPanel::add);
}

std::optional<base::RecordId> NotesPanel::observation() const
{
    const auto found = m_context.session.main().referring(observation::kType, observation::hearing.id, m_hearing);
    return found && !found->isEmpty() ? std::optional(found->first().id()) : std::nullopt;
}

NoteRow NotesPanel::rowOf(const items::NoteLine &line) const
{
    const Words &words = m_context.words();
    NoteRow row;
    row.number = words.number(line.number);
    row.stamp = line.at ? items::momentOf(*line.at).time().toString(u"HH:mm"_s) : QString();
    row.isAside = line.corrects && line.speaker.isEmpty();
    row.speaker = row.isAside ? words.label("ui.notes.corrects", {words.number(*line.corrects)}) : line.speaker;
    row.text = line.text;
    row.isQuoted = line.isVerbatim;
    if (line.corrects && !row.isAside)
        row.badges.append({u"slate"_s, u"undo-2"_s, words.label("ui.notes.corrects", {words.number(*line.corrects)})});
    if (line.isVerbatim)
        row.badges.append({u"slate"_s, {}, words.label("field.note.verbatim")});
    for (const QString &right : line.rights)
        row.badges.append({u"teal"_s, u"bookmark"_s, right});
    for (const QString &mark : line.marks)
        row.badges.append({u"amber"_s, u"circle-dot"_s, mark});
    return row;
}

QList<NoteRow> NotesPanel::rowsOf(const QList<items::NoteLine> &lines) const
{
    QList<NoteRow> out;
    QDate shown;
    for (const items::NoteLine &line : lines) {
        const QDate day = line.at ? items::momentOf(*line.at).date() : shown;
        if (day != shown) {
            out.append(NoteRow());
            out.last().day = weekday(m_context.words(), day, m_context.ui.clock.today(), false);
            shown = day;
        }
        out.append(rowOf(line));
    }
    return out;
}

void NotesPanel::append(const NoteRow &row)
{
    auto *item = new QListWidgetItem(m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setData(NoteDelegate::kRowRole, QVariant::fromValue(row));
    item->setData(Qt::AccessibleTextRole, row.inFull());
}

void NotesPanel::load(base::RecordId hearing)
{
    const store::Store &store = m_context.session.main();
    m_followsEnd = m_followsEnd || hearing != m_hearing;
    m_hearing = hearing;
    const int at = m_list->verticalScrollBar()->value();
    const QList<items::NoteLine> lines = items::noteLinesOf(m_context.cells(store), hearing);
    const QList<NoteRow> rows = rowsOf(lines);
    m_lineCount = int(lines.size());
    m_list->clear();
    m_delegate->measure(rows);
    for (const NoteRow &row : rows)
        append(row);
    m_none->setVisible(rows.isEmpty());
    m_list->setVisible(!rows.isEmpty());
    fit();
    m_list->doItemsLayout();
    m_list->verticalScrollBar()->setValue(m_followsEnd ? m_list->verticalScrollBar()->maximum() : at);
}

void NotesPanel::fitInto(QWidget &viewport)
{
    m_viewport = &viewport;
    viewport.installEventFilter(this);
    fit();
}

void NotesPanel::fit()
{
    const Theme &theme = m_context.theme();
    const int room = m_viewport ? m_viewport->height() : theme.u(kRoomUnits);
    const int rest = m_heading->sizeHint().height() + m_entry->sizeHint().height() + theme.u(kRestUnits);
    const int most = std::max(room - rest, kFewestRows * theme.u(kRowUnits));
    int height = 0;
    for (int i = 0; i < m_list->count() && height < most; ++i)
        height += m_delegate->heightFor(m_list->item(i)->data(NoteDelegate::kRowRole).value<NoteRow>(), m_list->viewport()->width());
    m_list->setFixedHeight(std::min(height, most));
}

bool NotesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && (watched == m_viewport || watched == m_list->viewport()))
        fit();
    return QWidget::eventFilter(watched, event);
}

void NotesPanel::add()
{
    const QString text = m_entry->text().trimmed();
    if (text.isEmpty())
        return;
    std::vector<domain::ChangeSet> changes;
    auto of = observation();
    if (!of) {
        domain::ChangeSet made = domain::createOf(observation::kType, base::newRecordId(m_context.ui.random));
        made.set(observation::hearing, m_hearing);
        of = made.id;
        changes.push_back(std::move(made));
    }
    domain::ChangeSet line = domain::createOf(note::kType, base::newRecordId(m_context.ui.random));
    line.set(note::observation, *of);
    line.set(note::text, text);
    line.set(note::typed_at, m_firstKey.value_or(m_context.ui.clock.now()));
    changes.push_back(std::move(line));
    if (const auto done = m_context.session.main().apply(m_context.action(u"note"_s, std::move(changes))); !done) {
        m_message->show(MessageBar::Tone::Error, m_context.words().error(done.error()));
        return;
    }
    m_message->dismiss();
    m_entry->clear();
    m_firstKey.reset();
    m_followsEnd = true;
    load(m_hearing);
    Q_EMIT written();
}

} // namespace dossier::ui
