// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/list_layout.h"

#include "exchange/import/layout/column_sniffer.h"

#include <algorithm>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostRows = 50;
constexpr qsizetype kLongestTitle = 500;

bool isFilled(const TableRow &row, qsizetype column)
{
    return column < row.cells.size() && !row.cells[column].trimmed().isEmpty();
}

qsizetype filledCells(const TableRow &row)
{
    return std::ranges::count_if(row.cells, [](const QString &cell) { return !cell.trimmed().isEmpty(); });
}

/// One or two rows read as a header.
struct Header {
    QStringList names;
    QList<HeaderMeaning> meanings;
    qsizetype known = 0;             ///< distinct columns
    qsizetype filled = 0;
    int lines = 1;

    bool hasName = false;            ///< one of them is the name of a person

    [[nodiscard]] bool isHeader() const { return known >= std::min<qsizetype>(2, filled) && known > 0 && 2 * known >= filled; }
};

bool isName(const HeaderMeaning &meaning)
{
    return std::ranges::any_of(meaning.columns, holdsName);
}

void addName(Header &header, const QString &name, const HeaderMeaning &meaning, QList<Column> &seen)
{
    header.names.append(name);
    header.meanings.append(meaning);
    header.filled += name.isEmpty() ? 0 : 1;
    header.hasName = header.hasName || isName(meaning);
    if (!meaning.columns.isEmpty() && !seen.contains(meaning.columns.constFirst())) {
        seen.append(meaning.columns.constFirst());
        ++header.known;
    }
}

Header oneLine(const TableRow &row, const HeaderWords &words)
{
    Header out;
    QList<Column> seen;
    for (const QString &cell : row.cells)
        addName(out, cell.simplified(), words.meaningOf(cell), seen);
    return out;
}

/// A cell above spans to the right over empty ones, as far as there is something below.
Header twoLines(const TableRow &above, const TableRow &below, const HeaderWords &words)
{
    Header out;
    out.lines = 2;
    QList<Column> seen;
    QString group;
    for (qsizetype i = 0; i < std::max(above.cells.size(), below.cells.size()); ++i) {
        const QString name = below.cells.value(i).simplified();
        if (isFilled(above, i) || name.isEmpty())
            group = above.cells.value(i).simplified();
        const QString merged = group.isEmpty() || name.isEmpty() ? group + name : group + " / "_L1 + name;
        addName(out, merged, words.meaningUnder(group, name), seen);
    }
    return out;
}

/// Something is filled below an empty cell that another one spans, and the rows stand together.
bool maySpan(const TableRow &above, const TableRow &below)
{
    if (filledCells(above) < 2 || filledCells(below) < 2 || below.line - above.line > 3)
        return false;
    for (qsizetype i = 1; i < below.cells.size(); ++i) {
        if (isFilled(below, i) && !isFilled(above, i))
            return true;
    }
    return false;
}

/// "List of political prisoners as of 1 December 2023": a day among at most six words in a row.
void findDays(const QString &title, QList<base::PartialDate> &days)
{
    const QStringList words = title.left(kLongestTitle).simplified().split(u' ');
    constexpr qsizetype kMostWords = 6;
    for (qsizetype from = 0; from < words.size();) {
        qsizetype taken = 0;
        for (qsizetype size = std::min(kMostWords, words.size() - from); size > 0 && taken == 0; --size) {
            QString text = words.sliced(from, size).join(u' ');
            text.removeIf([](QChar c) { return c == u'(' || c == u')'; });
            const auto date = base::PartialDate::parse(text, base::DateLanguage::English);
            if (!date || !date->isDay())
                continue;
            taken = size;
            if (std::ranges::none_of(days, [&](const base::PartialDate &known) { return known.sameValue(*date); }))
                days.append(*date);
        }
        from += std::max<qsizetype>(taken, 1);
    }
}

void readTitles(const QList<TableRow> &rows, qsizetype count, ListLayout &layout)
{
    QList<base::PartialDate> days;
    for (const TableRow &row : rows.first(count)) {
        for (const QString &cell : row.cells) {
            if (cell.trimmed().isEmpty())
                continue;
            layout.titles.append(cell.simplified());
            findDays(cell, days);
        }
    }
    if (days.size() == 1)
        layout.asOf = days.constFirst();
}

