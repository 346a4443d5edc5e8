// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/record_page.h"

#include "items/case_columns.h"
#include "schema/entities/case.h"
#include "schema/entities/detention.h"
#include "schema/entities/event.h"
#include "schema/entities/person.h"
#include "ui/forms/case_marks.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTimer>

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;

namespace {

constexpr double kOutlineUnits = 43;
constexpr double kSideUnits = 90;
constexpr double kSideFrom = 250;      ///< units of the page from which the side stands beside
constexpr double kOutlineFrom = 175;
constexpr double kWidestOutlineUnits = 56;
constexpr double kFormUnits = 110;    ///< that the record keeps beside its history

} // namespace

RecordPage::RecordPage(const VaultContext &context, store::Store &store, const FormLayout &layout, QByteArray place,
                       const std::optional<base::RecordId> &record, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_store(store)
    , m_entity(*context.ui.registry.entity(layout.entity))
    , m_place(std::move(place))
    , m_id(record.value_or(base::newRecordId(context.ui.random)))
    , m_isNew(!record)
    , m_form(new RecordForm(context, store, m_entity, {}, this))
    , m_header(new RecordHeader(context, store, m_entity))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    addHeader(page);
    if (m_entity.type == case_::kType) {
        m_custody = new CustodyPanel(context, store, this);
        page->addWidget(&m_custody->band());
        connect(m_custody, &CustodyPanel::extensionWanted, this, &RecordPage::addExtension);
        connect(m_custody, &CustodyPanel::orderChosen, this, [this](const base::RecordId &order) { goToMark("detention", order); });
    }
    if (m_entity.type == case_::kType || m_entity.type == schema::person::kType)
        addQuestions(page);
    m_message = new MessageBar(context.ui);
    page->addWidget(makeSurround(*m_message));
    page->addWidget(makeBody(layout), 1);
    load();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
    connect(m_form, &RecordForm::edited, this, &RecordPage::showChanges);
    connect(&store, &store::Store::recordsChanged, this, [this](const QList<base::RecordId> &) { reload(); });
}

/// Paper round the message, and nothing where there is none.
QWidget *RecordPage::makeSurround(MessageBar &message)
{
    const Theme &theme = m_context.theme();
    auto *paper = new QWidget;
    setLook(paper, "paper");
    auto *column = new QVBoxLayout(paper);
    column->setContentsMargins(theme.u(4), theme.u(2), theme.u(4), 0);
    column->addWidget(&message);
    paper->hide();
    connect(&message, &MessageBar::shownChanged, paper, &QWidget::setVisible);
    return paper;
}

void RecordPage::addHeader(QVBoxLayout *page)
{
    page->addWidget(m_header);
    connect(m_header, &RecordHeader::backWanted, this, &RecordPage::leaveWanted);
    connect(m_header, &RecordHeader::undoWanted, this, [this] { Q_EMIT commandWanted("edit.undo"); });
    connect(m_header, &RecordHeader::historyWanted, this, [this] { setHistoryShown(!m_history->isVisibleTo(this)); });
    connect(m_header, &RecordHeader::discardWanted, this, &RecordPage::discard);
    connect(m_header, &RecordHeader::saveWanted, this, &RecordPage::save);
}

void RecordPage::addQuestions(QVBoxLayout *page)
{
    m_questions = new OpenQuestionsPanel(m_context, m_store);
    page->addWidget(m_questions);
    connect(m_questions, &OpenQuestionsPanel::answered, this, [this](const QString &text) { Q_EMIT said(text, true); });
    connect(m_questions, &OpenQuestionsPanel::refused, this, [this](const base::Error &error) {
        m_message->show(MessageBar::Tone::Error, m_context.words().error(error));
    });
    connect(m_questions, &OpenQuestionsPanel::personWanted, this,
            [this](const base::RecordId &person) { Q_EMIT recordWanted(schema::person::kType, person); });
}

