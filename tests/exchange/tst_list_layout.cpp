// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/column_survey.h"
#include "exchange/import/layout/list_layout.h"
#include "exchange/import/layout/row_sorter.h"

#include <QTest>

using namespace dossier;
using exchange::Column;
using exchange::RowKind;
using namespace Qt::StringLiterals;

namespace {

QList<exchange::TableRow> rowsOf(const QString &text)
{
    QList<exchange::TableRow> out;
    std::int64_t line = 0;
    for (const QString &row : text.split(u'\n')) {
        ++line;
        if (!row.isEmpty())
            out.append({line, row.split(u'|')});
    }
    return out;
}

QString namesOf(const exchange::ColumnMapping &mapping)
{
    QStringList out;
    for (const Column column : mapping.columns)
        out.append(column == Column::None ? u"-"_s : exchange::columnName(column));
    return out.join(u' ');
}

QStringList codesOf(const exchange::Findings &findings)
{
    QStringList out;
    for (const exchange::Finding &finding : findings)
        out.append(u"%1@%2:%3"_s.arg(finding.code).arg(finding.line).arg(finding.column));
    return out;
}

} // namespace

class TestListLayout : public QObject
{
    Q_OBJECT

private:
    exchange::ListLayout layoutOf(const QString &text, exchange::LayoutOptions options = {}) const
    {
        options.today = QDate(2026, 11, 1);
        return exchange::findLayout(rowsOf(text), options, *m_words, *m_terms);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_vocabularies = schema::Vocabularies::load().value();
        m_words = exchange::HeaderWords::load(*m_vocabularies).value();
        m_terms = exchange::ListTerms::load().value();
    }

    void knowsHeaders_data()
    {
        QTest::addColumn<QString>("headers");
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("language");
        const auto row = [](const char *name, const char16_t *headers, const char16_t *columns, const char16_t *language) {
            QTest::newRow(name) << QString::fromUtf16(headers) << QString::fromUtf16(columns) << QString::fromUtf16(language);
        };
        row("English", u"No.|FULL NAME|Date of birth (dd.mm.yyyy)|Date of arrest (day/month/year)|Charges|Current status|Sentence (years)|Prison",
            u"number full_name birth_date arrest_date article status sentence detention_place", u"en");
        row("name and surname", u"Name|Surname|Age|Nationality|Source", u"given_name surname age nationality source", u"en");
        row("further", u"Full name|Also known as|Case No.|Remand until|Address for letters|Detained by|Released on|Reason for release|Photo|Place of birth",
            u"full_name other_names case_number remand_end facility_address arrested_by release_date release_way photo birth_place", u"en");
        row("notes beside a background", u"Full name|Case background|Notes", u"full_name background notes", u"en");
        row("notes alone", u"Full name|Notes", u"full_name background", u"en");
        row("Azerbaijani", u"S/s|ADI, SOYADI|Atasının adı|Doğum tarixi|Həbs tarixi|CM maddəsi|Cəza müddəti|Saxlanıldığı yer",
            u"number full_name patronymic birth_date arrest_date article sentence detention_place", u"az");
        row("Russian", u"№ п/п|Ф.И.О.|Год рождения|Дата задержания|Статьи УК РФ|Срок, лет|Адрес для писем|Мера пресечения до",
            u"number full_name birth_date arrest_date article sentence facility_address remand_end", u"ru");
        row("Turkish", u"Sıra|Adı Soyadı|Doğum tarihi|Tutuklanma tarihi|Suçlama|Cezaevi", u"number full_name birth_date arrest_date article detention_place", u"tr");
        row("French", u"N°|Nom et prénom|Date de naissance|Date d'arrestation|Chef d'accusation|Peine|Lieu de détention",
            u"number full_name birth_date arrest_date article sentence detention_place", u"fr");
        row("Arabic", u"م|الاسم الكامل|تاريخ الميلاد|تاريخ الاعتقال|التهمة|الحكم|السجن|الحالة",
            u"number full_name birth_date arrest_date article sentence detention_place status", u"ar");
        row("Persian", u"ردیف|نام و نام خانوادگی|تاریخ تولد|تاریخ بازداشت|اتهام|زندان", u"number full_name birth_date arrest_date article detention_place", u"fa");
        row("Spanish", u"Nº|Nombre y apellidos|Fecha de nacimiento|Fecha de detención|Delitos|Estado", u"number full_name birth_date arrest_date article status", u"es");
        row("Georgian", u"№|სახელი და გვარი|დაბადების თარიღი|დაკავების თარიღი|მუხლი|ციხე", u"number full_name birth_date arrest_date article detention_place", u"ka");
        row("two languages", u"Ad, soyad / Full name|Həbs tarixi / Date of arrest|Maddə / Article", u"full_name arrest_date article", u"az");
        row("a break within", u"Full\nname|Date of\narrest", u"full_name arrest_date", u"en");
        row("what only looks alike", u"Full name|Date of birth of the father|Court fee|Sentence of the appeal court", u"full_name - - -", u"en");
        row("one header", u"Full name", u"full_name", u"en");
    }
    void knowsHeaders()
    {
        QFETCH(QString, headers);
        const auto mapping = exchange::mapHeaders(headers.split(u'|'), *m_words);
        QTEST(namesOf(mapping), "columns");
        QTEST(mapping.language, "language");
    }

