// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/delimiter_guess.h"

#include <QHash>

#include <cmath>

namespace dossier::exchange {

namespace {

constexpr int kMostRecords = 500;

/// How a delimiter cuts the records of a text.
struct Cut {
    QHash<int, int> recordsBySize;   ///< cells -> records
    int records = 0;
    int broken = 0;                  ///< text behind a closing quote
    std::int64_t delimiters = 0;
    std::int64_t beforeBlank = 0;    ///< as in running text
    std::int64_t betweenDigits = 0;  ///< as in a number

    void endRecord(int cells)
    {
        ++recordsBySize[cells];
        ++records;
    }
};

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r';
}

/// The index behind a quoted cell that opens at `at`; -1 where the text ends inside it.
qsizetype pastQuoted(QStringView text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] != u'"')
            continue;
        if (at + 1 < text.size() && text[at + 1] == u'"')
            ++at;
        else
            return at + 1;
    }
    return -1;
}

void noteDelimiter(QStringView text, qsizetype at, Cut &cut)
{
    const QChar before = at > 0 ? text[at - 1] : QChar(u'\n');
    const QChar after = at + 1 < text.size() ? text[at + 1] : QChar(u'\n');
    ++cut.delimiters;
    cut.beforeBlank += after == u' ' && before != u' ' ? 1 : 0;
    cut.betweenDigits += before.isDigit() && after.isDigit() ? 1 : 0;
}

Cut cutBy(QStringView text, QChar delimiter, bool whole)
{
    Cut cut;
    int cells = 1;
    bool cellBegins = true;
    bool recordIsEmpty = true;
    for (qsizetype at = 0; at < text.size() && cut.records < kMostRecords; ++at) {
        const QChar c = text[at];
        if (c == u'"' && cellBegins) {
            const qsizetype behind = pastQuoted(text, at);
            if (behind < 0) {
                cut.broken += whole ? 1 : 0;
                return cut;
            }
            if (behind < text.size() && text[behind] != delimiter && !isLineEnd(text[behind]))
                ++cut.broken;
            at = behind - 1;
            cellBegins = recordIsEmpty = false;
        } else if (isLineEnd(c)) {
            if (!recordIsEmpty)
                cut.endRecord(cells);
            cells = 1;
            cellBegins = recordIsEmpty = true;
        } else if (c == delimiter) {
            noteDelimiter(text, at, cut);
            ++cells;
            cellBegins = true;
        } else {
            cellBegins = false;
            recordIsEmpty = recordIsEmpty && c.isSpace();
        }
    }
    if (whole && !recordIsEmpty && cut.records < kMostRecords)
        cut.endRecord(cells);
    return cut;
}

/// Evenness weighs more than width: the share of records that have the most usual number of cells.
double scoreOf(const Cut &cut)
{
    int columns = 1;
    int even = 0;
    for (auto [size, records] : cut.recordsBySize.asKeyValueRange()) {
        if (size > 1 && (records > even || (records == even && size > columns))) {
            columns = size;
            even = records;
        }
    }
    if (even == 0)
        return 0;
    double score = double(even) / double(cut.records) * std::sqrt(double(columns - 1));
    const auto mostly = [&](std::int64_t part) { return part * 10 > cut.delimiters * 9; };
    if (mostly(cut.beforeBlank) || mostly(cut.betweenDigits))
        score /= 3;
    return score / (1 + cut.broken);
}

} // namespace

QChar guessDelimiter(QStringView text, bool whole)
{
    QChar best = u',';
    double bestScore = 0;
    // Where two cut equally well the first wins: commas stand inside texts more often than the others.
    for (const QChar delimiter : {u'\t', u';', u',', u'|'}) {
        const double score = scoreOf(cutBy(text, delimiter, whole));
        if (score > bestScore) {
            best = delimiter;
            bestScore = score;
        }
    }
    return best;
}

DelimiterLine delimiterLine(QStringView text)
{
    const bool quoted = text.startsWith(u'"');
    const QStringView line = text.sliced(quoted ? 1 : 0);
    if (!line.startsWith(u"sep=", Qt::CaseInsensitive) || line.size() < 5)
        return {};
    qsizetype at = (quoted ? 1 : 0) + 5;
    if (quoted && (at >= text.size() || text[at++] != u'"'))
        return {};
    if (at < text.size() && text[at] == u'\r')
        ++at;
    if (at < text.size() && text[at] == u'\n')
        ++at;
    else if (at < text.size() && text[at - 1] != u'\r')
        return {};
    return isLineEnd(line[4]) ? DelimiterLine{} : DelimiterLine{line[4], at};
}

} // namespace dossier::exchange
