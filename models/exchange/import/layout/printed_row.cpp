// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/printed_row.h"

namespace dossier::exchange {

using namespace Qt::StringLiterals;

QString headerName(const QStringList &headers, qsizetype index)
{
    // A colon would end the header too early when the row is read again.
    QString header = headers.value(index).simplified().replace(u": "_s, u" "_s);
    while (header.endsWith(u':'))
        header.chop(1);
    return header.isEmpty() ? u"column %1"_s.arg(index + 1) : header;
}

QString printRow(const QStringList &headers, const QStringList &cells)
{
    QStringList lines;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QString cell = cells[i].trimmed();
        if (cell.isEmpty())
            continue;
        cell.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(u"\n"_s, u"\n\t"_s);
        lines.append(headerName(headers, i) + u": "_s + cell);
    }
    // As the store keeps it, so that the same row is equal the next time.
    return lines.join(u'\n').normalized(QString::NormalizationForm_C);
}

PrintedRow readPrintedRow(const QString &text)
{
    PrintedRow row;
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith(u'\t') && !row.cells.isEmpty()) {
            row.cells.last() += u'\n' + line.sliced(1);
            continue;
        }
        const qsizetype colon = line.indexOf(u": "_s);
        if (colon < 0)
            continue;
        row.headers.append(line.first(colon));
        row.cells.append(line.sliced(colon + 2));
    }
    return row;
}

} // namespace dossier::exchange
