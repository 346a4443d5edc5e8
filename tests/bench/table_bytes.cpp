// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/table_bytes.h"

#include "bench/workbook_bytes.h"

#include <QStringList>

namespace dossier::bench {

using namespace Qt::StringLiterals;

namespace {

const QStringList kRow{u"№ %1"_s, u"Məmmədov Əli"_s, u"Vəli oğlu"_s, u"M"_s, u"05.03.1980"_s, u"Jurnalist"_s, u"06.02.2025"_s,
                       u"206.3.2, 192.3.2, 193-1.3.1"_s, u"Sentenced"_s, u"12 years"_s, u"Lənkəran Serious Crimes Court"_s,
                       u"Cəzaçəkmə müəssisəsi № 17"_s, u"Arrested after a search of the family home, charges are denied."_s};

} // namespace

QByteArray textTable(QChar quote)
{
    QString text;
    for (int i = 0; i < kRows; ++i) {
        for (const QString &cell : kRow) {
            const bool number = cell.contains(u'%');
            text += quote.isNull() ? QString() : QString(quote);
            text += number ? cell.arg(i) : cell;
            text += quote.isNull() ? u";"_s : quote + u";"_s;
        }
        text.back() = u'\n';
    }
    return text.toUtf8();
}

namespace {

/// Everything as shared strings, as Excel writes it, but for two columns: a number and a date by its style.
QByteArray sheetXml()
{
    QString xml = u"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"_s;
    for (int row = 1; row <= kRows; ++row) {
        xml += u"<row r=\"%1\" spans=\"1:13\">"_s.arg(row);
        for (int column = 0; column < kRow.size(); ++column) {
            const QString reference = QChar(u'A' + column) + QString::number(row);
            if (column == 0)
                xml += u"<c r=\"%1\"><v>%2</v></c>"_s.arg(reference).arg(row);
            else if (column == 6)
                xml += u"<c r=\"%1\" s=\"1\"><v>%2</v></c>"_s.arg(reference).arg(30'000 + row % 15'000);
            else
                xml += u"<c r=\"%1\" t=\"s\"><v>%2</v></c>"_s.arg(reference).arg((row * 13 + column) % 50'000);
        }
        xml += "</row>"_L1;
    }
    return (xml + "</sheetData></worksheet>"_L1).toUtf8();
}

QByteArray stringsXml()
{
    QString xml = u"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"_s;
    for (int i = 0; i < 50'000; ++i)
        xml += u"<si><t>%1 %2</t></si>"_s.arg(kRow[i % kRow.size()]).arg(i);
    return (xml + "</sst>"_L1).toUtf8();
}

} // namespace

QByteArray workbookTable()
{
    return packWorkbook(sheetXml(), stringsXml());
}

} // namespace dossier::bench
