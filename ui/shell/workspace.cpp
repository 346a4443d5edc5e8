// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace.h"

#include "schema/entities/case.h"
#include "schema/entities/vault.h"
#include "ui/pages/endorsers_door.h"
#include "ui/pages/export/export_page.h"
#include "ui/pages/import/import_page.h"
#include "ui/pages/list_specs.h"
#include "ui/shell/places.h"
#include "ui/widgets/after_painting.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPainter>
#include <QPointer>
#include <QResizeEvent>

namespace dossier::ui {

using namespace Qt::StringLiterals;
using schema::Compartment;
using schema::EntitySpec;
using schema::EntityType;

namespace {

// Widths in units, so that a larger font has the arrangement of a smaller window.
constexpr double kRailBelow = 295;
constexpr double kNarrowestPage = 130;
constexpr int kUndoneUnasked = 50;                 ///< changes
constexpr std::chrono::seconds kAsked{10};         ///< as long as the status line says so
constexpr int kFrame = 3;    ///< pixels, round the window while a compartment is open

QString vaultName(const store::Session &session)
{
    store::Query query;
    query.entity = schema::vault::kType;
    query.limit = 1;
    const auto page = session.main().page(query);
    const QString folder = QFileInfo(session.vault().folder().path()).fileName();
    return page && !page->rows.empty() ? page->rows.front().get(schema::vault::name).value_or(folder) : folder;
}

} // namespace

Workspace::Workspace(const Context &context, std::unique_ptr<store::Session> session, StatusLine &status, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(std::move(session))
    , m_vault{context, *m_session}
    , m_status(status)
    , m_drafts(context)
    , m_undo(m_vault, status)
    , m_side(new SideBar(context, vaultName(*m_session)))
    , m_compartmentBar(new CompartmentBar(context))
    , m_pages(new QStackedWidget)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_side);
    row->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_compartmentBar);
    column->addLayout(row, 1);
    // Pages arrange themselves by the width they are given; one that wants more must not push the window off the screen.
    m_pages->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_pages->setMinimumWidth(context.theme.u(kNarrowestPage));
    addPlaces();
    connect(m_side, &SideBar::wanted, this, &Workspace::openPlace);
    connect(m_side, &SideBar::lockWanted, this, &Workspace::lockWanted);
    connect(&m_session->main(), &store::Store::recordsChanged, this, &Workspace::refreshCounts);
    connect(&m_drafts, &DraftKeeper::kept, this, [this](const base::Instant &) {
        // A list keeps its filter too; nobody needs to hear of it.
        if (!isList(currentPage()))
            m_status.setRight(m_context.words.label("ui.status.draft_kept"), u"pencil-line"_s);
    });
    connect(&m_undo, &RecordUndo::redoWanted, this, &Workspace::redo);
    connect(&m_drafts, &DraftKeeper::failed, this, [this](const base::Error &error) { m_status.say(m_context.words.error(error)); });
    connect(m_compartmentBar, &CompartmentBar::closeWanted, this, &Workspace::closeEndorsers);
    // The rows come before the numbers beside them.
    afterPainting(*m_side, [this] { refreshCounts(); });
}

Workspace::~Workspace()
{
    m_drafts.release();
    // Pages hold references into the session; they go first.
    delete m_pages;
}

void Workspace::addPlaces()
{
    for (const Place &place : places())
        m_side->addPlace(place.id, place.icon.toString(), m_context.words.label(place.label));
}

Page *Workspace::currentPage() const
{
    return qobject_cast<Page *>(m_pages->currentWidget());
}

store::Store *Workspace::storeOf(EntityType entity) const
{
    const EntitySpec *spec = m_context.registry.entity(entity);
    return spec ? m_session->store(spec->compartment) : nullptr;
}

Page *Workspace::makeListPage(const Place &place)
{
    return new RecordListPage(m_vault, *storeOf(*place.entity), listSpecOf(m_context, *place.entity, place.id), m_pages);
}

bool Workspace::isList(const Page *page) const
{
    return std::ranges::find(m_lists, page) != m_lists.end();
}

void Workspace::adopt(Page *page)
{
    m_pages->addWidget(page);
    connect(page, &Page::recordWanted, this, [this](EntityType entity, const base::RecordId &id) { openRecord(entity, id); });
    connect(page, &Page::newRecordWanted, this, [this](EntityType entity) { openRecord(entity, std::nullopt); });
    // Queued: the page may be gone when these are done.
    connect(page, &Page::commandWanted, this, [this](const QByteArray &command) { run(command); }, Qt::QueuedConnection);
    connect(page, &Page::leaveWanted, this, [this, page = QPointer(page)] {
        if (page)
            leave(*page);
    }, Qt::QueuedConnection);
    connect(page, &Page::standingChanged, this, [this, page](const QString &text) {
        if (page == currentPage())
            m_status.setStanding(text);
    });
    connect(page, &Page::said, this, [this, page](const QString &text, bool undoable) {
        m_status.say(text, undoable ? m_context.words.label("ui.edit.undo") : QString(), undoable ? [this] { undo(); } : std::function<void()>());
        m_status.setRight(m_context.words.label("ui.record.saved_at", {m_context.words.moment(m_context.clock.now(), m_context.clock.today())}), u"check"_s);
        if (m_waiting.value(page->formName()) == page && !page->isBusy() && !page->isUnfinished())
            discard(*page);
    });
}

