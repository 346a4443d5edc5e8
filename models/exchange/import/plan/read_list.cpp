// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/read_list.h"

#include "exchange/import/layout/column_survey.h"
#include "exchange/import/layout/merged_cells.h"
#include "exchange/import/layout/printed_row.h"
#include "exchange/import/layout/row_sorter.h"
#include "exchange/table/cell_text.h"

#include <QSet>

#include <algorithm>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// The whole plan is held in memory, some 16 KiB for a row, until it is applied in one step.
constexpr qsizetype kMostRows = 100'000;
/// The header of a list stands among the first of its rows.
constexpr qsizetype kRowsToLookAt = 50;

/// What no record may hold is left out, what nobody sees is nothing, and what deceives the eye is said.
void cleanCell(QString &cell, std::int64_t line, int column, Findings &warnings)
{
    QString printable = withoutControls(cell);
    if (printable.size() != cell.size())
        warnings.append({line, column, u"control_character"_s, {}});
    cell = std::move(printable);
    if (isUnseen(cell)) {
        warnings.append({line, column, u"invisible_cell"_s, {}});
        cell.clear();
    }
    if (turnsDirection(cell))
        warnings.append({line, column, u"direction_sign"_s, {}});
    if (hasNoncharacter(cell))
        warnings.append({line, column, u"noncharacter"_s, {}});
}

void cleanCells(TableRow &row, Findings &warnings)
{
    for (qsizetype i = 0; i < row.cells.size(); ++i)
        cleanCell(row.cells[i], row.line, int(i) + 1, warnings);
}

Result<QList<TableRow>> rowsOf(TableReader &table, const ImportWatch &watch, Findings &warnings, std::optional<Finding> &failure)
{
    QList<TableRow> rows;
    while (true) {
        // Reading the cells is half of the work, understanding them the other.
        if (rows.size() % kWatchEvery == 0)
            DOSSIER_TRY(askWatch(watch, table.bytesRead(), 2 * table.bytesTotal()));
        Result<std::optional<TableRow>> row = table.next();
        if (!row) {
            failure = table.failure();
            return std::unexpected(row.error());
        }
        if (!*row)
            return rows;
        if (rows.size() > kMostRows) {
            failure = Finding{(*row)->line, 0, u"too_many_rows"_s, {}};
            return base::fail(ErrorCode::MalformedInput, u"too_many_rows"_s);
        }
        cleanCells(**row, warnings);
        rows.append(std::move(**row));
    }
}

/// The line of the header: as somebody said, or where a header stands that somebody named. Absent: to be found.
std::optional<std::int64_t> headerLine(const QList<TableRow> &rows, const ReadingChoices &choices)
{
    if (choices.headerRow)
        return choices.headerRow;
    const QStringList named = headersNamed(choices.mapping) + choices.chosen.keys() + choices.remembered.keys();
    for (const TableRow &row : rows) {
        if (std::ranges::any_of(row.cells, [&](const QString &cell) { return named.contains(cell); }))
            return row.line;
    }
    return std::nullopt;
}

/// What the columns hold: by their headers, then as it was remembered, then as somebody chose now.
Result<void> applyChoices(const ReadingChoices &choices, ListLayout &layout, std::optional<Finding> &failure)
{
    applyChosen(choices.remembered, layout.mapping);
    applyChosen(choices.chosen, layout.mapping);
    if (!choices.mapping.isEmpty())
        DOSSIER_TRY(applyMappingFile(choices.mapping, layout.mapping));
    if (!layout.hasName()) {
        failure = Finding{layout.headerLine, 0, u"no_header"_s, {}};
        return base::fail(ErrorCode::MalformedInput, u"no_header"_s);
    }
    return {};
}

/// Columns that nothing is known of: a person with a list of another kind sees it before anything is made.
void noteUnknownColumns(const ListLayout &layout, const ReadingChoices &choices, Findings &warnings)
{
    // A mapping file has answered for every column already.
    if (!choices.mapping.isEmpty())
        return;
    const ColumnMapping &mapping = layout.mapping;
    for (qsizetype i = 0; i < mapping.headers.size(); ++i) {
        const QString &name = mapping.headers[i];
        const bool answered = choices.remembered.contains(name) || choices.chosen.contains(name) || mapping.duplicates.contains(i);
        if (mapping.columns[i] == Column::None && !name.isEmpty() && !answered)
            warnings.append({layout.headerLine, int(i) + 1, u"column_without_field"_s, name});
    }
}

/// A row of a person, with the heading it stands under.
struct Sorted {
    qsizetype index = 0;
    QString group;
};

/// Tells persons from headings and totals, and looks at every date before one is read.
std::vector<Sorted> sortRows(const QList<TableRow> &rows, const ListLayout &layout, const ListTerms &terms, ColumnSurvey &survey,
                             Findings &warnings)
{
    std::vector<Sorted> out;
    RowSorter sorter(layout, terms);
    for (qsizetype i = layout.firstDataRow; i < rows.size(); ++i) {
        if (sorter.sort(rows[i], warnings) != RowKind::Person)
            continue;
        survey.add(rows[i]);
        out.push_back({i, sorter.group()});
    }
    sorter.finish(warnings);
    return out;
}