QWidget *RecordPage::makeBody(const FormLayout &layout)
{
    auto *body = new QWidget;
    setLook(body, "paper");
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_scroll = makeScroll("paper");
    m_outline = new RecordOutline(m_context.ui, *m_scroll);
    m_outline->setFixedWidth(m_context.theme().u(kOutlineUnits));
    m_outline->setSpaceAbove(m_context.theme().u(3));
    m_outline->setAccessibleName(m_context.words().label("ui.case.sections"));
    setLook(m_outline, "outline");
    QWidget *middle = makeColumn(layout.sections);
    m_middle = qobject_cast<QVBoxLayout *>(middle->layout());
    m_scroll->setWidget(middle);
    row->addWidget(m_outline);
    row->addWidget(m_scroll, 1);
    if (!layout.side.empty()) {
        m_side = makeColumn(layout.side);
        m_sideScroll = makeScroll("paper");
        m_sideScroll->setFixedWidth(m_context.theme().u(kSideUnits));
        row->addWidget(m_sideScroll);
    }
    m_history = new HistoryPanel(m_context, m_store);
    m_history->hide();
    row->addWidget(m_history);
    connect(m_history, &HistoryPanel::closeWanted, this, [this] { setHistoryShown(false); });
    return body;
}

QWidget *RecordPage::makeColumn(const std::vector<FormSection> &sections)
{
    const int u = m_context.theme().u();
    auto *widget = new QWidget;
    setLook(widget, "paper");
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 6);
    column->setSpacing(u * 6);
    for (const FormSection &section : sections) {
        QWidget *target = makeSection(section);
        column->addWidget(target);
        addToOutline(section, target);
    }
    column->addStretch(1);
    return widget;
}

QWidget *RecordPage::makeSection(const FormSection &section)
{
    const QString title = m_context.words().label(section.title);
    if (section.related) {
        auto *grid = new RelatedGrid(m_context, m_store, *section.related, title);
        m_grids.insert(section.id, grid);
        connect(grid, &RelatedGrid::edited, this, &RecordPage::showChanges);
        connect(grid, &RelatedGrid::recordWanted, this, &RecordPage::recordWanted, Qt::QueuedConnection);
        connect(grid, &RelatedGrid::markChosen, this, &RecordPage::goToMark);
        if (m_custody && section.id == "detention")
            grid->setAbove(&m_custody->bar());
        return grid;
    }
    if (section.notes) {
        m_notes = new NotesPanel(m_context);
        m_notes->fitInto(*m_scroll->viewport());
        connect(m_notes, &NotesPanel::edited, this, &RecordPage::showChanges);
        connect(m_notes, &NotesPanel::written, this, [this] {
            if (!isDirty())
                Q_EMIT saved();
        });
        return m_notes;
    }
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_context.theme().u(3));
    column->addWidget(makeLabel(m_context.ui, Theme::Role::Section, title));
    column->addWidget(m_form->makeRows(section.rows, widget));
    return widget;
}

void RecordPage::addToOutline(const FormSection &section, QWidget *target)
{
    m_outline->add(section.id, m_context.words().label(section.title), target);
    if (RelatedGrid *grid = m_grids.value(section.id)) {
        connect(grid, &RelatedGrid::countChanged, this, [this, id = section.id](int count) {
            m_outline->setNumber(id, count > 0 ? m_context.words().number(count) : QString());
        });
    }
}

std::optional<base::RecordId> RecordPage::recordId() const
{
    return m_isNew ? std::nullopt : std::optional(m_id);
}

