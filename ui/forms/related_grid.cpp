// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/related_grid.h"

#include "ui/forms/case_marks.h"
#include "ui/text/date_words.h"
#include "ui/widgets/flow_layout.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

#include <numeric>

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr double kHeadingUnits = 55;    ///< that a heading has to itself
constexpr auto kNewMark = "~new";
constexpr auto kDeletedMark = "~deleted";

} // namespace

GridRow::GridRow(const Context &context, QStringList cells, std::vector<int> shares, QWidget *parent)
    : RowButton(context, parent)
    , m_shares(std::move(shares))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCells(std::move(cells));
}

void GridRow::setCells(QStringList cells)
{
    m_cells = std::move(cells);
    QStringList said = m_cells;
    said.removeAll(QString());
    setAccessibleName(said.join(", "_L1));
    update();
}

void GridRow::setHeader()
{
    m_header = true;
    setFocusPolicy(Qt::NoFocus);
    setEnabled(false);
}

QFont GridRow::fontOf(qsizetype cell) const
{
    return theme().font(m_header ? Theme::Role::Small : cell == 0 ? Theme::Role::Name : Theme::Role::Body);
}

std::vector<int> GridRow::needs() const
{
    std::vector<int> out;
    for (qsizetype i = 0; i < m_cells.size(); ++i)
        out.push_back(QFontMetrics(fontOf(i)).horizontalAdvance(m_cells[i].simplified()) + 1 + theme().u(1.5));
    return out;
}

void GridRow::setNeeds(std::vector<int> needs)
{
    m_needs = std::move(needs);
    update();
}

std::vector<int> GridRow::widths(int room) const
{
    const int total = std::max(1, std::accumulate(m_shares.begin(), m_shares.end(), 0));
    std::vector<int> out;
    for (const int share : m_shares)
        out.push_back(room * share / total);
    int lacking = 0;
    int spare = 0;
    for (std::size_t i = 0; i < std::min(out.size(), m_needs.size()); ++i)
        (m_needs[i] > out[i] ? lacking : spare) += std::abs(m_needs[i] - out[i]);
    const int moved = std::min(lacking, spare);
    for (std::size_t i = 0; moved > 0 && i < std::min(out.size(), m_needs.size()); ++i)
        out[i] += (m_needs[i] - out[i]) * moved / (m_needs[i] > out[i] ? lacking : spare);
    return out;
}

QSize GridRow::sizeHint() const
{
    return {theme().u(40), std::max(theme().u(m_header ? 6.5 : 7), fontMetrics().height() + theme().u(2))};
}

void GridRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = this->theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_header)
        painter.fillRect(rect().adjusted(1, 1, -1, 0), theme.color(u"subtle"_s));
    else if (underMouse())
        painter.fillRect(rect().adjusted(1, 0, -1, 0), theme.color(u"hover"_s));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(u"line"_s));
    const int pad = theme.u(2.5);
    const std::vector<int> widths = this->widths(width() - 2 * pad);
    int x = pad;
    for (qsizetype i = 0; i < m_cells.size(); ++i) {
        const int width = widths[std::size_t(i)];
        QFont font = fontOf(i);
        font.setStrikeOut(isStruck());
        painter.setFont(font);
        painter.setPen(theme.color(m_header || isStruck() ? u"text3"_s : i == 0 ? u"text"_s : u"text2"_s));
        const QRect cell = QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width - theme.u(1.5), height()));
        drawLeading(painter, cell, m_cells[i], layoutDirection());
        x += width;
    }
    paintFocus(painter);
}

