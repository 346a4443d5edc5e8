// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/xlsx/zip_package.h"

#include "exchange/table/table_reader.h"

#include <QList>

namespace dossier::exchange {

/// A sheet of cells, and where in the package it is.
struct WorkbookSheet {
    TableSheet tab;
    QString part;
};

/// What the parts round the sheets say.
struct Workbook {
    QList<WorkbookSheet> sheets;   ///< of cells only, in the order of their tabs
    QString sharedStrings;         ///< names of parts; empty: there is none
    QString styles;
    bool from1904 = false;
    bool hasMacros = false;
    bool hasExternalLinks = false;
};

/// Follows the relationships of a package (ECMA-376 part 2, 9) from its root to the workbook and its
/// sheets. MalformedInput with a code as detail: `xlsx_damaged` for a relationship that leads nowhere
/// or out of the package, `not_a_table_…` for a package that holds something else.
[[nodiscard]] base::Result<Workbook> readWorkbook(const ZipPackage &package);

} // namespace dossier::exchange
