// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/record_json.h"

#include <QJsonArray>
#include <QJsonObject>

namespace dossier::cli {

/// Rows for a person at the terminal: columns in the order asked for, the id in short form first. At the
/// end of a row that was found in another spelling stands which ("why" of the row).
void printTable(const Environment &environment, const schema::EntitySpec &entity, const Columns &asked, const QJsonArray &rows);
/// One record: a line for each field that holds something, by its label.
void printRecord(const Environment &environment, const schema::EntitySpec &entity, const QJsonObject &row);

} // namespace dossier::cli
