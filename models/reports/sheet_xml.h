// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "reports/progress.h"
#include "reports/table_data.h"

#include <QByteArray>

namespace dossier::reports {

/// The worksheet part of a workbook, and its fixed surroundings.
[[nodiscard]] base::Result<QByteArray> sheetXml(const TableData &table, bool rightToLeft, Progress &progress);

struct WorkbookPart {
    const char *name;
    QByteArray content;
};
/// Everything but the worksheet, in the order in which it stands in the file.
[[nodiscard]] std::vector<WorkbookPart> fixedWorkbookParts();
/// Where the worksheet stands.
inline constexpr auto kSheetPart = "xl/worksheets/sheet1.xml";

} // namespace dossier::reports
