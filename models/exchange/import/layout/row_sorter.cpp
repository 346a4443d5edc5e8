// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/row_sorter.h"

#include "exchange/import/layout/column_sniffer.h"

#include <algorithm>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestHeading = 300;

QList<qsizetype> filledColumns(const TableRow &row)
{
    QList<qsizetype> out;
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        if (!row.cells[i].trimmed().isEmpty())
            out.append(i);
    }
    return out;
}

/// The whole number of a text that holds one only: 303 of "Total: 303".
std::optional<std::int64_t> onlyNumber(const QString &text)
{
    std::optional<std::int64_t> out;
    for (qsizetype at = 0; at < text.size();) {
        if (!text[at].isDigit()) {
            ++at;
            continue;
        }
        std::int64_t number = 0;
        qsizetype digits = 0;
        for (; at < text.size() && text[at].isDigit(); ++at, ++digits)
            number = digits < 9 ? number * 10 + text[at].digitValue() : number;
        if (out || digits > 7)
            return std::nullopt;
        out = number;
    }
    return out;
}

bool isNumberAlone(const QString &cell)
{
    return std::ranges::all_of(cell, [](QChar c) { return c.isDigit() || c == u'.'; });
}

struct HeadingText {
    QString name;
    bool isInitial = false;          ///< the mark is one letter
    std::optional<std::int64_t> count;
    bool isMarked = false;           ///< a number or letter before it, or a count behind: nobody's name
};

/// "A. Journalists and bloggers (27)", "II. Believers – 83", "3) Lifers".
HeadingText readHeading(const QString &cell)
{
    HeadingText out;
    out.name = cell.simplified();
    const qsizetype sign = out.name.indexOf(QChar(u' '));
    const QString first = out.name.first(std::max<qsizetype>(sign, 0));
    if (first.size() >= 2 && first.size() <= 6 && (first.endsWith(u'.') || first.endsWith(u')'))) {
        const QStringView mark = QStringView(first).chopped(1);
        const bool isNumber = std::ranges::all_of(mark, [](QChar c) { return c.isDigit(); });
        const bool isRoman = std::ranges::all_of(mark, [](QChar c) { return QStringView(u"IVXLC").contains(c); });
        out.isInitial = mark.size() == 1 && mark[0].isLetter();
        out.isMarked = isNumber || isRoman || out.isInitial;
        if (out.isMarked)
            out.name = out.name.sliced(sign + 1);
    }
    const bool closes = out.name.endsWith(u')');
    const qsizetype open = closes ? out.name.lastIndexOf(u'(')
                                  : std::max(out.name.lastIndexOf(u" – "_s), std::max(out.name.lastIndexOf(u" - "_s), out.name.lastIndexOf(u": "_s)));
    if (open <= 0)
        return out;
    const std::optional<std::int64_t> count = onlyNumber(out.name.sliced(open));
    const bool isYear = count && *count >= 1900 && *count <= 2100;
    if (count && !isYear) {
        out.count = count;
        out.isMarked = true;
        out.name = out.name.first(open).trimmed();
    }
    return out;
}

/// Nothing but its place says that it is no person: somebody should look.
bool mayBePerson(const HeadingText &heading)
{
    return !heading.isMarked || (heading.isInitial && !heading.count) || looksLikeName(heading.name);
}

} // namespace

RowSorter::RowSorter(const ListLayout &layout, const ListTerms &terms) : m_mapping(layout.mapping), m_terms(terms)
{
    for (const QString &header : layout.headerRow >= 0 ? layout.mapping.headers : QStringList()) {
        const qsizetype cut = layout.headerLines == 2 ? header.indexOf(" / "_L1) : -1;
        m_headerKeys.append(HeaderWords::keyOf(cut < 0 ? header : header.first(cut)));
        m_secondKeys.append(cut < 0 ? QString() : HeaderWords::keyOf(header.sliced(cut + 3)));
    }
}

bool RowSorter::isRepeatedHeader(const TableRow &row) const
{
    const auto fits = [&](const QStringList &keys) {
        qsizetype same = 0;
        for (qsizetype i = 0; i < row.cells.size(); ++i) {
            const QString key = HeaderWords::keyOf(row.cells[i]);
            if (!key.isEmpty() && key != keys.value(i))
                return false;
            same += key.isEmpty() ? 0 : 1;
        }
        return same >= std::min<qsizetype>(2, m_headerKeys.size());
    };
    return fits(m_headerKeys) || fits(m_secondKeys);
}