    void findsTheHeaderBelowTitles()
    {
        const auto layout = layoutOf(u"LIST OF POLITICAL PRISONERS||\nas of 1 December 2023, updated||\n\nNo.|Full name|Date of arrest\n1|A B|2021\n"_s);
        QCOMPARE(layout.headerLine, 4);
        QCOMPARE(layout.firstDataRow, 3);
        QCOMPARE(layout.titles, (QStringList{u"LIST OF POLITICAL PRISONERS"_s, u"as of 1 December 2023, updated"_s}));
        QCOMPARE(layout.asOf.edtf(), u"2023-12-01"_s);
        QCOMPARE(layout.findings, exchange::Findings{});
    }

    void proposesNoDayWhereTitlesNameTwo()
    {
        QVERIFY(layoutOf(u"From 1 May 2023 to 1 June 2023|\nFull name|Status\nA B|Sentenced"_s).asOf.isNull());
        QCOMPARE(layoutOf(u"Siyasi məhbuslar (01.12.2023)|\nFull name|Status\nA B|Sentenced"_s).asOf.edtf(), u"2023-12-01"_s);
        QCOMPARE(layoutOf(u"Список на 1 декабря 2023 г.|\nФИО|Статус\nA B|x"_s).asOf.edtf(), u"2023-12-01"_s);
    }

    void mergesAHeaderOfTwoLines()
    {
        const auto layout = layoutOf(u"No.|Name||Arrest||Status\n|given|family|date|place|\n1|A|B|2021|Baku|Sentenced"_s);
        QCOMPARE(layout.headerLines, 2);
        QCOMPARE(layout.firstDataRow, 2);
        QCOMPARE(layout.mapping.headers, (QStringList{u"No."_s, u"Name / given"_s, u"Name / family"_s, u"Arrest / date"_s, u"Arrest / place"_s, u"Status"_s}));
        QCOMPARE(namesOf(layout.mapping), u"number given_name surname arrest_date arrest_place status"_s);
    }

    void aRowOfDataIsNoSecondLine()
    {
        const auto layout = layoutOf(u"Full name||Status\nA B|x|Sentenced\nC D|y|House arrest"_s);
        QCOMPARE(layout.headerLines, 1);
        QCOMPARE(layout.firstDataRow, 1);
    }

    void findsWhatColumnsHoldWithoutAHeader()
    {
        const QString data = u"1|Əli Vəliyev|M|05.03.1984|11.2023|206.3.2|5 years|Sentenced|Jones & Co\n"
                             "2|Vəli Əliyev|M|1979|01.02.2024|213.1, 192.2|12 years|Sentenced|x\n"
                             "3|Aynur Qasımova|F|03.1990|2025|234.4.3|life|House arrest|y\n"
                             "4|Leyla Səfər qızı Quliyeva|F|~1968|12.12.2025|178.3.2|3 years|Sentenced|z\n"_s;
        const auto layout = layoutOf(data);
        QCOMPARE(layout.headerRow, -1);
        QCOMPARE(layout.firstDataRow, 0);
        QCOMPARE(namesOf(layout.mapping), u"number full_name sex birth_date arrest_date article sentence status -"_s);
        QCOMPARE(layout.mapping.headers.constFirst(), u"column 1"_s);
        QCOMPARE(layout.mapping.guessed.size(), 8);
        QCOMPARE(layout.findings.size(), 8);
        QCOMPARE(layout.findings.constFirst().code, u"column_guessed"_s);
    }

