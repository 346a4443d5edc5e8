// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace dossier::reports {

struct TableColumn {
    QString key;                         ///< stable, snake_case; the member name in JSON
    QString title;                       ///< for people, in the report's language; the CSV header
};

/// A list as data: what the writers of CSV and XLSX print. Every row has a cell for every column; a null
/// string is "nothing recorded".
struct TableData {
    std::vector<TableColumn> columns;
    std::vector<std::vector<QString>> rows;
};

} // namespace dossier::reports
