// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/csv_rows.h"

using namespace Qt::StringLiterals;

namespace dossier::schema {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

bool isPlain(QChar c, bool quoted)
{
    return quoted ? c != u'"' : c != u'"' && c != u',' && c != u'\n' && c != u'\r';
}

} // namespace

Result<QList<QStringList>> readCsvRecords(const QByteArray &utf8)
{
    const QString text = QString::fromUtf8(utf8);
    QList<QStringList> records;
    QStringList record;
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        // A run at a time: these tables are read at every start.
        const qsizetype start = i;
        while (i < text.size() && isPlain(text[i], quoted))
            ++i;
        cell += QStringView(text).sliced(start, i - start);
        if (i == text.size())
            break;
        const QChar c = text[i];
        if (quoted) {
            if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == u'"') {
            quoted = true;
        } else if (c != u'\r') {
            record.append(std::exchange(cell, {}));
            if (c == u'\n')
                records.append(std::exchange(record, {}));
        }
    }
    // Everything after a quote that is never closed would silently become one cell.
    if (quoted)
        return fail(ErrorCode::MalformedInput, u"unclosed quote"_s);
    if (!cell.isEmpty() || !record.isEmpty()) {
        record.append(cell);
        records.append(record);
    }
    for (qsizetype i = 1; i < records.size(); ++i) {
        if (records[i].size() != records.first().size())
            return fail(ErrorCode::MalformedInput, u"record %1"_s.arg(i + 1));
    }
    return records;
}

Result<QList<CsvRow>> readCsvRows(const QByteArray &utf8)
{
    DOSSIER_ASSIGN(const QList<QStringList> records, readCsvRecords(utf8));
    QList<CsvRow> rows;
    if (records.isEmpty())
        return rows;
    const QStringList &names = records.first();
    rows.reserve(records.size() - 1);
    for (qsizetype i = 1; i < records.size(); ++i) {
        CsvRow row;
        for (qsizetype column = 0; column < names.size(); ++column)
            row.insert(names[column], records[i][column]);
        rows.append(std::move(row));
    }
    return rows;
}

} // namespace dossier::schema
