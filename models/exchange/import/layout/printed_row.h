// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace dossier::exchange {

/// One row of a list, header by header.
struct PrintedRow {
    QStringList headers;
    QStringList cells;
};

/// A row as a listing keeps it: "Header: cell" for each cell that is filled, line by line; further
/// lines of a cell begin with a tab, so that reading gives the same cells again.
[[nodiscard]] QString printRow(const QStringList &headers, const QStringList &cells);
[[nodiscard]] PrintedRow readPrintedRow(const QString &text);

/// How a column is named where a header is wanted: its header on one line, else "column 7".
[[nodiscard]] QString headerName(const QStringList &headers, qsizetype index);

} // namespace dossier::exchange