std::vector<bool> isPersonOf(const std::vector<Sorted> &persons)
{
    std::vector<bool> out(persons.empty() ? 0 : std::size_t(persons.back().index) + 1);
    for (const Sorted &person : persons)
        out[std::size_t(person.index)] = true;
    return out;
}

/// What spreadsheets write for a box that is ticked or not.
bool isTickBox(const QString &cell)
{
    return cell == "TRUE"_L1 || cell == "FALSE"_L1 || cell == u"ИСТИНА" || cell == u"ЛОЖЬ";
}

/// A column of tick boxes answers a question of its own, "In prison": it names no prison.
void giveUpTickBoxes(const QList<TableRow> &rows, const std::vector<Sorted> &persons, ListLayout &layout, Findings &warnings)
{
    for (qsizetype i = 0; i < layout.mapping.columns.size(); ++i) {
        bool isFilled = false;
        const bool hasOther = std::ranges::any_of(persons, [&](const Sorted &person) {
            const QString cell = rows[person.index].cells.value(i).trimmed();
            isFilled = isFilled || !cell.isEmpty();
            return !cell.isEmpty() && !isTickBox(cell);
        });
        if (layout.mapping.columns[i] == Column::None || hasOther || !isFilled)
            continue;
        layout.mapping.columns[i] = Column::None;
        warnings.append({layout.headerLine, int(i) + 1, u"column_without_field"_s, layout.mapping.headers[i]});
    }
}

/// In Spanish M is a man, but beside H a woman: "hombre" and "mujer". Where neither H nor F stands it may be both.
std::optional<QString> meaningOfM(const QList<TableRow> &rows, const std::vector<Sorted> &persons, const ColumnMapping &mapping)
{
    const qsizetype column = mapping.columns.indexOf(Column::Sex);
    if (column < 0 || mapping.language != "es"_L1)
        return {};
    QSet<QString> letters;
    for (const Sorted &person : persons)
        letters.insert(rows[person.index].cells.value(column).trimmed().left(1).toUpper());
    if (letters.contains(u"F"_s))
        return {};
    return letters.contains(u"H"_s) ? u"female"_s : QString();
}

/// False for a row that is longer as a whole than the text that a listing may keep of it.
bool addRow(const TableRow &row, const QString &group, const RowContext &context, ReadList &list)
{
    ListRow read = readListRow(row, context, list.warnings);
    if (read.name().isEmpty()) {
        ++list.skipped;
        list.warnings.append({row.line, 0, u"row_without_name"_s, read.remains.join("; "_L1)});
        return true;
    }
    if (read.group.isEmpty())
        read.group = group;
    list.rows.push_back({std::move(read), printRow(context.mapping.headers, row.cells)});
    return !isLongerThanAnyText(list.rows.back().printed);
}

} // namespace

Result<ReadList> readList(TableReader &table, const ReadingChoices &choices, const schema::Vocabularies &vocabularies,
                          const ListTerms &terms, std::optional<Finding> &failure)
{
    const auto refuse = [&](const QString &code, std::int64_t line) {
        failure = Finding{line, 0, code, {}};
        return base::fail(ErrorCode::MalformedInput, code);
    };
    Findings controls;
    DOSSIER_ASSIGN(QList<TableRow> rows, rowsOf(table, choices.watch, controls, failure));
    if (rows.isEmpty())
        return refuse(u"nothing"_s, 0);
    DOSSIER_ASSIGN(const HeaderWords words, HeaderWords::load(vocabularies));
    const QList<TableRow> beginning = rows.first(std::min(kRowsToLookAt, rows.size()));
    ListLayout layout = findLayout(beginning, {headerLine(beginning, choices), choices.today}, words, terms);
    DOSSIER_TRY(applyChoices(choices, layout, failure));

    ReadList list;
    list.facts = table.facts();
    list.warnings = table.findings() + layout.findings + controls;
    noteUnknownColumns(layout, choices, list.warnings);
    list.headerLine = layout.headerLine;
    list.titles = layout.titles;
    list.asOf = layout.asOf;
    ColumnSurvey survey(layout.mapping, {choices.dateOrder, choices.today});
    const std::vector<Sorted> persons = sortRows(rows, layout, terms, survey, list.warnings);
    DOSSIER_ASSIGN(const QList<MergedRange> merged, table.mergedRanges());
    spreadMergedCells(merged, layout.mapping, isPersonOf(persons), rows);
    giveUpTickBoxes(rows, persons, layout, list.warnings);
    list.dates = survey.readings(layout.headerLine, list.warnings);
    list.mapping = layout.mapping;
    const QDate asOf = choices.asOf.isValid() ? choices.asOf : layout.asOf.latest().value_or(QDate());
    list.letterM = meaningOfM(rows, persons, list.mapping);
    const RowContext context{list.mapping, terms, list.dates, asOf, list.facts.format == TableFormat::Text, list.letterM};
    for (const Sorted &person : persons) {
        if (person.index % kWatchEvery == 0)
            DOSSIER_TRY(askWatch(choices.watch, rows.size() + person.index, 2 * rows.size()));
        if (!addRow(rows[person.index], person.group, context, list))
            return refuse(u"row_too_long"_s, rows[person.index].line);
    }
    if (list.rows.empty() && list.skipped == 0)
        return refuse(u"nothing"_s, layout.headerLine);
    return list;
}

} // namespace dossier::exchange