void Workspace::show(Page *page)
{
    Page *before = currentPage();
    if (m_waiting.value(page->formName()) == page)
        m_waiting.remove(page->formName());
    m_drafts.watch(page);
    m_pages->setCurrentWidget(page);
    m_side->setCurrent(page->place());
    m_status.setRight({}, {});
    m_status.setStanding(m_side->place(page->place())->text());
    // Lists stay; a record's page is made anew from the store and its draft.
    if (before && before != page && !isList(before))
        putAway(*before);
    showCompartment();
    page->focusFirst();
}

void Workspace::leave(Page &page)
{
    if (&page == currentPage())
        goBack();
    if (&page != currentPage() && !page.isBusy() && !isList(&page))
        discard(page);
}

void Workspace::putAway(Page &page)
{
    if (page.isBusy() || page.isUnfinished())
        m_waiting.insert(page.formName(), &page);
    else
        discard(page);
}

void Workspace::discard(Page &page)
{
    if (m_waiting.value(page.formName()) == &page)
        m_waiting.remove(page.formName());
    m_pages->removeWidget(&page);
    page.deleteLater();
}

void Workspace::openPlace(const QByteArray &id)
{
    const Place *place = placeNamed(id);
    if (place && !place->entity)
        openReports();
    else if (place && !storeOf(*place->entity))
        openDoor();
    else if (place)
        openList(*place);
}

/// What is asked for in the list of cases is what a report of it begins with.
void Workspace::openReports()
{
    if (Page *waiting = m_waiting.value(u"export"_s)) {
        show(waiting);
        return;
    }
    auto *cases = qobject_cast<RecordListPage *>(m_lists.value("cases"));
    auto *page = new ExportPage(m_vault, m_status, cases && currentPage() == cases ? cases->filter().expression() : QString());
    adopt(page);
    show(page);
}

/// For a report that waits for them; the person stays where she is.
void Workspace::openEndorsersHere()
{
    if (const auto done = openEndorsers(m_vault); !done)
        m_status.say(m_context.words.error(done.error()));
    showCompartment();
    if (auto *report = qobject_cast<ExportPage *>(currentPage()))
        report->look();
}

void Workspace::openDoor()
{
    auto *door = new EndorsersDoor(m_vault);
    adopt(door);
    connect(door, &EndorsersDoor::opened, this, [this] { openPlace("endorsers"); }, Qt::QueuedConnection);
    show(door);
}

void Workspace::openList(const Place &place)
{
    Page *&page = m_lists[place.id];
    if (!page) {
        page = makeListPage(place);
        adopt(page);
    }
    show(page);
    if (auto *list = qobject_cast<RecordListPage *>(page))
        m_status.setStanding(list->standing());
    touched();
}

void Workspace::openRecord(EntityType entity, const std::optional<base::RecordId> &id)
{
    const FormLayout *layout = formLayoutOf(entity);
    store::Store *store = storeOf(entity);
    if (!layout || !store)
        return;
    auto *page = new RecordPage(m_vault, *store, *layout, placeOf(entity).id, id);
    if (!page->isLoaded()) {
        delete page;
        m_status.say(m_context.words.error({base::ErrorCode::NotFound, {}}));
        return;
    }
    adopt(page);
    show(page);
    if (const auto draft = DraftKeeper::draftOf(*store, page->formName(), id))
        DraftKeeper::restore(*page, *draft);
}

void Workspace::openImport()
{
    if (Page *waiting = m_waiting.value(u"import"_s)) {
        show(waiting);
        return;
    }
    auto *page = new ImportPage(m_vault, m_status);
    adopt(page);
    show(page);
    if (const auto draft = DraftKeeper::draftOf(m_session->main(), page->formName(), std::nullopt))
        DraftKeeper::restore(*page, *draft);
}

void Workspace::goBack()
{
    const Page *page = currentPage();
    if (!page || isList(page))
        return;
    const QByteArray place = page->place();
    openPlace(place == "export" ? QByteArray("cases") : place);
}

void Workspace::begin()
{
    const auto draft = DraftKeeper::newest(m_session->main());
    const EntitySpec *entity = draft ? m_context.registry.entity(draft->form.toLatin1()) : nullptr;
    if (draft && draft->form.startsWith("list:"_L1)) {
        openPlace(draft->form.sliced(5).toLatin1());
        DraftKeeper::restore(*currentPage(), *draft);
        if (auto *list = qobject_cast<RecordListPage *>(currentPage()); list && draft->record)
            list->select(*draft->record);
        return;
    }
    if (draft && draft->form == "import"_L1) {
        openImport();
        return;
    }
    if (entity && formLayoutOf(entity->type) && storeOf(entity->type)) {
        openRecord(entity->type, draft->record);
        if (currentPage())
            return;
    }
    openPlace("cases");
}