void RecordPage::load()
{
    domain::Record record(m_entity.type, m_id);
    m_loaded = m_isNew;
    if (!m_isNew) {
        if (auto stored = m_store.record(m_id); stored && !stored->isDeleted()) {
            record = std::move(*stored);
            m_loaded = true;
        }
    }
    m_form->load(record, m_isNew);
    m_form->setReadOnly(!isWritable());
    showCourse(record);
    for (RelatedGrid *grid : std::as_const(m_grids))
        grid->load(m_id, m_isNew);
    if (m_notes) {
        m_notes->load(m_id);
        m_notes->setVisible(!m_isNew);
        m_outline->setShown("notes", !m_isNew);
    }
    showHeader();
    showChanges();
}

/// Something was written elsewhere (undo, import, a note): what is typed here stays.
void RecordPage::reload()
{
    if (m_isNew || m_saving)
        return;
    const auto texts = m_form->changedTexts();
    const auto initial = m_form->initialTexts();
    const auto record = m_store.record(m_id);
    if (!record || record->isDeleted()) {
        Q_EMIT leaveWanted();
        return;
    }
    m_form->load(*record, false);
    m_form->setReadOnly(!isWritable());
    m_form->restore(texts);
    m_form->noteChangedSince(initial);
    showCourse(*record);
    for (RelatedGrid *grid : std::as_const(m_grids))
        grid->load(m_id, false);
    if (m_notes)
        m_notes->load(m_id);
    showHeader();
    showChanges();
    if (m_history->isVisibleTo(this))
        m_history->show(m_id);
}

void RecordPage::showHeader()
{
    m_header->showRecord(m_form->record(), m_isNew);
    if (m_questions && !m_isNew)
        m_questions->show(m_form->record());
    Q_EMIT standingChanged(m_context.words().entity(m_entity));
}

/// The time in custody to scale, and the dates that other sections know between the events.
void RecordPage::showCourse(const domain::Record &record)
{
    if (!m_custody)
        return;
    const Words &words = m_context.words();
    m_custody->show(record);
    if (RelatedGrid *orders = m_grids.value("detention"))
        orders->setSummary(m_custody->summary());
    if (RelatedGrid *events = m_grids.value("events")) {
        const items::CellContext cells = m_context.cells(m_store);
        const auto known = m_store.referring(schema::event::kType, schema::event::case_.id, record.id());
        events->setMarks(caseMarks(cells, words, record, known.value_or(QList<domain::Record>())));
    }
}

void RecordPage::addExtension()
{
    RelatedGrid *orders = m_grids.value("detention");
    if (!orders)
        return;
    m_outline->goTo("detention");
    // One that was begun is gone on with.
    const auto open = orders->openIds();
    const auto begun = std::ranges::find_if(open, [orders](const base::RecordId &one) { return orders->openForm(one)->isNew(); });
    const base::RecordId id = begun == open.end() ? orders->addNew(m_custody->extensionPresets()) : *begun;
    FieldBox *until = orders->openForm(id)->box(schema::detention::until.id);
    until->editor().setFocus(Qt::OtherFocusReason);
    // The new row has no place before the layout is done.
    QTimer::singleShot(0, until, [this, until] { m_scroll->ensureWidgetVisible(until, 0, m_context.theme().u(20)); });
}

void RecordPage::goToMark(const QByteArray &section, base::RecordId record)
{
    m_outline->goTo(section);
    if (RelatedGrid *grid = m_grids.value(section)) {
        if (grid->focusRow(record))
            m_scroll->ensureWidgetVisible(focusWidget(), 0, m_context.theme().u(6));
    } else if (FieldBox *arrest = section == "arrest" ? m_form->box(case_::arrest_date.id) : nullptr) {
        arrest->editor().setFocus(Qt::OtherFocusReason);
    }
}

QList<std::pair<QByteArray, QString>> RecordPage::unsavedTexts() const
{
    auto out = m_form->changedTexts();
    for (const RelatedGrid *grid : m_grids)
        out.append(grid->changedTexts());
    if (m_notes && !m_notes->pending().isEmpty())
        out.append({NotesPanel::kDraftEntry, m_notes->pending()});
    return out;
}

