// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/related_grid.h"

#include "items/charges.h"
#include "ui/forms/case_marks.h"
#include "ui/text/date_words.h"
#include "ui/widgets/flow_layout.h"

#include <QHBoxLayout>

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr double kHeadingUnits = 55;    ///< that a heading has to itself
constexpr auto kNewMark = "~new";
constexpr auto kDeletedMark = "~deleted";

} // namespace

RelatedGrid::RelatedGrid(const VaultContext &context, store::Store &store, const RelatedSpec &spec, const QString &title, QByteArray prefix,
                         QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_store(store)
    , m_spec(spec)
    , m_entity(*context.ui.registry.entity(spec.entity))
    , m_prefix(std::move(prefix))
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
    return m_prefix + m_entity.key + '/' + base::toString(id).toLatin1() + '/';
}

QList<GridCell> RelatedGrid::cellsOf(const domain::Record &record, const Titles &titles) const
{
    const items::CellContext cells = m_context.cells(m_store);
    QList<GridCell> out;
    for (const FormRow::Place &column : m_spec.columns) {
        const auto *date = std::get_if<base::PartialDate>(&record.value(column.field));
        const auto *code = std::get_if<schema::Code>(&record.value(column.field));
        GridCell cell;
        cell.text = date ? shortDate(m_context.words(), *date) : items::valueInWords(*m_entity.field(column.field), record, cells, titles);
        cell.isName = out.size() == m_spec.name;
        if (m_spec.icon && code && out.isEmpty())
            cell.icon = m_spec.icon(code->term);
        out.append(std::move(cell));
    }
    return out;
}

/// The cells of every row; what another row replaced is struck out and says so at its end.
std::vector<QList<GridCell>> RelatedGrid::tableCells() const
{
    const auto titles = m_store.titles(items::referencesOf({m_rows.begin(), m_rows.end()})).value_or(Titles());
    const QSet<base::RecordId> superseded = m_spec.supersedes ? items::supersededAmong(m_rows, *m_spec.supersedes) : QSet<base::RecordId>();
    std::vector<QList<GridCell>> out;
    for (const domain::Record &record : m_rows) {
        out.push_back(cellsOf(record, titles));
        if (!superseded.contains(record.id()))
            continue;
        out.back()[m_spec.name].isStruck = true;
        out.back().last().more = m_context.words().label("ui.charge.superseded");
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
    for (auto open = m_open.begin(); open != m_open.end(); ++open) {
        for (RelatedGrid *part : std::as_const(open->parts))
            part->load(open.key(), open->form->isNew());
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
        none->setContentsMargins(m_context.theme().u(2), m_context.theme().u(1.5), m_context.theme().u(2), m_context.theme().u(1.5));
        m_column->addWidget(none);
    }
    const qsizetype shown = m_rows.size() + (m_spec.rail ? m_marks.size() : 0);
    const QString number = shown == 0 ? QString() : m_context.words().number(shown);
    m_count->setText(m_summary.isEmpty() ? number : m_summary);
    Q_EMIT countChanged(int(shown));
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

GridRow *RelatedGrid::addTableHeader()
{
    QList<GridCell> titles;
    for (const FormRow::Place &column : m_spec.columns)
        titles.append({.text = m_context.words().field(*m_entity.field(column.field))});
    auto *header = new GridRow(m_context.ui, titles, shares());
    header->setHeader();
    header->setVisible(!m_rows.isEmpty() || !m_open.isEmpty());
    m_column->addWidget(header);
    return header;
}

/// An editor between two rows parts them.
void RelatedGrid::groupRows(const std::vector<QList<GridCell>> &cells, const std::vector<GridRow *> &rows) const
{
    const auto agree = [&](std::size_t upper) {
        const auto text = [](const GridCell &cell) { return cell.text; };
        return upper + 1 < rows.size() && !m_open.contains(m_rows[qsizetype(upper)].id())
            && std::ranges::equal(cells[upper].first(m_spec.grouped), cells[upper + 1].first(m_spec.grouped), {}, text, text);
    };
    for (std::size_t i = 0; m_spec.grouped > 0 && i < rows.size(); ++i)
        rows[i]->setGroup(m_spec.grouped, i > 0 && agree(i - 1), agree(i));
}

void RelatedGrid::addTable()
{
    GridRow *header = addTableHeader();
    for (const Open &open : std::as_const(m_open)) {
        if (open.form->isNew())
            m_column->addWidget(open.panel);
    }
    const std::vector<QList<GridCell>> cells = tableCells();
    std::vector<GridRow *> rows;
    std::vector<int> most = header->needs();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        rows.push_back(new GridRow(m_context.ui, cells[i], shares()));
        std::ranges::transform(most, rows.back()->needs(), most.begin(), [](int one, int other) { return std::max(one, other); });
        addRow(m_rows[qsizetype(i)], rows.back());
    }
    groupRows(cells, rows);
    header->setNeeds(most);
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
    const int u = m_context.theme().u();
    Open entry;
    entry.panel = makeFrame("edit", this);
    entry.form = new RecordForm(m_context, m_store, m_entity, prefixOf(record.id()), entry.panel);
    auto *column = new QVBoxLayout(entry.panel);
    column->setContentsMargins(u * 3, u * 3, u * 3, u * 2);
    column->setSpacing(u * 2);
    column->addWidget(entry.form->makeRows(m_spec.form, entry.panel));
    const base::RecordId id = record.id();
    addParts(entry, id, *column);
    column->addLayout(makeActions(id, isNew));
    entry.form->load(record, isNew);
    if (isNew)
        entry.form->preset(m_spec.link, m_owner);
    entry.form->setReadOnly(m_context.session.access() != vault::Access::ReadWrite);
    for (RelatedGrid *part : std::as_const(entry.parts))
        part->load(id, isNew);
    m_open.insert(id, entry);
    connect(entry.form, &RecordForm::edited, this, &RelatedGrid::edited);
    rebuildRows();
    entry.panel->show();
    if (!entry.form->boxes().empty())
        entry.form->boxes().front()->editor().setFocus();
}

QLayout *RelatedGrid::makeActions(base::RecordId id, bool isNew)
{
    const Words &words = m_context.words();
    auto *actions = new QHBoxLayout;
    QPushButton *done = makeButton(m_context.ui, words.label("ui.grid.close"), "link");
    QPushButton *remove = makeButton(m_context.ui, words.label(isNew ? "ui.grid.drop_new" : "ui.edit.delete"), "link", u"trash-2"_s);
    actions->addWidget(done);
    actions->addWidget(remove);
    actions->addStretch();
    done->setVisible(!isNew);
    remove->setVisible(!m_entity.appendOnly);
    connect(done, &QPushButton::clicked, this, [this, id] { close(id); });
    connect(remove, &QPushButton::clicked, this, [this, id, isNew] { isNew ? close(id) : toggleDeleted(id); });
    return actions;
}

void RelatedGrid::addParts(Open &entry, base::RecordId id, QLayout &column)
{
    for (const RelatedSpec &part : m_spec.parts) {
        auto *grid = new RelatedGrid(m_context, m_store, part, m_context.words().label(part.title), prefixOf(id), entry.panel);
        column.addWidget(grid);
        connect(grid, &RelatedGrid::edited, this, &RelatedGrid::edited);
        entry.parts.append(grid);
    }
}

int RelatedGrid::Open::changedParts() const
{
    int out = 0;
    for (const RelatedGrid *part : parts)
        out += part->changedCount();
    return out;
}

std::optional<base::RecordId> RelatedGrid::rowInHand() const
{
    const QWidget *focus = window()->focusWidget();
    for (auto open = m_open.begin(); open != m_open.end(); ++open) {
        if (focus && open->panel->isAncestorOf(focus))
            return open.key();
    }
    return std::nullopt;
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
        for (const RelatedGrid *part : open->parts)
            out.append(part->changedTexts());
    }
    return out;
}

