// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csv_writer.h"

#include <algorithm>

namespace dossier::reports {

using namespace Qt::StringLiterals;

namespace {

void appendCell(QByteArray &line, const QString &text)
{
    QString cell = looksLikeFormula(text) ? u'\'' + text : text;
    cell.remove(QChar(u'\0'));           // no reader survives it
    const bool quoted = std::ranges::any_of(cell, [](QChar c) { return c == u',' || c == u'"' || c == u'\r' || c == u'\n'; })
        || (!cell.isEmpty() && (cell.front() == u' ' || cell.back() == u' '));
    if (!quoted) {
        line += cell.toUtf8();
        return;
    }
    line += '"';
    line += cell.replace(u'"', u"\"\""_s).toUtf8();
    line += '"';
}

} // namespace

bool looksLikeFormula(QStringView text)
{
    qsizetype at = 0;
    while (at < text.size() && text[at] == u'\'')
        ++at;
    return at < text.size() && QStringView(u"=+-@\t\r").contains(text[at]);
}

Result<void> writeCsv(const TableData &table, ByteSink &sink, Progress &progress)
{
    QByteArray line;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i > 0)
            line += ',';
        appendCell(line, table.columns[i].title);
    }
    line += "\r\n";
    DOSSIER_TRY(sink.write(line));
    std::int64_t done = 0;
    for (const std::vector<QString> &row : table.rows) {
        if (progress.isCancelled())
            return base::fail(base::ErrorCode::Cancelled);
        if (row.size() != table.columns.size())
            return base::fail(base::ErrorCode::InvalidArgument, u"row and columns differ in length"_s);
        line.resize(0);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                line += ',';
            appendCell(line, row[i]);
        }
        line += "\r\n";
        DOSSIER_TRY(sink.write(line));
        progress.advanced(++done);
    }
    return {};
}

} // namespace dossier::reports
