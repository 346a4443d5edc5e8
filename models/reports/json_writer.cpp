// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/json_writer.h"

namespace dossier::reports {

using namespace Qt::StringLiterals;

namespace {

constexpr char kHex[] = "0123456789abcdef";

void appendText(QByteArray &out, const QString &text)
{
    out += '"';
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
                out += "\\u00";
                out += kHex[(c >> 4) & 0xF];
                out += kHex[c & 0xF];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

QByteArray head(const TableData &table)
{
    QByteArray out = "{\"schema\":1,\"metadata\":{";
    bool first = true;
    for (const auto &[key, value] : table.metadata) {
        if (!std::exchange(first, false))
            out += ',';
        appendText(out, key);
        out += ':';
        appendText(out, value);
    }
    out += "},\"columns\":[";
    first = true;
    for (const TableColumn &column : table.columns) {
        if (!std::exchange(first, false))
            out += ',';
        out += "{\"key\":";
        appendText(out, column.key);
        out += ",\"title\":";
        appendText(out, column.title);
        out += '}';
    }
    return out + "],\"rows\":[";
}

} // namespace

Result<void> writeJson(const TableData &table, ByteSink &sink, Progress &progress)
{
    DOSSIER_TRY(sink.write(head(table)));
    QByteArray line;
    std::int64_t done = 0;
    for (const std::vector<QString> &row : table.rows) {
        if (progress.isCancelled())
            return base::fail(base::ErrorCode::Cancelled);
        if (row.size() != table.columns.size())
            return base::fail(base::ErrorCode::InvalidArgument, u"row and columns differ in length"_s);
        line = done == 0 ? "\n{" : ",\n{";
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                line += ',';
            appendText(line, table.columns[i].key);
            line += ':';
            if (row[i].isNull())
                line += "null";
            else
                appendText(line, row[i]);
        }
        line += '}';
        DOSSIER_TRY(sink.write(line));
        progress.advanced(++done);
    }
    return sink.write(table.rows.empty() ? "]}\n" : "\n]}\n");
}

} // namespace dossier::reports