    void guessesNothingThatIsNotClear()
    {
        QVERIFY(!layoutOf(u"1|2\n3|4\n"_s).hasName());
        // Two columns may be names; dates of an unknown kind have a header.
        QCOMPARE(namesOf(layoutOf(u"Əli Vəliyev|Vəli Əliyev\nAynur Q|Leyla Q\nHafiz B|Nargiz A\n"_s).mapping), u"- -"_s);
        QCOMPARE(namesOf(layoutOf(u"Full name|Status|Appeal heard\nA B|Sentenced|01.01.2025\nC D|Sentenced|02.01.2025\nE F|Sentenced|03.01.2025"_s).mapping),
                 u"full_name status -"_s);
    }

    void obeysTheRowAPersonGives()
    {
        exchange::LayoutOptions options;
        options.headerRow = 0;
        QCOMPARE(layoutOf(u"Full name|Status\nA B|Sentenced"_s, options).headerRow, -1);
        options.headerRow = 3;
        const auto layout = layoutOf(u"Full name|Status\n\nWho|Date of arrest\nA B|2021"_s, options);
        QCOMPARE(layout.headerLine, 3);
        QCOMPARE(namesOf(layout.mapping), u"- arrest_date"_s);
    }

    void saysWhichHeaderIsThereTwice()
    {
        const auto layout = layoutOf(u"Full name|Court|Court|Name of court\nA B|x|y|z"_s);
        QCOMPARE(namesOf(layout.mapping), u"full_name court - -"_s);
        QCOMPARE(codesOf(layout.findings), (QStringList{u"duplicate_header@1:3"_s, u"duplicate_header@1:4"_s}));
    }

    void sortsRows()
    {
        const auto rows = rowsOf(u"No.|Full name|Status\n|A. Journalists and bloggers (2)|\n1|Əli Vəliyev|Sentenced\n2|Vəli Əliyev|\n"
                                 "No.|Full name|Status\n|II. Nardaran case (2015)|\n3|Aynur Qasımova|x\n|Leyla Quliyeva|\n|Lifers|\n4|C D|\n|Cəmi: 6|\n||\nTotal|5|\n"_s);
        const auto layout = exchange::findLayout(rows, {}, *m_words, *m_terms);
        exchange::RowSorter sorter(layout, *m_terms);
        exchange::Findings findings;
        QStringList groups;
        QList<RowKind> kinds;
        for (const auto &row : rows.sliced(layout.firstDataRow)) {
            kinds.append(sorter.sort(row, findings));
            if (kinds.constLast() == RowKind::Person)
                groups.append(sorter.group());
        }
        sorter.finish(findings);
        QCOMPARE(kinds, (QList<RowKind>{RowKind::Heading, RowKind::Person, RowKind::Person, RowKind::RepeatedHeader, RowKind::Heading, RowKind::Person,
                                        RowKind::Person, RowKind::Heading, RowKind::Person, RowKind::Total, RowKind::Blank, RowKind::Total}));
        QCOMPARE(groups, (QStringList{u"Journalists and bloggers"_s, u"Journalists and bloggers"_s, u"Nardaran case (2015)"_s, u"Nardaran case (2015)"_s, u"Lifers"_s}));
        // Nothing but its place says that "Lifers" is nobody.
        QCOMPARE(codesOf(findings), (QStringList{u"taken_as_heading@9:2"_s, u"sum_differs@11:0"_s}));
    }

