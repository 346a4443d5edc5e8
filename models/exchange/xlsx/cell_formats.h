// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/xlsx/xml_part.h"

#include <QHash>
#include <QList>

namespace dossier::exchange {

/// How a number of a workbook is shown, as far as it changes what the number means.
struct CellFormat {
    enum class Kind : std::uint8_t {
        Plain,
        Day,        ///< a date, with the time if there is one
        Month,      ///< shows month and year only
        Year,       ///< shows the year only
        Time,       ///< a time of day
        Duration,   ///< hours that may exceed a day
        Digits      ///< "00000": a code with leading zeros
    };
    Kind kind = Kind::Plain;
    int digits = 0;

    friend bool operator==(const CellFormat &, const CellFormat &) = default;
};

/// What a format code of ECMA-376 part 1, 18.8.31 shows: "dd\.mm\.yyyy", "[$-419]mmmm yyyy;@".
[[nodiscard]] CellFormat formatOfCode(const QString &code);

/// The cell formats of a workbook's styles, by the index that a cell names.
class CellFormats
{
public:
    [[nodiscard]] static base::Result<CellFormats> read(XmlPart &styles);
    [[nodiscard]] CellFormat at(qsizetype index) const { return m_formats.value(index); }

private:
    [[nodiscard]] base::Result<void> readCodes(XmlPart &styles);
    [[nodiscard]] base::Result<void> readCells(XmlPart &styles);

    QHash<int, CellFormat> m_byNumber;
    QList<CellFormat> m_formats;
};

} // namespace dossier::exchange
