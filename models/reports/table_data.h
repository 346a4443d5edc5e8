// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace dossier::reports {

struct TableColumn {
    QString key;                         ///< stable, snake_case; the member name in JSON
    QString title;                       ///< for people, in the report's language; the CSV header
};

/// A list as data: what a CSV or JSON writer prints. Every row has a cell for every column; a null
/// string is "nothing recorded" (JSON null, an empty CSV cell).
struct TableData {
    std::vector<std::pair<QString, QString>> metadata;   ///< in the order it is printed ("audience", "as_of", …)
    std::vector<TableColumn> columns;
    std::vector<std::vector<QString>> rows;
};

} // namespace dossier::reports
