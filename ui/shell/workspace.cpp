// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace.h"

#include "items/case_columns.h"
#include "schema/entities/case.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/hearing.h"
#include "schema/entities/organisation.h"
#include "schema/entities/person.h"
#include "schema/entities/vault.h"
#include "ui/pages/endorsers_door.h"
#include "ui/pages/export/export_page.h"
#include "ui/pages/import/import_page.h"
#include "ui/widgets/after_painting.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPointer>
#include <QResizeEvent>

namespace dossier::ui {

using namespace Qt::StringLiterals;
using namespace schema;

namespace {

// Widths in units, so that a larger font has the arrangement of a smaller window.
constexpr double kRailBelow = 295;
constexpr double kNarrowestPage = 130;
constexpr std::chrono::minutes kCompartmentIdle{2};

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
    , m_undo(m_vault)
    , m_side(new SideBar(context, vaultName(*m_session)))
    , m_compartmentBar(makeCompartmentBar())
    , m_pages(new QStackedWidget)
{
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_compartmentBar);
    right->addWidget(m_pages, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_side);
    row->addLayout(right, 1);
    // Pages arrange themselves by the width they are given; one that wants more must not push the window off the screen.
    m_pages->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_pages->setMinimumWidth(context.theme.u(kNarrowestPage));
    addPlaces();
    connect(m_side, &SideBar::wanted, this, &Workspace::openPlace);
    connect(m_side, &SideBar::lockWanted, this, &Workspace::lockWanted);
    connect(&m_session->main(), &store::Store::recordsChanged, this, &Workspace::refreshCounts);
    connect(&m_drafts, &DraftKeeper::kept, this, [this](const base::Instant &) {
        // A list keeps its filter too; nobody needs to hear of it.
        if (!m_lists.values().contains(currentPage()))
            m_status.setRight(m_context.words.label("ui.status.draft_kept"), u"pencil-line"_s);
    });
    connect(&m_drafts, &DraftKeeper::failed, this, [this](const base::Error &error) { m_status.say(m_context.words.error(error)); });
    m_compartmentIdle.setSingleShot(true);
    m_compartmentIdle.setInterval(kCompartmentIdle);
    connect(&m_compartmentIdle, &QTimer::timeout, this, &Workspace::closeEndorsers);
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
    const Words &words = m_context.words;
    m_side->addPlace("cases", u"folder"_s, words.label("entity.case.plural"));
    m_side->addPlace("hearings", u"calendar-days"_s, words.label("entity.hearing.plural"));
    m_side->addPlace("endorsers", u"lock-keyhole"_s, words.label("entity.endorser.plural"));
    m_side->addPlace("people", u"users"_s, words.label("entity.person.plural"));
    m_side->addPlace("organisations", u"building-2"_s, words.label("entity.organisation.plural"));
    m_side->addPlace("export", u"file-text"_s, words.label("ui.menu.reports"));
}

QFrame *Workspace::makeCompartmentBar()
{
    const Words &words = m_context.words;
    const int u = m_context.theme.u();
    QFrame *bar = makeFrame("restricted");
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(u * 4, u * 3 / 2, u * 4, u * 3 / 2);
    row->setSpacing(u * 2);
    row->addWidget(makeIcon(m_context, u"lock-keyhole-open"_s, u"onPlum"_s));
    row->addWidget(makeLabel(m_context, Theme::Role::Name, words.label("ui.endorsers.is_open"), "onRestricted"), 1);
    QPushButton *close = makeButton(m_context, words.label("ui.endorsers.close"));
    row->addWidget(close);
    connect(close, &QPushButton::clicked, this, &Workspace::closeEndorsers);
    bar->hide();
    return bar;
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

QByteArray Workspace::placeOf(EntityType entity) const
{
    if (entity == hearing::kType)
        return "hearings";
    if (entity == endorser::kType)
        return "endorsers";
    if (entity == person::kType)
        return "people";
    return entity == organisation::kType ? "organisations" : "cases";
}

Page *Workspace::makeListPage(const QByteArray &place)
{
    const Words &words = m_context.words;
    const QString &language = words.language();
    ListSpec spec;
    spec.place = place;
    spec.entity = place == "hearings" ? hearing::kType : place == "endorsers" ? endorser::kType : place == "people" ? person::kType
        : place == "organisations"    ? organisation::kType
                                      : case_::kType;
    const EntitySpec &entity = *m_context.registry.entity(spec.entity);
    spec.emptyText = words.label("ui.list.empty");
    const auto column = [&](FieldId field, items::ColumnRole role, int width) {
        return items::fieldColumn(*entity.field(field), m_context.vocabularies, language, role, width);
    };
    using Role = items::ColumnRole;
    if (spec.entity == case_::kType) {
        spec.columns = items::caseColumns(entity, m_context.vocabularies, language,
                                          {words.label("ui.column.reference"), words.label("ui.column.name"), words.label("ui.column.status"),
                                           words.label("ui.column.articles"), words.label("ui.case.arrested"), words.label("ui.column.next")});
        spec.sort = store::SortKey{case_::reference.id, false};
        spec.dropFirst = {"articles", "arrest_date"};
        spec.canImport = true;
    } else if (spec.entity == hearing::kType) {
        spec.columns = {column(hearing::date.id, Role::Date, 30), column(hearing::scheduled.id, Role::Date, 42),
                        column(hearing::case_.id, Role::Name, 48), column(hearing::proceeding.id, Role::Text, 52),
                        column(hearing::court.id, Role::Text, 52), column(hearing::stage.id, Role::Text, 36),
                        column(hearing::outcome.id, Role::Text, 36)};
        spec.shown = int(spec.columns.size());
        spec.sort = store::SortKey{hearing::date.id, true};
    } else if (spec.entity == endorser::kType) {
        spec.columns = {column(endorser::legal_name.id, Role::Name, 56), column(endorser::title.id, Role::Text, 36),
                        column(endorser::affiliation.id, Role::Text, 56), column(endorser::country.id, Role::Text, 32)};
        spec.sort = store::SortKey{endorser::legal_name.id, false};
    } else {
        items::Column name{"names", words.label("ui.column.name"), Role::Name, 64, {}, [](const items::CellContext &context, const domain::Record &record) {
            items::Cell cell;
            cell.text = context.store.titles({record.id()}).value_or(QHash<base::RecordId, QString>()).value(record.id());
            return cell;
        }};
        spec.columns = {std::move(name)};
        for (items::Column &other : items::columnsOf(entity, m_context.vocabularies, language))
            spec.columns.push_back(std::move(other));
        spec.shown = 4;
    }
    if (spec.columns.size() < 6)
        spec.shown = int(spec.columns.size());
    // The first says which record it is and stays.
    for (int i = spec.shown - 1; spec.entity != case_::kType && i > 0; --i)
        spec.dropFirst.append(spec.columns[std::size_t(i)].key);
    return new RecordListPage(m_vault, *storeOf(spec.entity), std::move(spec), m_pages);
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
    if (before && before != page && !m_lists.values().contains(before))
        putAway(*before);
    showCompartment();
    page->focusFirst();
}

void Workspace::leave(Page &page)
{
    if (&page == currentPage())
        goBack();
    if (&page != currentPage() && !page.isBusy() && !m_lists.values().contains(&page))
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

void Workspace::openPlace(const QByteArray &place)
{
    if (place == "export" && m_waiting.contains(u"export"_s)) {
        show(m_waiting.value(u"export"_s));
        return;
    }
    if (place == "export") {
        const auto *list = qobject_cast<RecordListPage *>(m_lists.value("cases"));
        const bool fromList = currentPage() == list && list;
        auto *page = new ExportPage(m_vault, m_status, fromList ? qobject_cast<RecordListPage *>(m_lists.value("cases"))->filter().expression() : QString());
        adopt(page);
        show(page);
        return;
    }
    if (place == "endorsers" && !m_session->store(Compartment::Endorsers)) {
        auto *door = new EndorsersDoor(m_vault);
        adopt(door);
        connect(door, &EndorsersDoor::opened, this, [this] { openPlace("endorsers"); }, Qt::QueuedConnection);
        show(door);
        return;
    }
    Page *&page = m_lists[place];
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
    auto *page = new RecordPage(m_vault, *store, *layout, placeOf(entity), id);
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
    if (!page || m_lists.values().contains(const_cast<Page *>(page)))
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

void Workspace::keepAll()
{
    m_drafts.keep(true);
}

void Workspace::refreshCounts()
{
    const std::pair<const char *, EntityType> counted[]{{"cases", case_::kType}, {"hearings", hearing::kType}, {"people", person::kType}, {"organisations", organisation::kType}};
    for (const auto &[place, entity] : counted) {
        store::Query query;
        query.entity = entity;
        if (const auto count = m_session->main().count(query))
            m_side->place(place)->setCount(m_context.words.number(*count));
    }
}

void Workspace::showCompartment()
{
    const bool open = m_session->store(Compartment::Endorsers) != nullptr;
    m_compartmentBar->setVisible(open);
    m_side->place("endorsers")->setIconName(open ? u"lock-keyhole-open"_s : u"lock-keyhole"_s);
    m_side->place("endorsers")->setRestricted(open);
}

void Workspace::touched()
{
    if (m_session->store(Compartment::Endorsers))
        m_compartmentIdle.start();
}

void Workspace::closeEndorsers()
{
    if (!m_session->store(Compartment::Endorsers))
        return;
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
    m_compartmentIdle.stop();
    showCompartment();
    if (auto *report = qobject_cast<ExportPage *>(currentPage()))
        report->look();
    if (inside)
        openPlace("endorsers");
    else if (byItsButton && page)
        page->focusFirst();
}

void Workspace::undo()
{
    Page *page = currentPage();
    store::Store *store = page && page->draftStore() ? page->draftStore() : &m_session->main();
    const auto done = m_undo.undo(*store);
    m_status.say(done ? m_context.words.label("ui.undo.done", {*done}) : m_context.words.error(done.error()));
}

bool Workspace::run(const QByteArray &command)
{
    if (currentPage() && currentPage()->run(command))
        return true;
    if (command == "edit.undo") {
        undo();
    } else if (command == "view.next_pane") {
        if (currentPage())
            currentPage()->focusNextPane();
    } else if (command == "reports.export") {
        openPlace("export");
    } else if (command == "vault.import") {
        openImport();
    } else if (command == "record.new") {
        openRecord(case_::kType, std::nullopt);
    } else if (command == "record.back") {
        goBack();
    } else if (command.startsWith("view.") && m_side->place(command.sliced(5))) {
        openPlace(command.sliced(5));
    } else {
        return false;
    }
    return true;
}

void Workspace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_side->setRail(width() < m_context.theme.u(kRailBelow));
}

} // namespace dossier::ui