    void aNameAloneIsAPerson_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("initial") << u"Name|Sex|Arrest date\nAna Berg|F|2024\nK. Murugan||\nBo Carl|M|2023"_s;
        QTest::newRow("begins like a total") << u"Ad soyad|Həbs tarixi\nAna Berg|2024\nCəmi Əliyev|12.03.2021\nBo Carl|2023"_s;
        QTest::newRow("total alone") << u"Ad soyad|Həbs tarixi\nAna Berg|2024\nCəmi Əliyev|\nBo Carl|2023"_s;
        QTest::newRow("total with a birth year") << u"Ad soyad|Doğum ili\nAna Berg|1990\nCəmi Əliyev|1975\nBo Carl|1980"_s;
        QTest::newRow("without its name") << u"Status|Name|Arrest date\nServing|Ana Berg|2024\nServing||\nDetained|Cy Dahl|2023"_s;
    }
    void aNameAloneIsAPerson()
    {
        QFETCH(QString, table);
        const auto rows = rowsOf(table);
        const auto layout = exchange::findLayout(rows, {}, *m_words, *m_terms);
        exchange::RowSorter sorter(layout, *m_terms);
        exchange::Findings findings;
        for (const auto &row : rows.sliced(layout.firstDataRow))
            QCOMPARE(sorter.sort(row, findings), RowKind::Person);
        QCOMPARE(sorter.group(), QString());
    }

    void aFormIsAListToo()
    {
        const auto layout = layoutOf(u"Timestamp|Full name|Consent?|Email|Who told you\n2026|A B|Yes|a@b.c|Aunt"_s);
        QCOMPARE(layout.headerRow, 0);
        QCOMPARE(namesOf(layout.mapping), u"- full_name - - -"_s);
    }

    void dataIsNoForm()
    {
        QCOMPARE(layoutOf(u"Əli Vəliyev|Siyasi məhbus|Bakı\nVəli Əliyev|Siyasi məhbus|Gəncə\nAna Berg|Vicdan məhbusu|Bakı"_s).headerRow, -1);
    }

    void theExactHeaderGetsTheColumn()
    {
        QCOMPARE(namesOf(layoutOf(u"Adı Soyadı|Suçlama|TCK maddesi\nA B|x|314/2"_s).mapping), u"full_name charge_wording article"_s);
        QCOMPARE(namesOf(layoutOf(u"Name|Year of birth|Date of birth\nA B|1985|01.02.1985"_s).mapping), u"full_name birth_year birth_date"_s);
        QCOMPARE(namesOf(layoutOf(u"Name|Charge\nA B|314/2"_s).mapping), u"full_name article"_s);
    }

    void aNameBesideAFirstNameIsTheSurname()
    {
        QCOMPARE(namesOf(layoutOf(u"Nom|Prénom|Sexe\nBEN ALI|Mohamed|H"_s).mapping), u"surname given_name sex"_s);
        QCOMPARE(namesOf(layoutOf(u"Name|First name|Sex\nBerg|Ana|F"_s).mapping), u"surname given_name sex"_s);
        QCOMPARE(namesOf(layoutOf(u"Full name|First name|Sex\nAna Berg|Ana|F"_s).mapping), u"full_name given_name sex"_s);
    }

    void aSumThatDoesNotAddUpIsAWarning()
    {
        const auto rows = rowsOf(u"No.|Full name|Status\n|Believers (3)|\n1|Əli Vəliyev|x\n2|Vəli Əliyev|y"_s);
        const auto layout = exchange::findLayout(rows, {}, *m_words, *m_terms);
        exchange::RowSorter sorter(layout, *m_terms);
        exchange::Findings findings;
        for (const auto &row : rows.sliced(layout.firstDataRow))
            QVERIFY(sorter.sort(row, findings) != RowKind::Total);
        sorter.finish(findings);
        QCOMPARE(codesOf(findings), QStringList{u"sum_differs@2:0"_s});
        QCOMPARE(findings.constFirst().text, u"Believers (3) ≠ 2"_s);
    }

    void theColumnTellsTheOrder_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<QString>("edtf");      // of the first cell
        QTest::addColumn<QStringList>("codes");
        QTest::newRow("proved day first") << u"Date of arrest"_s << QStringList{u"05/03/2024"_s, u"25/03/2024"_s} << u"2024-03-05"_s << QStringList{};
        QTest::newRow("proved month first") << u"Date of arrest"_s << QStringList{u"05/03/2024"_s, u"03/25/2024"_s} << u"2024-05-03"_s << QStringList{};
        QTest::newRow("assumed") << u"Date of arrest"_s << QStringList{u"05/03/2024"_s, u"2024-03-05"_s} << u"2024-03-05"_s << QStringList{u"date_order_assumed@1:1"_s};
        QTest::newRow("contradiction") << u"Date of arrest"_s << QStringList{u"05/03/2024"_s, u"25/03/2024"_s, u"03/25/2024"_s} << QString() << QStringList{};
        QTest::newRow("header") << u"Date of arrest (mm/dd/yyyy)"_s << QStringList{u"05/03/2024"_s} << u"2024-05-03"_s << QStringList{};
        QTest::newRow("Russian header") << u"Дата ареста (ДД.ММ.ГГГГ)"_s << QStringList{u"05/03/2024"_s} << u"2024-03-05"_s << QStringList{};
        QTest::newRow("points") << u"Date of arrest"_s << QStringList{u"05.03.2024"_s} << u"2024-03-05"_s << QStringList{};
        QTest::newRow("points month first") << u"Date of arrest"_s << QStringList{u"05.03.2024"_s, u"12.31.2024"_s} << u"2024-05-03"_s << QStringList{};
        QTest::newRow("same either way") << u"Date of arrest"_s << QStringList{u"05/05/2024"_s} << u"2024-05-05"_s << QStringList{};
        QTest::newRow("two digits") << u"Date of arrest"_s << QStringList{u"25/03/24"_s} << u"2024-03-25"_s << QStringList{u"two_digit_year@1:1"_s};
        QTest::newRow("two digits behind a month") << u"Date of arrest"_s << QStringList{u"25-Mar-24"_s} << u"2024-03-25"_s << QStringList{u"two_digit_year@1:1"_s};
        QTest::newRow("two digits of a birth") << u"Date of birth"_s << QStringList{u"25/03/24"_s} << u"1924-03-25"_s << QStringList{u"two_digit_year@1:1"_s};
        QTest::newRow("serials") << u"Date of arrest"_s << QStringList{u"45356"_s, u"45123"_s, u"2024"_s} << u"2024-03-05"_s << QStringList{u"excel_serial@1:1"_s};
        QTest::newRow("one stray number") << u"Date of arrest"_s << QStringList{u"45356"_s, u"05.03.2024"_s, u"2024"_s} << QString() << QStringList{};
    }
    void theColumnTellsTheOrder()
    {
        QFETCH(QString, header);
        QFETCH(QStringList, cells);
        const auto mapping = exchange::mapHeaders({header}, *m_words);
        exchange::ColumnSurvey survey(mapping, {.order = {}, .today = QDate(2026, 11, 1)});
        for (const QString &cell : cells)
            survey.add({2, {cell}});
        exchange::Findings findings;
        const auto readings = survey.readings(1, findings);
        QTEST(exchange::readCellDate(cells.constFirst(), readings.constFirst()).date.edtf(), "edtf");
        QTEST(codesOf(findings), "codes");
    }

    void aPersonsWordStandsAboveAll()
    {
        const auto mapping = exchange::mapHeaders({u"Date of arrest"_s}, *m_words);
        exchange::ColumnSurvey survey(mapping, {.order = base::DateOrder::MonthDayYear, .today = QDate(2026, 11, 1)});
        survey.add({2, {u"25/03/2024"_s}});
        exchange::Findings findings;
        const auto reading = survey.readings(1, findings).constFirst();
        QCOMPARE(exchange::readCellDate(u"25/03/2024"_s, reading).finding, u"impossible_date"_s);
        QCOMPARE(exchange::readCellDate(u"03/05/2024"_s, reading).date.edtf(), u"2024-03-05"_s);
    }

    /// Work that grew with the square of a cell would not come back before Qt Test ends it.
    void looksAtMillionsOfLetters()
    {
        QList<exchange::TableRow> rows;
        for (int i = 0; i < 3; ++i)
            rows.append({i + 1, {QString(4'000'000, u'1'), u"a "_s.repeated(2'000'000)}});
        const auto layout = exchange::findLayout(rows, {}, *m_words, *m_terms);
        QCOMPARE(layout.headerRow, -1);
        exchange::RowSorter sorter(layout, *m_terms);
        exchange::Findings findings;
        QCOMPARE(sorter.sort(rows.constFirst(), findings), RowKind::Person);
    }

private:
    std::optional<schema::Vocabularies> m_vocabularies;
    std::optional<exchange::HeaderWords> m_words;
    std::optional<exchange::ListTerms> m_terms;
};

QTEST_APPLESS_MAIN(TestListLayout)
#include "tst_list_layout.moc"
