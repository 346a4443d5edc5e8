// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/list_bytes.h"

#include "bench/workbook_bytes.h"
#include "support/fictional_people.h"

#include <QStringList>

#include <functional>

namespace dossier::bench {

using namespace Qt::StringLiterals;

namespace {

const QStringList kHeader{u"No."_s,    u"Full name"_s, u"Patronymic"_s, u"Date of birth"_s, u"Date of arrest"_s, u"Article(s)"_s,
                          u"Status"_s, u"Sentence"_s,  u"Court"_s,      u"Place of detention"_s};

QString dayText(const base::PartialDate &date)
{
    const auto day = date.earliest();
    return day ? day->toString(u"dd.MM.yyyy"_s) : QString();
}

void eachRow(int rows, const std::function<void(const QStringList &)> &take)
{
    test::FictionalPeople people(11);
    take(kHeader);
    for (int i = 0; i < rows; ++i) {
        const test::FictionalPerson person = people.person();
        const bool sentenced = i % 3 != 0;
        take({QString::number(i + 1), person.facts.names.value(0), person.facts.patronymic, dayText(person.facts.born),
              dayText(person.facts.arrested), i % 2 == 0 ? u"206.3.2, 192.3.2 and 193-1.3.1"_s : u"234.4.3"_s,
              sentenced ? u"Sentenced"_s : u"Pre-trial detention"_s, sentenced ? u"%1 years"_s.arg(2 + i % 13) : QString(),
              i % 4 == 0 ? u"Baku Court of Grave Crimes"_s : u"Court of Grave Crimes No. %1"_s.arg(i % 7),
              u"Penitentiary Facility No. %1"_s.arg(1 + i % 17)});
    }
}

} // namespace

QByteArray listText(int rows)
{
    QString text;
    eachRow(rows, [&](const QStringList &cells) { text += cells.join(u';') + u'\n'; });
    return text.toUtf8();
}

QByteArray listWorkbook(int rows)
{
    QString sheet = u"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"_s;
    QString strings = u"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"_s;
    int row = 0;
    int string = 0;
    eachRow(rows, [&](const QStringList &cells) {
        sheet += u"<row r=\"%1\">"_s.arg(++row);
        for (qsizetype column = 0; column < cells.size(); ++column) {
            sheet += u"<c r=\"%1%2\" t=\"s\"><v>%3</v></c>"_s.arg(QChar(char16_t(u'A' + column))).arg(row).arg(string++);
            strings += "<si><t>"_L1 + cells[column].toHtmlEscaped() + "</t></si>"_L1;
        }
        sheet += "</row>"_L1;
    });
    return packWorkbook((sheet + "</sheetData></worksheet>"_L1).toUtf8(), (strings + "</sst>"_L1).toUtf8());
}

} // namespace dossier::bench