struct Found {
    qsizetype row = -1;
    Header header;
};

Header bestAt(const QList<TableRow> &rows, qsizetype row, const HeaderWords &words)
{
    Header best = oneLine(rows[row], words);
    if (row + 1 < rows.size() && maySpan(rows[row], rows[row + 1])) {
        Header both = twoLines(rows[row], rows[row + 1], words);
        if (both.known > best.known)
            best = both;
    }
    return best;
}

/// A form asks what no list has: where nothing else is a header, the first row of words is, if one of them is a name.
Found findFormHeader(const QList<TableRow> &rows, const HeaderWords &words)
{
    const auto first = std::ranges::find_if(rows, [](const TableRow &row) { return filledCells(row) >= 2; });
    if (first == rows.end() || first + 1 == rows.end())
        return {};
    const Header header = oneLine(*first, words);
    const bool hasDigit = std::ranges::any_of(first->cells, [](const QString &cell) { return std::ranges::any_of(cell, [](QChar c) { return c.isDigit(); }); });
    if (!header.hasName || hasDigit)
        return {};
    // "Political prisoner" heads a column of names, and stands in a column of statuses.
    const qsizetype name = std::ranges::find_if(header.meanings, isName) - header.meanings.begin();
    const auto below = std::ranges::subrange(first + 1, rows.end());
    const auto named = std::ranges::count_if(below, [&](const TableRow &row) { return looksLikeName(row.cells.value(name)); });
    return 2 * named >= std::ssize(below) ? Found{first - rows.begin(), header} : Found{};
}

Found findHeader(const QList<TableRow> &rows, const HeaderWords &words)
{
    Found best;
    for (qsizetype row = 0; row < std::min(rows.size(), kMostRows); ++row) {
        const Header header = bestAt(rows, row, words);
        // The first of equals: a header that is repeated further down is no better there.
        if (header.isHeader() && (best.row < 0 || header.known > best.header.known))
            best = {row, header};
    }
    return best.row < 0 ? findFormHeader(rows, words) : best;
}

Found headerAt(const QList<TableRow> &rows, std::int64_t line, const HeaderWords &words)
{
    const auto row = std::ranges::find_if(rows, [&](const TableRow &candidate) { return candidate.line >= line; });
    if (line == 0 || row == rows.end())
        return {};
    return {row - rows.begin(), bestAt(rows, row - rows.begin(), words)};
}

void noteFindings(ListLayout &layout)
{
    const std::int64_t line = layout.headerLine;
    for (const qsizetype column : layout.mapping.duplicates)
        layout.findings.append({line, int(column) + 1, u"duplicate_header"_s, layout.mapping.headers[column]});
    for (const qsizetype column : layout.mapping.guessed) {
        const QString guess = layout.mapping.headers[column] + ": "_L1 + columnName(layout.mapping.columns[column]);
        layout.findings.append({line, int(column) + 1, u"column_guessed"_s, guess});
    }
}

QString genericName(qsizetype column)
{
    return u"column %1"_s.arg(column + 1);
}

} // namespace

bool ListLayout::hasName() const
{
    return std::ranges::any_of(mapping.columns, holdsName);
}

ListLayout findLayout(const QList<TableRow> &rows, const LayoutOptions &options, const HeaderWords &words, const ListTerms &terms)
{
    ListLayout out;
    const Found found = options.headerRow ? headerAt(rows, *options.headerRow, words) : findHeader(rows, words);
    QStringList names = found.header.names;
    QList<HeaderMeaning> meanings = found.header.meanings;
    if (found.row >= 0) {
        out.headerRow = found.row;
        out.headerLines = found.header.lines;
        out.headerLine = rows[found.row].line;
        out.firstDataRow = found.row + found.header.lines;
        readTitles(rows, found.row, out);
    } else {
        qsizetype width = 0;
        for (const TableRow &row : rows)
            width = std::max(width, row.cells.size());
        for (qsizetype i = 0; i < width; ++i)
            names.append(genericName(i));
        meanings.resize(width);
    }
    out.mapping = mapMeanings(names, meanings);
    sniffColumns(rows.sliced(out.firstDataRow), found.row < 0, options.today, terms, out.mapping);
    noteFindings(out);
    return out;
}

} // namespace dossier::exchange
