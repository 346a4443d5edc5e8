// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "exchange/finding.h"

#include <QByteArray>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace dossier::exchange {

/// A record of a CSV file. `line` is the line of the file on which it begins, counted from 1; a
/// quoted cell may hold line breaks, so the next record need not be on the next line.
struct CsvRow {
    std::int64_t line = 0;
    QStringList cells;
};

/// Reads RFC 4180 in UTF-8, with or without a byte order mark, lines ended by CR, LF or CRLF.
/// The separator is the one of `,` `;` and tab that the first line uses most. Lenient where
/// nothing can be misread (a quote inside an unquoted cell is a quote), strict where a cell
/// could swallow others: NUL, broken UTF-8, text after a closing quote, a quote that is never
/// closed and a cell longer than any text may be end the reading with MalformedInput and a finding at line and column.
class CsvReader
{
public:
    explicit CsvReader(QByteArray bytes);

    /// The next record that is not an empty line; absent at the end of the file.
    [[nodiscard]] base::Result<std::optional<CsvRow>> next();
    /// Where reading stopped, after an error.
    [[nodiscard]] const std::optional<Finding> &failure() const { return m_failure; }

private:
    [[nodiscard]] base::Result<CsvRow> readRow();
    [[nodiscard]] base::Result<QByteArray> readCell(int column);
    [[nodiscard]] base::Result<QByteArray> readQuoted(int column);
    [[nodiscard]] base::Result<QString> decode(const QByteArray &cell, std::int64_t line, int column);
    [[nodiscard]] std::unexpected<base::Error> stop(const char *code, std::int64_t line, int column);
    [[nodiscard]] bool atEnd() const { return m_position >= m_bytes.size(); }
    [[nodiscard]] bool atLineEnd() const;
    void passLineEnd();

    QByteArray m_bytes;
    qsizetype m_position = 0;
    std::int64_t m_line = 1;
    char m_separator = ',';
    std::optional<Finding> m_failure;
};

} // namespace dossier::exchange