void RelatedGrid::restore(const QList<std::pair<QByteArray, QString>> &texts)
{
    QList<base::RecordId> seen;
    for (const auto &[key, text] : texts) {
        // What belongs to a row has the key of the row before its own.
        const QByteArrayList parts = key.startsWith(m_prefix) ? key.sliced(m_prefix.size()).split('/') : QByteArrayList();
        if (parts.size() < 3 || parts[0] != m_entity.key)
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
        for (RelatedGrid *part : std::as_const(m_open[*id].parts))
            part->restore(texts);
        const bool deleted = std::ranges::any_of(texts, [&](const auto &entry) { return entry.first == prefixOf(*id) + kDeletedMark; });
        if (deleted && !m_open[*id].deleted)
            toggleDeleted(*id);
    }
}

int RelatedGrid::changedCount() const
{
    int out = 0;
    for (const Open &open : m_open)
        out += open.deleted || open.form->isNew() ? 1 : open.form->changedCount() + open.changedParts();
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
        if (open.form->isNew() && open.form->changedCount() == 0 && open.changedParts() == 0)
            continue;
        DOSSIER_ASSIGN(auto own, open.form->changes());
        out.insert(out.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
        for (RelatedGrid *part : std::as_const(open.parts)) {
            DOSSIER_ASSIGN(auto inner, part->changes());
            out.insert(out.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
        }
    }
    return out;
}

bool RelatedGrid::showRefusal(const base::Error &error)
{
    return std::ranges::any_of(m_open, [&](const Open &open) {
        return open.form->showRefusal(error) || std::ranges::any_of(open.parts, [&](RelatedGrid *part) { return part->showRefusal(error); });
    });
}

} // namespace dossier::ui