bool Workspace::keepAll()
{
    return m_drafts.keep(true);
}

void Workspace::refreshCounts()
{
    for (const Place &place : places()) {
        if (!place.counted)
            continue;
        store::Query query;
        query.entity = *place.entity;
        if (const auto count = m_session->main().count(query))
            m_side->place(place.id)->setCount(m_context.words.number(*count));
    }
}

void Workspace::showCompartment()
{
    const bool open = m_session->store(Compartment::Endorsers) != nullptr;
    m_compartmentBar->setOpen(open);
    // Over the frame of plum that paintEvent leaves room for.
    layout()->setContentsMargins(open ? kFrame : 0, 0, open ? kFrame : 0, open ? kFrame : 0);
    update();
    m_side->place("endorsers")->setIconName(open ? u"lock-keyhole-open"_s : u"lock-keyhole"_s);
    m_side->place("endorsers")->setRestricted(open);
}

void Workspace::touched()
{
    m_compartmentBar->touched();
}

void Workspace::closeEndorsers()
{
    const store::Store *endorsers = m_session->store(Compartment::Endorsers);
    if (!endorsers)
        return;
    m_undo.stop(*endorsers);
    Page *page = currentPage();
    const bool inside = page && page->place() == "endorsers";
    const bool byItsButton = m_compartmentBar->isAncestorOf(focusWidget());
    if (inside) {
        m_drafts.keep(false);
        m_drafts.watch(nullptr);
    }
    if (Page *list = m_lists.take("endorsers")) {
        m_pages->removeWidget(list);
        if (list != page)
            delete list;
    }
    if (inside) {
        m_pages->removeWidget(page);
        delete page;
    }
    m_session->closeCompartment(Compartment::Endorsers);
    showCompartment();
    if (auto *report = qobject_cast<ExportPage *>(currentPage()))
        report->look();
    if (inside)
        openPlace("endorsers");
    else if (byItsButton && page)
        page->focusFirst();
}

store::Store &Workspace::storeInFront() const
{
    const Page *page = currentPage();
    return page && page->draftStore() ? *page->draftStore() : m_session->main();
}

/// What was done elsewhere, or to very many, is not taken back by one key too much.
void Workspace::undo()
{
    store::Store &store = storeInFront();
    const auto step = m_undo.next(store);
    if (!step) {
        m_status.say(m_context.words.error(step.error()));
        return;
    }
    const Page *page = currentPage();
    const bool here = page && page->concerns(step->touched) && step->summary.changes <= kUndoneUnasked;
    const bool asked = isList(page) && m_asked == step->summary.action && !m_askedUntil.hasExpired();
    here || asked ? takeBack(store, *step) : ask(store, *step);
}

void Workspace::ask(store::Store &store, const store::UndoStep &step)
{
    m_asked = step.summary.action;
    m_askedUntil.setRemainingTime(kAsked);
    m_status.say(m_context.words.label(isList(currentPage()) ? "ui.undo.ask_again" : "ui.undo.ask", {m_undo.wordsOf(store, step)}),
                 m_context.words.label("ui.undo.take_back"), [this] { takeBackAsked(); });
}

/// A button may be pressed after a compartment was closed, or something else was done: then it says so and does nothing.
void Workspace::takeBackAsked()
{
    store::Store &store = storeInFront();
    const auto step = m_undo.next(store);
    if (step && m_asked == step->summary.action)
        takeBack(store, *step);
    else
        m_status.say(m_context.words.error({base::ErrorCode::NotUndoable, {}}));
}

void Workspace::takeBack(store::Store &store, const store::UndoStep &step)
{
    m_asked.reset();
    m_undo.undo(store, step);
}

void Workspace::redo()
{
    m_undo.redo(storeInFront());
}

bool Workspace::run(const QByteArray &command)
{
    if (currentPage() && currentPage()->run(command))
        return true;
    if (command == "edit.undo") {
        undo();
    } else if (command == "edit.redo") {
        redo();
    } else if (command == "view.next_pane") {
        if (currentPage())
            currentPage()->focusNextPane();
    } else if (command == "reports.export") {
        openPlace("export");
    } else if (command == "endorsers.open") {
        openEndorsersHere();
    } else if (command == "vault.import") {
        openImport();
    } else if (command == "record.new") {
        openRecord(schema::case_::kType, std::nullopt);
    } else if (command == "record.back") {
        goBack();
    } else if (command.startsWith("view.") && m_side->place(command.sliced(5))) {
        openPlace(command.sliced(5));
    } else {
        return false;
    }
    return true;
}

/// In the corner of an eye too: the frame goes all round while a compartment is open.
void Workspace::paintEvent(QPaintEvent *)
{
    if (m_compartmentBar->isVisibleTo(this))
        QPainter(this).fillRect(rect(), m_context.theme.color(u"plumFill"_s));
}

void Workspace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_side->setRail(width() < m_context.theme.u(kRailBelow));
}

} // namespace dossier::ui