void RecordPage::restoreTexts(const QList<std::pair<QByteArray, QString>> &texts)
{
    m_form->restore(texts);
    for (RelatedGrid *grid : std::as_const(m_grids))
        grid->restore(texts);
    for (const auto &[key, text] : texts) {
        if (m_notes && key == NotesPanel::kDraftEntry)
            m_notes->setPending(text);
    }
    showChanges();
}

/// The record itself, or one that refers to it: a charge that was deleted is no row any more.
bool RecordPage::concerns(const QList<std::pair<schema::EntityType, base::RecordId>> &touched) const
{
    return std::ranges::any_of(touched, [this](const auto &one) {
        if (one.second == m_id)
            return true;
        const auto record = m_store.record(one.second);
        return record && items::referencesOf({*record}).contains(m_id);
    });
}

QMap<std::uint16_t, domain::Heads> RecordPage::baseHeads() const
{
    return m_form->record().allHeads();
}

void RecordPage::noteBase(const QMap<std::uint16_t, domain::Heads> &heads)
{
    m_form->noteChangedSince(heads);
}

void RecordPage::showChanges()
{
    int changes = m_form->changedCount();
    for (const RelatedGrid *grid : std::as_const(m_grids))
        changes += grid->changedCount();
    m_header->showChanges(changes, isWritable());
    Q_EMIT edited();
}

void RecordPage::draftKept(const base::Instant &at)
{
    if (isDirty())
        m_header->showDraft(m_context.words().label("ui.record.draft_kept", {items::momentOf(at).time().toString(u"HH:mm:ss"_s)}));
}