RelatedGrid::RelatedGrid(const VaultContext &context, store::Store &store, const RelatedSpec &spec, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_store(store)
    , m_spec(spec)
    , m_entity(*context.ui.registry.entity(spec.entity))
    , m_count(makeLabel(context.ui, Theme::Role::Small, {}, "soft"))
    , m_whole(new QVBoxLayout(this))
    , m_column(nullptr)
{
    const int u = context.theme().u();
    m_whole->setContentsMargins(0, 0, 0, 0);
    m_whole->setSpacing(u * 2);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(u * 2);
    QLabel *name = makeLabel(context.ui, Theme::Role::Section, title);
    name->setWordWrap(true);
    // A label that may wrap does so before it must.
    name->setMinimumWidth(std::min(name->fontMetrics().horizontalAdvance(title) + 1, context.theme().u(kHeadingUnits)));
    auto *said = new QWidget;
    auto *flow = new FlowLayout(u * 2, said);
    flow->addWidget(name);
    flow->addWidget(m_count);
    heading->addWidget(said, 1, Qt::AlignVCenter);
    if (*spec.add) {
        QPushButton *add = makeButton(context.ui, context.words().label(spec.add), "link", u"plus"_s);
        add->setEnabled(context.session.access() == vault::Access::ReadWrite);
        heading->addWidget(add);
        connect(add, &QPushButton::clicked, this, [this] { addNew(); });
    }
    m_whole->addLayout(heading);
    QFrame *panel = makeFrame(spec.rail ? "" : "panel");
    m_column = new QVBoxLayout(panel);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_whole->addWidget(panel);
}

std::vector<int> RelatedGrid::shares() const
{
    std::vector<int> out;
    for (const FormRow::Place &column : m_spec.columns)
        out.push_back(column.share);
    return out;
}

QByteArray RelatedGrid::prefixOf(base::RecordId id) const
{
    return m_entity.key + '/' + base::toString(id).toLatin1() + '/';
}

QStringList RelatedGrid::cellsOf(const domain::Record &record, const QHash<base::RecordId, QString> &titles) const
{
    const items::CellContext cells{m_store, m_context.ui.registry, m_context.ui.vocabularies, m_context.words().language(), m_context.ui.clock.today()};
    QStringList out;
    for (const FormRow::Place &column : m_spec.columns) {
        const auto *date = std::get_if<base::PartialDate>(&record.value(column.field));
        out.append(date ? shortDate(m_context.words(), *date) : items::valueInWords(*m_entity.field(column.field), record, cells, titles));
    }
    return out;
}

void RelatedGrid::load(base::RecordId owner, bool ownerIsNew)
{
    m_owner = owner;
    m_rows.clear();
    if (!ownerIsNew)
        m_rows = m_store.referring(m_spec.entity, m_spec.link, owner).value_or(QList<domain::Record>());
    if (m_spec.newestBy) {
        std::ranges::stable_sort(m_rows, std::greater{}, [this](const domain::Record &record) {
            const auto *date = std::get_if<base::PartialDate>(&record.value(*m_spec.newestBy));
            return railDay(date ? std::optional(*date) : std::nullopt);
        });
    }
    rebuildRows();
}

void RelatedGrid::reset(base::RecordId owner)
{
    const auto ids = m_open.keys();
    for (const base::RecordId &id : ids)
        close(id);
    load(owner, false);
}

void RelatedGrid::clearRows()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        const bool isPanel = std::ranges::any_of(m_open, [&](const Open &open) { return open.panel == item->widget(); });
        if (!isPanel && item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_rowWidgets.clear();
}

/// Rows anew, in their order, with the open editors below their rows and those of new records on top.
void RelatedGrid::rebuildRows()
{
    clearRows();
    m_spec.rail ? addRail() : addTable();
    if (m_rows.isEmpty() && m_open.isEmpty() && m_marks.isEmpty()) {
        QLabel *none = makeLabel(m_context.ui, Theme::Role::Small, m_context.words().label("ui.grid.none"), "hint");
        none->setContentsMargins(m_context.theme().u(2), m_context.theme().u(1.5), 0, m_context.theme().u(1.5));
        m_column->addWidget(none);
    }
    const QString number = m_rows.isEmpty() ? QString() : m_context.words().number(m_rows.size());
    m_count->setText(m_summary.isEmpty() ? number : m_summary);
    Q_EMIT countChanged(int(m_rows.size()));
}

void RelatedGrid::addRow(const domain::Record &record, RowButton *row)
{
    m_column->addWidget(row);
    m_rowWidgets.insert(record.id(), row);
    const auto opened = m_open.constFind(record.id());
    const bool isOpen = opened != m_open.cend();
    row->setStruck(isOpen && opened->deleted);
    connect(row, &RowButton::clicked, this, [this, record] {
        if (m_spec.form.empty())
            Q_EMIT recordWanted(m_spec.entity, record.id());
        else
            m_open.contains(record.id()) ? close(record.id()) : open(record, false);
    });
    if (!isOpen)
        return;
    // On the rail the editor stands in the place of its mark.
    row->setVisible(!m_spec.rail || opened->deleted);
    m_column->addWidget(opened->panel);
}

void RelatedGrid::addTable()
{
    QStringList titles;
    for (const FormRow::Place &column : m_spec.columns)
        titles.append(m_context.words().field(*m_entity.field(column.field)));
    auto *header = new GridRow(m_context.ui, titles, shares());
    header->setHeader();
    header->setVisible(!m_rows.isEmpty() || !m_open.isEmpty());
    m_column->addWidget(header);
    const std::vector<domain::Record> records(m_rows.begin(), m_rows.end());
    const auto names = m_store.titles(items::referencesOf(records));
    for (const Open &open : std::as_const(m_open)) {
        if (open.form->isNew())
            m_column->addWidget(open.panel);
    }
    std::vector<GridRow *> rows{header};
    std::vector<int> most = header->needs();
    for (const domain::Record &record : std::as_const(m_rows)) {
        rows.push_back(new GridRow(m_context.ui, cellsOf(record, names ? *names : QHash<base::RecordId, QString>()), shares()));
        std::ranges::transform(most, rows.back()->needs(), most.begin(), [](int one, int other) { return std::max(one, other); });
        addRow(record, rows.back());
    }
    for (GridRow *row : rows)
        row->setNeeds(most);
}

RailRow *RelatedGrid::makeMark(const RailMark &mark)
{
    auto *row = new RailRow(m_context.ui, mark);
    row->setActs(mark.page || !mark.section.isEmpty());
    connect(row, &RowButton::clicked, this, [this, mark] {
        if (mark.page)
            Q_EMIT recordWanted(*mark.page, *mark.record);
        else if (!mark.section.isEmpty())
            Q_EMIT markChosen(mark.section, mark.record.value_or(base::RecordId()));
    });
    return row;
}

void RelatedGrid::addRail()
{
    for (const Open &open : std::as_const(m_open)) {
        if (open.form->isNew())
            m_column->addWidget(open.panel);
    }
    QList<RailRow *> rails;
    qsizetype next = 0;
    const auto addMarksFrom = [&](QDate day) {
        for (; next < m_marks.size() && railDay(m_marks[next].date) > day; ++next) {
            rails.append(makeMark(m_marks[next]));
            m_column->addWidget(rails.last());
        }
    };
    for (const domain::Record &record : std::as_const(m_rows)) {
        RailMark mark = eventMark(m_context.words(), record);
        addMarksFrom(railDay(mark.date));
        rails.append(new RailRow(m_context.ui, std::move(mark)));
        addRow(record, rails.last());
    }
    addMarksFrom(QDate(1, 1, 1).addDays(-1));
    for (RailRow *row : std::as_const(rails))
        row->setEnds(row == rails.first(), row == rails.last());
}

void RelatedGrid::setMarks(QList<RailMark> marks)
{
    m_marks = std::move(marks);
    std::ranges::stable_sort(m_marks, std::greater{}, [](const RailMark &mark) { return railDay(mark.date); });
}

void RelatedGrid::setAbove(QWidget *widget)
{
    m_whole->insertWidget(1, widget);
}

void RelatedGrid::setSummary(const QString &summary)
{
    m_summary = summary;
    m_count->setText(summary);
}

bool RelatedGrid::focusRow(base::RecordId id)
{
    const auto opened = m_open.constFind(id);
    QWidget *target = m_rowWidgets.value(id);
    if (opened != m_open.cend())
        target = &opened->form->boxes().front()->editor();
    if (target)
        target->setFocus(Qt::OtherFocusReason);
    return target != nullptr;
}

void RelatedGrid::open(const domain::Record &record, bool isNew)
{
    if (m_spec.form.empty() || m_open.contains(record.id()))
        return;
    const Words &words = m_context.words();
    const int u = m_context.theme().u();
    Open entry;
    entry.panel = makeFrame("edit", this);
    entry.form = new RecordForm(m_context, m_store, m_entity, prefixOf(record.id()), entry.panel);
    auto *column = new QVBoxLayout(entry.panel);
    column->setContentsMargins(u * 3, u * 3, u * 3, u * 2);
    column->setSpacing(u * 2);
    column->addWidget(entry.form->makeRows(m_spec.form, entry.panel));
    auto *actions = new QHBoxLayout;
    QPushButton *done = makeButton(m_context.ui, words.label("ui.grid.close"), "link");
    QPushButton *remove = makeButton(m_context.ui, words.label(isNew ? "ui.grid.drop_new" : "ui.edit.delete"), "link", u"trash-2"_s);
    done->setVisible(!isNew);
    remove->setVisible(!m_entity.appendOnly);
    actions->addWidget(done);
    actions->addWidget(remove);
    actions->addStretch();
    column->addLayout(actions);
    entry.form->load(record, isNew);
    if (isNew)
        entry.form->preset(m_spec.link, m_owner);
    entry.form->setReadOnly(m_context.session.access() != vault::Access::ReadWrite);
    const base::RecordId id = record.id();
    m_open.insert(id, entry);
    connect(entry.form, &RecordForm::edited, this, &RelatedGrid::edited);
    connect(done, &QPushButton::clicked, this, [this, id] { close(id); });
    connect(remove, &QPushButton::clicked, this, [this, id, isNew] { isNew ? close(id) : toggleDeleted(id); });
    rebuildRows();
    entry.panel->show();
    if (!entry.form->boxes().empty())
        entry.form->boxes().front()->editor().setFocus();
}

void RelatedGrid::close(base::RecordId id)
{
    const Open entry = m_open.take(id);
    if (entry.panel)
        entry.panel->deleteLater();
    rebuildRows();
    if (RowButton *row = m_rowWidgets.value(id))
        row->setFocus();
    Q_EMIT edited();
}

void RelatedGrid::toggleDeleted(base::RecordId id)
{
    Open &entry = m_open[id];
    entry.deleted = !entry.deleted;
    if (RowButton *row = m_rowWidgets.value(id)) {
        row->setStruck(entry.deleted);
        row->setVisible(!m_spec.rail || entry.deleted);
    }
    Q_EMIT edited();
}

base::RecordId RelatedGrid::addNew(const std::vector<std::pair<schema::FieldId, schema::Value>> &presets)
{
    const base::RecordId id = base::newRecordId(m_context.ui.random);
    open(domain::Record(m_spec.entity, id), true);
    for (const auto &[field, value] : presets)
        m_open[id].form->preset(field, value);
    Q_EMIT edited();
    return id;
}

RecordForm *RelatedGrid::openForm(base::RecordId id) const
{
    return m_open.value(id).form;
}

QList<std::pair<QByteArray, QString>> RelatedGrid::changedTexts() const
{
    QList<std::pair<QByteArray, QString>> out;
    for (auto open = m_open.begin(); open != m_open.end(); ++open) {
        if (open->form->isNew())
            out.append({prefixOf(open.key()) + kNewMark, u"1"_s});
        if (open->deleted)
            out.append({prefixOf(open.key()) + kDeletedMark, u"1"_s});
        out.append(open->form->changedTexts());
    }
    return out;
}

void RelatedGrid::restore(const QList<std::pair<QByteArray, QString>> &texts)
{
    QList<base::RecordId> seen;
    for (const auto &[key, text] : texts) {
        const QByteArrayList parts = key.split('/');
        if (parts.size() != 3 || parts[0] != m_entity.key)
            continue;
        const auto id = base::recordIdFromString(QString::fromLatin1(parts[1]));
        if (!id || seen.contains(*id))
            continue;
        seen.append(*id);
        const auto row = std::ranges::find(m_rows, *id, &domain::Record::id);
        const bool isNew = std::ranges::any_of(texts, [&](const auto &entry) { return entry.first == prefixOf(*id) + kNewMark; });
        if (row == m_rows.end() && !isNew)
            continue;
        open(row == m_rows.end() ? domain::Record(m_spec.entity, *id) : *row, row == m_rows.end());
        m_open[*id].form->restore(texts);
        const bool deleted = std::ranges::any_of(texts, [&](const auto &entry) { return entry.first == prefixOf(*id) + kDeletedMark; });
        if (deleted && !m_open[*id].deleted)
            toggleDeleted(*id);
    }
}

int RelatedGrid::changedCount() const
{
    int out = 0;
    for (const Open &open : m_open)
        out += open.deleted || open.form->isNew() ? 1 : open.form->changedCount();
    return out;
}

Result<std::vector<domain::ChangeSet>> RelatedGrid::changes()
{
    std::vector<domain::ChangeSet> out;
    for (const Open &open : std::as_const(m_open)) {
        if (open.deleted) {
            out.push_back(domain::deleteOf(open.form->record()));
            continue;
        }
        // Opened for a new one and left empty: nothing was meant.
        if (open.form->isNew() && open.form->changedCount() == 0)
            continue;
        DOSSIER_ASSIGN(auto own, open.form->changes());
        out.insert(out.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    }
    return out;
}

bool RelatedGrid::showRefusal(const base::Error &error)
{
    return std::ranges::any_of(m_open, [&](const Open &open) { return open.form->showRefusal(error); });
}

} // namespace dossier::ui
