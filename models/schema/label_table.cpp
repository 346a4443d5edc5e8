// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/label_table.h"

#include "schema/csv_rows.h"

namespace dossier::schema {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// One record, its line break left out, and how many cells it has.
struct Record {
    qsizetype length = 0;
    int cells = 1;
    bool isClosed = true;    ///< no quote is left open
};

Record recordAt(QByteArrayView csv, qsizetype offset)
{
    Record record;
    bool quoted = false;
    for (qsizetype i = offset; i < csv.size(); ++i, ++record.length) {
        const char byte = csv[i];
        if (byte == '"')
            quoted = !quoted;
        else if (byte == ',' && !quoted)
            ++record.cells;
        else if (byte == '\n' && !quoted)
            break;
    }
    record.isClosed = !quoted;
    return record;
}

/// A cell of a record, from 0. Labels are asked for in every row that is painted or printed, so the other
/// cells are passed over and not read.
QString cellOf(QByteArrayView record, qsizetype column)
{
    bool quoted = false;
    qsizetype start = 0;
    qsizetype end = 0;
    for (; end < record.size(); ++end) {
        if (record[end] == '"')
            quoted = !quoted;
        if (record[end] != ',' || quoted)
            continue;
        if (column-- == 0)
            break;
        start = end + 1;
    }
    QByteArrayView cell = record.sliced(start, end - start);
    if (cell.endsWith('\r'))
        cell.chop(1);
    if (!cell.startsWith('"'))
        return QString::fromUtf8(cell);
    return QString::fromUtf8(cell.sliced(1, cell.size() - 2)).replace(u"\"\""_s, u"\""_s);
}

} // namespace

Result<LabelTable> LabelTable::read(QByteArray csv)
{
    LabelTable out;
    out.m_csv = std::move(csv);
    const QByteArrayView bytes(out.m_csv);
    const Record header = recordAt(bytes, 0);
    DOSSIER_ASSIGN(const QList<QStringList> columns, readCsvRecords(out.m_csv.first(header.length)));
    for (qsizetype i = 1; i < columns.value(0).size(); ++i)
        out.m_columns.insert(columns.first()[i], i);
    int number = 1;
    for (qsizetype at = header.length + 1; at < bytes.size();) {
        ++number;
        const Record record = recordAt(bytes, at);
        const qsizetype key = bytes.sliced(at, record.length).indexOf(',');
        if (!record.isClosed || record.cells != header.cells || key <= 0)
            return base::fail(ErrorCode::MalformedInput, u"record %1"_s.arg(number));
        out.m_records.insert(bytes.sliced(at, key), {at, record.length});
        at += record.length + 1;
    }
    return out;
}

QString LabelTable::label(QByteArrayView key, const QString &language) const
{
    const auto place = m_records.constFind(key);
    const qsizetype column = m_columns.value(language, -1);
    if (place == m_records.cend() || column < 0)
        return {};
    const QByteArrayView record = QByteArrayView(m_csv).sliced(place->offset, place->length);
    return cellOf(record, column).normalized(QString::NormalizationForm_C);
}

} // namespace dossier::schema
