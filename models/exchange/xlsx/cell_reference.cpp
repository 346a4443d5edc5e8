// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/cell_reference.h"

namespace dossier::exchange {

namespace {

struct Cell {
    std::int64_t row = 0;   ///< 0: not a cell
    int column = 0;
};

Cell cellOf(QStringView reference)
{
    Cell cell;
    qsizetype at = 0;
    for (; at < reference.size(); ++at) {
        const char16_t letter = reference[at].toUpper().unicode();
        if (letter < u'A' || letter > u'Z')
            break;
        cell.column = cell.column * 26 + (letter - u'A' + 1);
        if (cell.column > kMostSheetColumns)
            return {};
    }
    for (const QChar c : reference.sliced(at)) {
        if (c < u'0' || c > u'9')
            return {};
        cell.row = cell.row * 10 + (c.unicode() - u'0');
        if (cell.row > kMostSheetRows)
            return {};
    }
    return cell.column > 0 && cell.row > 0 ? cell : Cell{};
}

} // namespace

int columnOf(QStringView reference)
{
    return cellOf(reference).column;
}

std::optional<MergedRange> rangeOf(QStringView reference)
{
    const qsizetype colon = reference.indexOf(u':');
    const Cell first = cellOf(colon < 0 ? reference : reference.first(colon));
    const Cell last = cellOf(colon < 0 ? reference : reference.sliced(colon + 1));
    if (first.row < 1 || last.row < first.row || last.column < first.column)
        return std::nullopt;
    return MergedRange{first.row, last.row, first.column, last.column};
}

} // namespace dossier::exchange
