// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/record_list_page.h"

#include "ui/widgets/after_painting.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/lasting_menu.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSignalBlocker>

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr double kPreviewUnits = 93;
constexpr int kLookedThrough = 256;  ///< rows for a record to select; whatever is further down is not looked for
constexpr double kPreviewFrom = 212;   ///< units of the page from which the list does not stand alone

} // namespace

RecordListPage::RecordListPage(const VaultContext &context, store::Store &store, ListSpec spec, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_store(store)
    , m_spec(std::move(spec))
    , m_entity(*context.ui.registry.entity(m_spec.entity))
    , m_model(new items::RecordTableModel(store, context.cells(store), m_spec.columns, this))
    , m_list(new QWidget(this))
    , m_filter(new FilterBar(context.ui, m_entity, m_list))
    , m_problem(makeLabel(context.ui, Theme::Role::Small, {}, "bad"))
    , m_table(makeTable())
    , m_preview(new RecordPreview(context, store, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list, 1);
    row->addWidget(m_preview);
    m_preview->setFixedWidth(context.theme().u(kPreviewUnits));
    m_previewSoon.setSingleShot(true);
    m_previewSoon.setInterval(0);
    fillList();
    connectParts();
    loadColumns();
    applyFilter();
}

/// Opening a vault waits for its first rows, not for how many follow them.
void RecordListPage::rowsPainted()
{
    m_rowsPainted = true;
    m_model->count();
    countAll();
    showCounts();
    showPreview();
}

/// From the outside in: a widget that is asked for its size before it stands in the window is dressed twice.
void RecordListPage::fillList()
{
    const int u = m_context.theme().u();
    setLook(m_list, "paper");
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QWidget;
    column->addWidget(top);
    auto *topColumn = new QVBoxLayout(top);
    topColumn->setContentsMargins(u * 4, u * 3, u * 4, u * 2);
    topColumn->setSpacing(u * 2);
    auto *heading = new QWidget;
    topColumn->addWidget(heading);
    fillHeading(*heading);
    topColumn->addWidget(m_filter);
    topColumn->addWidget(m_problem);
    m_problem->hide();
    column->addWidget(makeLine());
    column->addWidget(m_table, 1);
    m_empty = new QWidget;
    column->addWidget(m_empty, 1);
    auto *emptyColumn = new QVBoxLayout(m_empty);
    m_emptyText = makeLabel(m_context.ui, Theme::Role::Body, {}, "soft");
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyAct = makeButton(m_context.ui, {});
    emptyColumn->addStretch(1);
    emptyColumn->addWidget(m_emptyText);
    emptyColumn->addSpacing(u * 2);
    emptyColumn->addWidget(m_emptyAct, 0, Qt::AlignHCenter);
    emptyColumn->addStretch(2);
    connect(m_emptyAct, &QPushButton::clicked, this, &RecordListPage::actOnEmpty);
}

void RecordListPage::connectParts()
{
    connect(m_filter, &FilterBar::listWanted, this, &RecordListPage::focusFirst);
    connect(m_filter, &FilterBar::changed, this, [this] {
        applyFilter();
        Q_EMIT edited();
    });
    connect(m_model, &items::RecordTableModel::modelAboutToBeReset, this, &RecordListPage::keepRow);
    connect(m_model, &items::RecordTableModel::modelReset, this, &RecordListPage::returnToRow);
    connect(m_model, &items::RecordTableModel::refreshed, this, [this] {
        countAll();
        showCounts();
        m_previewSoon.start();
    });
    // The rows are painted first: a preview is a page of widgets, and only the last of several rows is looked at.
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, &m_previewSoon, qOverload<>(&QTimer::start));
    connect(&m_previewSoon, &QTimer::timeout, this, &RecordListPage::showPreview);
    afterPainting(*m_table->viewport(), [this] { rowsPainted(); });
    connect(m_preview, &RecordPreview::openWanted, this, &RecordListPage::openCurrent);
    connect(m_preview, &RecordPreview::exportWanted, this, [this] { Q_EMIT commandWanted("reports.export"); });
}

