// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/cell_text.h"

#include "exchange/table/table_reader.h"

#include <algorithm>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

QString withPlainBreaks(QString text)
{
    if (text.contains(u'\r')) {
        text.replace("\r\n"_L1, "\n"_L1);
        text.replace(u'\r', u'\n');
    }
    return text;
}

QString withoutControls(QString text)
{
    const auto isControl = [](QChar c) { return c < u' ' || (c >= QChar(0x7F) && c <= QChar(0x9F)); };
    if (std::ranges::none_of(text, isControl))
        return text;   // nearly all of them, and they may be long
    text.replace(u'\v', u'\n').replace(u'\f', u'\n');
    text.removeIf([&](QChar c) { return isControl(c) && c != u'\t' && c != u'\n' && c != u'\r'; });
    return text;
}

bool isLongerThanAnyText(QStringView cell)
{
    // A unit of UTF-16 is at most three bytes of UTF-8.
    if (cell.size() <= kLongestCell / 3)
        return false;
    qsizetype bytes = 0;
    for (const QChar c : cell)
        bytes += c.unicode() < 0x80 ? 1 : (c.unicode() < 0x800 || c.isSurrogate() ? 2 : 3);
    return bytes > kLongestCell;
}

bool isBlankRow(const QStringList &cells)
{
    return std::ranges::all_of(cells, [](const QString &cell) {
        return std::ranges::all_of(cell, [](QChar c) { return c.isSpace(); });
    });
}

} // namespace dossier::exchange