Result<std::vector<domain::ChangeSet>> RecordPage::collect()
{
    DOSSIER_ASSIGN(auto changes, m_form->changedCount() > 0 || m_isNew ? m_form->changes() : Result<std::vector<domain::ChangeSet>>());
    for (RelatedGrid *grid : std::as_const(m_grids)) {
        DOSSIER_ASSIGN(auto own, grid->changes());
        changes.insert(changes.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    }
    return changes;
}

/// Where the keys go when its form has been closed by a save.
std::pair<RelatedGrid *, base::RecordId> RecordPage::rowInHand() const
{
    for (RelatedGrid *grid : m_grids) {
        if (const auto row = grid->rowInHand())
            return {grid, *row};
    }
    return {};
}

/// Qt follows Tab alone; a form that opens has its place only after the layout.
void RecordPage::followFocus(QWidget *now)
{
    if (!now || !m_scroll->isAncestorOf(now))
        return;
    QTimer::singleShot(0, now, [this, now] { m_scroll->ensureWidgetVisible(now, 0, m_context.theme().u(6)); });
}

bool RecordPage::save()
{
    const Words &words = m_context.words();
    m_message->dismiss();
    auto changes = collect();
    if (!changes) {
        m_message->show(MessageBar::Tone::Error, words.label("ui.record.look_at_fields"));
        return false;
    }
    if (changes->empty())
        return true;
    domain::Action action = m_context.action(m_isNew ? u"new"_s : u"edit"_s, std::move(*changes));
    action.draftId = draftId();
    const auto [inGrid, inRow] = rowInHand();
    // The store tells its listeners before apply returns; this page looks when all is done.
    const bool wasNew = std::exchange(m_isNew, false);
    m_saving = true;
    const auto applied = m_store.apply(std::move(action));
    m_saving = false;
    if (!applied) {
        m_isNew = wasNew;
        bool shown = m_form->showRefusal(applied.error());
        for (RelatedGrid *grid : std::as_const(m_grids))
            shown = grid->showRefusal(applied.error()) || shown;
        m_message->show(MessageBar::Tone::Error, words.error(applied.error()));
        return false;
    }
    setDraftId({});
    for (RelatedGrid *grid : std::as_const(m_grids))
        grid->reset(m_id);
    load();
    if (inGrid)
        inGrid->focusRow(inRow);
    Q_EMIT saved();
    Q_EMIT said(words.label("ui.status.saved"), true);
    return true;
}

void RecordPage::discard()
{
    for (RelatedGrid *grid : std::as_const(m_grids))
        grid->reset(m_id);
    if (m_notes)
        m_notes->setPending({});
    m_message->dismiss();
    load();
    Q_EMIT saved();
    if (m_isNew)
        Q_EMIT leaveWanted();
}

void RecordPage::deleteRecord()
{
    if (m_isNew || m_entity.appendOnly)
        return;
    const QString label = m_context.words().label("ui.record.deleted", {m_header->title()});
    if (const auto done = m_store.apply(m_context.action(u"delete"_s, {domain::deleteOf(m_form->record())})); !done) {
        m_message->show(MessageBar::Tone::Error, m_context.words().error(done.error()));
        return;
    }
    Q_EMIT said(label, true);
}

void RecordPage::setHistoryShown(bool shown)
{
    if (shown && !m_isNew)
        m_history->show(m_id);
    m_history->setVisible(shown && !m_isNew);
    arrangeSide();
}

void RecordPage::focusFirst()
{
    if (m_notes && !m_isNew && m_notes->entry().isEnabled())
        m_notes->entry().setFocus(Qt::OtherFocusReason);
    else if (!m_form->boxes().empty())
        m_form->boxes().front()->editor().setFocus(Qt::OtherFocusReason);
    else
        m_outline->setFocus(Qt::OtherFocusReason);
}

void RecordPage::focusNextPane()
{
    if (m_outline->hasFocus())
        focusFirst();
    else if (m_scroll->isAncestorOf(focusWidget()) && m_sideScroll && m_sideScroll->isVisible())
        m_sideScroll->findChild<QPushButton *>()->setFocus(Qt::TabFocusReason);
    else
        m_outline->setFocus(Qt::TabFocusReason);
}

bool RecordPage::run(const QByteArray &command)
{
    if (command == "record.save") {
        save();
    } else if (command == "record.save_new") {
        const schema::EntityType entity = m_entity.type;
        if (save())
            Q_EMIT newRecordWanted(entity);
    } else if (command == "record.discard") {
        discard();
    } else if (command == "record.history") {
        setHistoryShown(!m_history->isVisibleTo(this));
    } else if (command == "record.delete") {
        deleteRecord();
    } else if (command == "record.back") {
        Q_EMIT leaveWanted();
    } else {
        return false;
    }
    return true;
}

void RecordPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrangeSide();
}

/// Beside the record where there is room, below it where there is not.
void RecordPage::arrangeSide()
{
    const Theme &theme = m_context.theme();
    m_history->setFixedWidth(std::clamp(width() - theme.u(kFormUnits), theme.u(kSideUnits / 2), theme.u(kSideUnits)));
    const int room = width() - (m_history->isVisibleTo(this) ? m_history->width() : 0);
    m_outline->setVisible(room >= theme.u(kOutlineFrom));
    // The longest section in any language, and its number, without an ellipsis.
    const int names = m_outline->sizeHintForColumn(0) + m_outline->verticalScrollBar()->sizeHint().width() + theme.u(4);
    m_outline->setFixedWidth(std::clamp(names, theme.u(kOutlineUnits), theme.u(kWidestOutlineUnits)));
    if (!m_side)
        return;
    const bool beside = width() >= theme.u(kSideFrom) && !m_history->isVisibleTo(this);
    const bool isBeside = m_sideScroll->widget() == m_side;
    if (beside && !isBeside)
        m_sideScroll->setWidget(m_side);
    else if (!beside && isBeside)
        m_sideScroll->takeWidget();
    if (!beside && m_middle->indexOf(m_side) < 0)
        m_middle->insertWidget(m_middle->count() - 1, m_side);
    m_sideScroll->setVisible(beside);
    m_side->show();
}

} // namespace dossier::ui
