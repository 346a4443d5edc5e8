// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

namespace dossier::schema {

/// Reads a table that ships with the program: UTF-8, RFC 4180, first record = column names, every record as wide as
/// it. Error MalformedInput names the record. What people bring is read by exchange, which forgives more.
[[nodiscard]] base::Result<QList<QStringList>> readCsvRecords(const QByteArray &utf8);

/// One record of a table, its cells by column name.
using CsvRow = QHash<QString, QString>;

/// The same by column name, the names themselves left out; dearer.
[[nodiscard]] base::Result<QList<CsvRow>> readCsvRows(const QByteArray &utf8);

} // namespace dossier::schema