void RecordListPage::fillHeading(QWidget &heading)
{
    const Words &words = m_context.words();
    auto *row = new QHBoxLayout(&heading);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_context.theme().u(2));
    m_title = makeLabel(m_context.ui, Theme::Role::Title, words.entities(m_entity));
    row->addWidget(m_title);
    m_counts = new ElidedLabel;
    m_counts->setFont(m_context.theme().font(Theme::Role::Small));
    setLook(m_counts, "soft");
    row->addWidget(m_counts, 1);
    m_columns = new QToolButton;
    m_columns->setText(words.label("ui.action.columns"));
    m_columns->setIcon(m_context.theme().icon(u"columns-3"_s));
    m_columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setFocusPolicy(Qt::StrongFocus);
    m_columns->setAccessibleName(m_columns->text());
    auto *menu = new LastingMenu(m_columns);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillColumnMenu(*menu); });
    m_columns->setMenu(menu);
    row->addWidget(m_columns);
    if (m_spec.canImport) {
        QPushButton *import = makeButton(m_context.ui, words.label("ui.command.import"));
        row->addWidget(import);
        connect(import, &QPushButton::clicked, this, [this] { Q_EMIT commandWanted("vault.import"); });
    }
    const char *look = isRestricted() ? "restricted" : "primary";
    QPushButton *create = makeButton(m_context.ui, words.newOf(m_entity), look, u"plus"_s);
    row->addWidget(create);
    connect(create, &QPushButton::clicked, this, [this] { Q_EMIT newRecordWanted(m_spec.entity); });
}

QTableView *RecordListPage::makeTable()
{
    auto *table = new QTableView(m_list);
    // Before there is anything to measure in it.
    table->horizontalHeader()->setFont(m_context.theme().font(Theme::Role::Small));
    // Not measured before it is known which columns are shown.
    table->horizontalHeader()->hide();
    table->verticalHeader()->hide();
    table->setModel(m_model);
    table->setItemDelegate(new CellDelegate(m_context.ui, isRestricted(), table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setSortingEnabled(true);
    table->setAccessibleName(m_context.words().entities(m_entity));
    const QFontMetrics metrics(m_context.theme().font(Theme::Role::Name));
    table->verticalHeader()->setDefaultSectionSize(std::max(m_context.theme().u(7), metrics.height() + m_context.theme().u(2)));
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setTextElideMode(Qt::ElideRight);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setSortIndicatorClearable(false);
    showSort(*header);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setAccessibleName(m_context.words().label("ui.action.columns"));
    table->installEventFilter(this);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this](const QPoint &at) {
        m_columns->menu()->popup(m_table->horizontalHeader()->mapToGlobal(at));
    });
    connect(table, &QTableView::doubleClicked, this, &RecordListPage::openCurrent);
    return table;
}