/// A row of at most three cells that begins with a word for "total" and holds no more than numbers beside it.
std::optional<QString> RowSorter::totalText(const TableRow &row) const
{
    const QList<qsizetype> filled = filledColumns(row);
    if (filled.isEmpty() || filled.size() > 3)
        return std::nullopt;
    const QString first = row.cells[filled.constFirst()].simplified();
    if (first.size() > 80 || !m_terms.leadingTerm("total", first))
        return std::nullopt;
    QString text = first;
    for (const qsizetype column : filled.sliced(1)) {
        const QString cell = row.cells[column].trimmed();
        // A date beside it is somebody's.
        if (!onlyNumber(cell) || cell.size() > 40)
            return std::nullopt;
        text += u' ' + cell;
    }
    // Cəmi and Total are given names too.
    const std::optional<std::int64_t> number = onlyNumber(text);
    const bool isTrue = number && (*number == m_persons || *number == m_inGroup);
    return looksLikeName(first) && !isTrue ? std::nullopt : std::optional(text);
}

bool RowSorter::isHeading(const TableRow &row, qsizetype column) const
{
    const QString cell = row.cells[column].simplified();
    if (m_mapping.columns.size() < 3 || cell.size() > kLongestHeading || isNumberAlone(cell))
        return false;
    const Column holds = m_mapping.columns.value(column, Column::None);
    const HeadingText heading = readHeading(cell);
    if (!holdsName(holds))
        return heading.isMarked || (column == 0 && (holds == Column::None || holds == Column::Number || holds == Column::Group));
    if (heading.count || (heading.isMarked && !heading.isInitial))
        return true;
    // A person of whom nothing is known but the name stands in the same column as a heading may: "K. Murugan". Where
    // rows are numbered, hers is.
    if (m_mapping.has(Column::Number))
        return heading.isInitial || !looksLikeName(cell);
    return heading.isInitial && !looksLikeName(cell);
}

void RowSorter::endGroup(Findings &findings)
{
    if (m_expected && m_expected->number != m_inGroup)
        findings.append({m_expected->line, 0, u"sum_differs"_s, m_expected->text + u" ≠ %1"_s.arg(m_inGroup)});
    m_expected.reset();
    m_inGroup = 0;
}

void RowSorter::startGroup(const TableRow &row, const QString &text, Findings &findings)
{
    endGroup(findings);
    const HeadingText heading = readHeading(text);
    m_group = heading.name;
    if (heading.count)
        m_expected = Expected{row.line, text, *heading.count};
}

RowKind RowSorter::sort(const TableRow &row, Findings &findings)
{
    const QList<qsizetype> filled = filledColumns(row);
    if (filled.isEmpty())
        return RowKind::Blank;
    if (!m_headerKeys.isEmpty() && isRepeatedHeader(row))
        return RowKind::RepeatedHeader;
    if (const std::optional<QString> total = totalText(row)) {
        const std::optional<std::int64_t> number = onlyNumber(*total);
        // A total below a group may be that group's.
        if (number && *number != m_persons && *number != m_inGroup)
            findings.append({row.line, 0, u"sum_differs"_s, *total + u" ≠ %1"_s.arg(m_persons)});
        return RowKind::Total;
    }
    if (filled.size() == 1) {
        const qsizetype column = filled.constFirst();
        const QString text = row.cells[column].simplified();
        const HeadingText heading = readHeading(text);
        const bool isOfName = holdsName(m_mapping.columns.value(column, Column::None));
        if (isHeading(row, column)) {
            if (isOfName && mayBePerson(heading))
                findings.append({row.line, int(column) + 1, u"taken_as_heading"_s, text});
            startGroup(row, text, findings);
            return RowKind::Heading;
        }
        if (isOfName && heading.isInitial)
            findings.append({row.line, int(column) + 1, u"may_be_heading"_s, text});
    }
    ++m_inGroup;
    ++m_persons;
    return RowKind::Person;
}

void RowSorter::finish(Findings &findings)
{
    endGroup(findings);
}

} // namespace dossier::exchange
