// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/csv_rows.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace dossier::schema {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

/// The records of a text as cells. A quote that is never closed is an error, since everything
/// after it would silently become one cell.
Result<QList<QStringList>> splitRecords(const QString &text)
{
    QList<QStringList> records;
    QStringList record;
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u',') {
            record.append(std::exchange(cell, {}));
        } else if (c == u'\n') {
            record.append(std::exchange(cell, {}));
            records.append(std::exchange(record, {}));
        } else if (c != u'\r') {
            cell += c;
        }
    }
    if (quoted)
        return fail(ErrorCode::MalformedInput, u"unclosed quote"_s);
    if (!cell.isEmpty() || !record.isEmpty()) {
        record.append(cell);
        records.append(record);
    }
    return records;
}

} // namespace

Result<QList<CsvRow>> readCsvRows(const QByteArray &utf8)
{
    DOSSIER_ASSIGN(const QList<QStringList> records, splitRecords(QString::fromUtf8(utf8)));
    QList<CsvRow> rows;
    if (records.isEmpty())
        return rows;
    const QStringList &names = records.first();
    rows.reserve(records.size() - 1);
    for (qsizetype i = 1; i < records.size(); ++i) {
        if (records[i].size() != names.size())
            return fail(ErrorCode::MalformedInput, u"record %1"_s.arg(i + 1));
        CsvRow row;
        for (qsizetype column = 0; column < names.size(); ++column)
            row.insert(names[column], records[i][column]);
        rows.append(std::move(row));
    }
    return rows;
}

} // namespace dossier::schema