/// The list is in its order before anybody asks for one; saying so must not ask again.
void RecordListPage::showSort(QHeaderView &header) const
{
    const QSignalBlocker quiet(&header);
    const auto sorted = std::ranges::find_if(m_model->columns(), [this](const items::Column &column) {
        return m_spec.sort && column.field == m_spec.sort->field;
    });
    const bool known = sorted != m_model->columns().end();
    header.setSortIndicator(known ? int(sorted - m_model->columns().begin()) : -1,
                            known && m_spec.sort->descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

std::optional<base::RecordId> RecordListPage::recordId() const
{
    return m_model->idAt(m_table->currentIndex().row());
}

QList<std::pair<QByteArray, QString>> RecordListPage::unsavedTexts() const
{
    const QString expression = m_filter->expression();
    return expression.isEmpty() ? QList<std::pair<QByteArray, QString>>() : QList<std::pair<QByteArray, QString>>{{"filter", expression}};
}

void RecordListPage::restoreTexts(const QList<std::pair<QByteArray, QString>> &texts)
{
    for (const auto &[key, text] : texts) {
        if (key == "filter")
            m_filter->setExpression(text);
    }
}

bool RecordListPage::concerns(const QList<std::pair<schema::EntityType, base::RecordId>> &touched) const
{
    return std::ranges::any_of(touched, [this](const auto &one) { return one.first == m_entity.type; });
}

void RecordListPage::applyFilter()
{
    const Words &words = m_context.words();
    auto query = store::parseFilter(m_filter->expression(), m_entity, m_context.ui.registry, m_context.ui.vocabularies,
                                    {.language = words.language(), .today = m_context.ui.clock.today()});
    Result<void> done = query ? Result<void>() : std::unexpected(query.error());
    if (query) {
        query->entity = m_spec.entity;
        query->counted = m_rowsPainted;
        query->sort = m_model->query().sort;
        if (query->sort.empty() && m_spec.sort)
            query->sort = {*m_spec.sort};
        done = m_model->setQuery(std::move(*query));
    }
    // A condition that is still being typed is no mistake; the rows stay as they were.
    m_problem->setVisible(!done.has_value());
    if (!done)
        m_problem->setText(words.label("ui.filter.not_understood", {done.error().detail}));
    showCounts();
    m_previewSoon.start();
}

/// How many there are without the filter changes with the records alone, and counting them takes as long as a page.
void RecordListPage::countAll()
{
    store::Query everything;
    everything.entity = m_spec.entity;
    if (const auto all = m_store.count(everything))
        m_all = *all;
}

/// Empty as long as nobody has counted.
QString RecordListPage::counts() const
{
    const Words &words = m_context.words();
    if (m_filter->isEmpty())
        return m_model->isCounted() ? words.number(m_model->total()) : QString();
    return m_all ? words.label("ui.action.filtered_banner", {words.number(m_model->total()), words.number(*m_all)}) : QString();
}

QString RecordListPage::standing() const
{
    const QString entities = m_context.words().entities(m_entity);
    const QString number = counts();
    return number.isEmpty() ? entities : entities + ": "_L1 + number;
}

void RecordListPage::showCounts()
{
    const bool none = m_model->total() == 0;
    // Nothing will be painted that could be waited for.
    if (none && !m_all)
        countAll();
    m_counts->setFullText(counts());
    Q_EMIT standingChanged(standing());
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    const Words &words = m_context.words();
    m_emptyText->setText(words.label(m_all == 0 ? "ui.list.empty." + m_entity.key : "ui.list.no_match"));
    m_emptyAct->setText(m_all != 0 ? words.label("ui.filter.clear") : m_spec.canImport ? words.label("ui.command.import") : words.newOf(m_entity));
}

/// The one thing that helps where no row stands.
void RecordListPage::actOnEmpty()
{
    if (m_all != 0)
        m_filter->clear();
    else if (m_spec.canImport)
        Q_EMIT commandWanted("vault.import");
    else
        Q_EMIT newRecordWanted(m_spec.entity);
}

void RecordListPage::showPreview()
{
    const bool rowsFirst = !m_rowsPainted && m_table->isVisibleTo(this);
    if (rowsFirst || !m_preview->isVisibleTo(this))
        return;
    const domain::Record *record = m_model->recordAt(m_table->currentIndex().row());
    m_preview->show(record ? std::optional(*record) : std::nullopt);
}

void RecordListPage::keepRow()
{
    m_keptAt = std::max(0, m_table->currentIndex().row());
    m_keptRow = m_model->idAt(m_table->currentIndex().row());
}

void RecordListPage::returnToRow()
{
    int row = m_keptRow ? m_model->rowOf(*m_keptRow, m_keptAt) : -1;
    if (row < 0)
        row = 0;
    if (m_model->rowCount() > 0) {
        int column = 0;
        while (column < m_model->columnCount() && m_table->isColumnHidden(column))
            ++column;
        m_table->setCurrentIndex(m_model->index(row, column));
    }
}

void RecordListPage::select(base::RecordId id)
{
    int row = m_model->rowOf(id);
    if (row < 0)
        m_model->count();
    for (int near = 0; row < 0 && near < std::min(m_model->rowCount(), kLookedThrough); near += items::RecordTableModel::kPageRows)
        row = m_model->rowOf(id, near);
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void RecordListPage::openCurrent()
{
    if (const auto id = recordId())
        Q_EMIT recordWanted(m_spec.entity, *id);
}

void RecordListPage::focusFirst()
{
    m_table->isVisibleTo(this) ? m_table->setFocus(Qt::OtherFocusReason) : m_filter->box().setFocus(Qt::OtherFocusReason);
}

void RecordListPage::focusNextPane()
{
    if (m_filter->box().hasFocus())
        m_table->setFocus(Qt::TabFocusReason);
    else if (m_table->hasFocus() && m_preview->isVisible())
        m_preview->findChild<QPushButton *>()->setFocus(Qt::TabFocusReason);
    else
        m_filter->box().setFocus(Qt::TabFocusReason);
}

bool RecordListPage::run(const QByteArray &command)
{
    if (command == "edit.filter") {
        m_filter->box().setFocus(Qt::ShortcutFocusReason);
        m_filter->box().selectAll();
    } else if (command == "edit.clear_filter") {
        m_filter->clear();
    } else if (command == "view.columns") {
        m_columns->showMenu();
    } else if (command == "record.new") {
        Q_EMIT newRecordWanted(m_spec.entity);
    } else {
        return false;
    }
    return true;
}

void RecordListPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool shown = width() >= m_context.theme().u(kPreviewFrom);
    const bool wasShown = m_preview->isVisibleTo(this);
    m_preview->setFixedWidth(std::min(m_context.theme().u(kPreviewUnits), width() * 45 / 100));
    m_preview->setVisible(shown);
    fitColumns();
    if (shown && !wasShown)
        m_previewSoon.start();
}

/// Columns that are chosen keep their place; what leaves first where there is no room for all is the list's own.
void RecordListPage::fitColumns()
{
    const items::Columns &columns = m_model->columns();
    const int room = width() - (m_preview->isVisibleTo(this) ? m_preview->width() : 0) - m_context.theme().u(3);
    if (!m_columnsChosen) {
        for (int i = 0; i < m_spec.shown; ++i)
            m_table->setColumnHidden(i, false);
        for (const QByteArray &key : std::as_const(m_spec.dropFirst)) {
            const auto found = std::ranges::find(columns, key, &items::Column::key);
            if (found != columns.end() && leastOfShown() > room)
                m_table->setColumnHidden(int(found - columns.begin()), true);
        }
    }
    std::vector<ColumnWidth> wanted;
    for (int i = 0; i < int(columns.size()); ++i)
        wanted.push_back(widthOfShown(i));
    const std::vector<int> widths = spread(columns, wanted, room);
    for (int i = 0; i < int(columns.size()); ++i) {
        if (widths[std::size_t(i)] > 0)
            m_table->setColumnWidth(i, widths[std::size_t(i)]);
    }
}

int RecordListPage::leastOfShown()
{
    int out = 0;
    for (int i = 0; i < m_model->columnCount(); ++i)
        out += widthOfShown(i).least;
    return out;
}

/// Measured when a column is shown first: an entity has many that nobody looks at.
ColumnWidth RecordListPage::widthOfShown(int column)
{
    if (m_table->isColumnHidden(column))
        return {};
    ColumnWidth &width = m_widths[column];
    if (width.least == 0)
        width = widthOf(m_context.ui, m_entity, m_model->columns()[std::size_t(column)]);
    return width;
}

bool RecordListPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            openCurrent();
            return true;
        }
        if (key == Qt::Key_Escape) {
            m_filter->clear();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void RecordListPage::fillColumnMenu(QMenu &menu)
{
    menu.clear();
    for (int i = 0; i < m_model->columnCount(); ++i) {
        QAction *action = menu.addAction(m_model->columns()[std::size_t(i)].title);
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(i));
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            m_table->setColumnHidden(i, !shown);
            saveColumns();
        });
    }
}

/// Which columns are shown lies in the vault: even that says what a team works on.
void RecordListPage::loadColumns()
{
    const auto kept = m_store.meta("columns:" + m_spec.place);
    m_columnsChosen = kept && !kept->isEmpty();
    const QByteArrayList shown = kept && !kept->isEmpty() ? kept->split(' ') : QByteArrayList();
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const QByteArray &key = m_model->columns()[std::size_t(i)].key;
        m_table->setColumnHidden(i, shown.isEmpty() ? i >= m_spec.shown : !shown.contains(key));
    }
    m_table->horizontalHeader()->show();
}

void RecordListPage::saveColumns()
{
    m_columnsChosen = true;
    QByteArrayList shown;
    for (int i = 0; i < m_model->columnCount(); ++i) {
        if (!m_table->isColumnHidden(i))
            shown.append(m_model->columns()[std::size_t(i)].key);
    }
    // A vault that cannot be written shows the columns it always did.
    (void)m_store.setMeta("columns:" + m_spec.place, shown.join(' '));
}

} // namespace dossier::ui
