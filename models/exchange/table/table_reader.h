// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "exchange/finding.h"

#include <QStringList>

#include <cstdint>
#include <optional>

namespace dossier::exchange {

/// A record of a table. `line` counts from 1: of a text the line of the file on which the record
/// begins (a quoted cell may hold line breaks, so the next record need not be on the next line), of a
/// workbook the number of the row. Cells are in Unicode form NFC; a line break inside a cell is LF,
/// whatever the file holds; of JSON the number of the row, the header being the first. A record ends with its last cell: it may be shorter than the header.
struct TableRow {
    std::int64_t line = 0;
    QStringList cells;
};

/// What a person chose instead of leaving it to be found.
struct TableOptions {
    QString encoding;   ///< one of tableEncodings(), or a usual alias ("cp1251"); empty: found
    QChar delimiter;    ///< null: found
    QString sheet;      ///< name of a sheet, in any case; empty: the first one that is not hidden
};

struct TableSheet {
    QString name;
    bool hidden = false;

    friend bool operator==(const TableSheet &, const TableSheet &) = default;
};

enum class TableFormat { Text, Workbook, Json };

/// What was found about a file before its first row.
struct TableFacts {
    TableFormat format = TableFormat::Text;
    QString encoding;          ///< text: as in tableEncodings()
    QString likelyEncoding;    ///< text: what fits better than the encoding chosen by hand; empty: nothing does
    QChar delimiter;           ///< text
    QList<TableSheet> sheets;  ///< workbook: in the order of its tabs
    QString sheet;             ///< workbook: the one that is read
};

/// Cells shown as one; rows and columns count from 1. Only the first cell holds the value.
struct MergedRange {
    std::int64_t firstRow = 0;
    std::int64_t lastRow = 0;
    int firstColumn = 0;
    int lastColumn = 0;

    friend bool operator==(const MergedRange &, const MergedRange &) = default;
};

/// Columns beyond this end the reading (`too_many_columns`): the widest list that was seen has 61, a
/// sheet of the last century had 256, and a file with thousands has lost its line breaks.
inline constexpr int kMostColumns = 1024;
/// As long as a text of a record may be, in bytes of UTF-8; a longer cell ends the reading (`cell_too_long`).
inline constexpr qsizetype kLongestCell = 4 << 20;

/// Reads a table from beginning to end, in memory that does not grow with it. Nothing is written
/// anywhere. A caller that wants to stop just stops asking.
class TableReader
{
public:
    TableReader() = default;
    TableReader(const TableReader &) = delete;
    TableReader &operator=(const TableReader &) = delete;
    virtual ~TableReader() = default;

    /// The next record in which a cell holds more than blanks; absent at the end. MalformedInput or Io,
    /// with failure() set, where the file cannot be read on; every later call is then the end.
    [[nodiscard]] virtual base::Result<std::optional<TableRow>> next() = 0;
    /// Where reading stopped, after an error.
    [[nodiscard]] virtual const std::optional<Finding> &failure() const = 0;
    /// What a person should know although reading goes on; grows with the reading, to at most a thousand.
    [[nodiscard]] virtual const Findings &findings() const = 0;
    [[nodiscard]] virtual TableFacts facts() const = 0;
    /// Ranges shown as one cell; before the last row was read it costs a pass over the sheet.
    [[nodiscard]] virtual base::Result<QList<MergedRange>> mergedRanges() = 0;
    /// Progress: bytes read of bytesTotal(). Of a workbook, bytes of the unpacked sheet.
    [[nodiscard]] virtual std::int64_t bytesRead() const = 0;
    [[nodiscard]] virtual std::int64_t bytesTotal() const = 0;
};

} // namespace dossier::exchange
