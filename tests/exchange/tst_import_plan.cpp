// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/merged_cells.h"
#include "exchange/import/plan/list_import.h"
#include "exchange/sample/sample_records.h"
#include "schema/entities/case_import_note.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/entities/sentence.h"
#include "support/store_world.h"

#include <QTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;

class TestImportPlan : public QObject
{
    Q_OBJECT

private:
    base::Result<exchange::ImportPlan> plan(const QByteArray &csv)
    {
        const exchange::ImportTools tools{m_world.vocabularies(), *m_institutions, *m_terms, m_world.random(), m_world.clock().now()};
        m_failure.reset();
        auto table = exchange::openTableBytes(csv, {}, m_failure);
        if (!table)
            return std::unexpected(table.error());
        exchange::ListImport import{.table = std::move(*table)};
        import.options = {.listName = u"List"_s, .asOf = base::PartialDate::year(2026)};
        return exchange::planListImport(m_world.store(), import, tools, m_failure);
    }

    static qsizetype count(const exchange::ImportPlan &plan, schema::EntityType type)
    {
        return std::ranges::count(plan.action.changes, type, &domain::ChangeSet::entity);
    }

    static const domain::ChangeSet *first(const exchange::ImportPlan &plan, schema::EntityType type)
    {
        const auto found = std::ranges::find(plan.action.changes, type, &domain::ChangeSet::entity);
        return found == plan.action.changes.end() ? nullptr : &*found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_institutions = exchange::Institutions::load().value();
        m_terms = exchange::ListTerms::load().value();
    }

    void makesOneOfEachForEveryRow()
    {
        const auto made = plan(exchange::sampleList().value());
        QVERIFY(made);
        QCOMPARE(made->rows.size(), std::size_t(303));
        QCOMPARE(made->created, 303);
        QCOMPARE(count(*made, schema::person::kType), 303);
        QCOMPARE(count(*made, schema::charge::kType), 303);
        QCOMPARE(count(*made, schema::detention::kType), 303);
        QVERIFY(count(*made, schema::sentence::kType) > 0);
        QCOMPARE(made->warnings, exchange::Findings{});
    }

    void keepsWhatHasNoField()
    {
        const auto made = plan("Full name,Date of birth,Shoe size,Date of arrest\nA B,unknown,43,soonish\n");
        QVERIFY(made);
        const domain::ChangeSet *note = first(*made, schema::case_import_note::kType);
        QVERIFY(note);
        QCOMPARE(std::get<QString>(note->after(schema::case_import_note::text.id)),
                 u"Date of birth: unknown\nShoe size: 43\nDate of arrest: soonish"_s);
        QCOMPARE(made->warnings, (exchange::Findings{{1, 3, u"column_without_field"_s, u"Shoe size"_s}, {2, 4, u"unread_cell"_s, u"soonish"_s}}));
    }

    void inventsNoPrecision()
    {
        const auto made = plan("Full name,Date of birth\nA B,03.1984\n");
        QVERIFY(made);
        const auto born = std::get<base::PartialDate>(first(*made, schema::person::kType)->after(schema::person::birth_date.id));
        QCOMPARE(born.edtf(), u"1984-03"_s);
        QCOMPARE(born.typed(), u"03.1984"_s);
    }

    void aTermStaysAsPrinted()
    {
        const auto made = plan("Full name,Sentence\nA B,17 years 7 months\nC D,life\n");
        QVERIFY(made);
        const auto term = std::get<schema::Duration>(first(*made, schema::sentence::kType)->after(schema::sentence::total_term.id));
        QCOMPARE(term.years, 17);
        QCOMPARE(term.months, 7);
        QCOMPARE(term.printed, u"17 years 7 months"_s);
    }

    void aSentenceWithoutATermIsKept()
    {
        const auto made = plan("Name,Sentence,Date of sentence,End of sentence\nAna Berg,,01.02.2024,01.02.2029\nBo Carl,Death,03.04.2024,\nCy Dahl,,,\n");
        QVERIFY(made);
        QCOMPARE(count(*made, schema::sentence::kType), 2);
        const domain::ChangeSet *sentence = first(*made, schema::sentence::kType);
        QCOMPARE(std::get<base::PartialDate>(sentence->after(schema::sentence::date.id)).edtf(), u"2024-02-01"_s);
        QCOMPARE(std::get<base::PartialDate>(sentence->after(schema::sentence::expected_end.id)).edtf(), u"2029-02-01"_s);
        QCOMPARE(std::ranges::count_if(made->action.changes, [](const domain::ChangeSet &change) {
            return change.after(schema::sentence::kind.id) == schema::Value(schema::Code{u"death"_s});
        }), 1);
    }

    void womenAreNotMenInSpanish()
    {
        const auto made = plan("Nombre,Sexo\nAna Perez,M\nLuis Perez,H\n");
        QVERIFY(made);
        QCOMPARE(std::get<schema::Code>(first(*made, schema::person::kType)->after(schema::person::sex.id)).term, u"female"_s);
    }

    void thePrisonsOfAnotherCountryAreNotOurs()
    {
        const auto prisonOf = [&](const QByteArray &csv) {
            const auto made = plan(csv);
            const domain::ChangeSet *name = made ? first(*made, schema::organisation_name::kType) : nullptr;
            return name ? std::get<QString>(name->after(schema::organisation_name::text.id)) : QString();
        };
        QCOMPARE(prisonOf("Name,Place of detention\nAna Berg,Prison No. 2\n"), u"Prison No. 2"_s);
        QCOMPARE(prisonOf("Name,Place of detention\nAna Berg,СИЗО-1\n"), u"СИЗО-1"_s);
        QCOMPARE(prisonOf("Name,Place of detention,Place of arrest\nAna Berg,Prison No. 2,Bakırköy\n"), u"Prison No. 2"_s);
        QCOMPARE(prisonOf("Name,Place of detention,Place of arrest\nAna Berg,Prison No. 2,West Azerbaijan\n"), u"Prison No. 2"_s);
        QVERIFY(prisonOf("Name,Place of detention,Court\nAna Berg,Prison No. 2,Baku Court on Grave Crimes\n") != u"Prison No. 2"_s);
    }

    void aCellThatSpansRowsSpeaksOfEach()
    {
        exchange::ColumnMapping mapping{.headers = {u"Name"_s, u"Arrest"_s, u"Place"_s}, .columns = {exchange::Column::FullName, exchange::Column::ArrestDate, exchange::Column::ArrestPlace},
                                        .language = u"en"_s, .duplicates = {}, .guessed = {}};
        const QList<exchange::TableRow> before{{1, {u"Name"_s, u"Arrest"_s, u"Place"_s}}, {2, {u"Ana"_s, u"2024"_s, u"X"_s}}, {3, {u"Bo"_s}},
                                               {5, {u"Cy"_s, {}, u"Z"_s}}, {6, {u"Di"_s}}};
        QList<exchange::TableRow> rows = before;
        exchange::spreadMergedCells({{2, 5, 2, 2}, {2, 4, 3, 3}, {1, 6, 1, 1}, {7, 9, 2, 2}}, mapping, {false, true, true, true, true}, rows);
        QCOMPARE(rows[2].cells, (QStringList{u"Bo"_s, u"2024"_s, u"X"_s}));
        QCOMPARE(rows[3].cells, (QStringList{u"Cy"_s, u"2024"_s, u"Z"_s}));
        QCOMPARE(rows[4].cells, before[4].cells);
        QCOMPARE(rows[0].cells, before[0].cells);
    }

    void tickBoxesNameNoPrison()
    {
        const auto made = plan("Name,In prison\nAna Berg,TRUE\nBo Carl,FALSE\n");
        QVERIFY(made);
        QVERIFY(!first(*made, schema::organisation_name::kType));
        QCOMPARE(made->warnings, (exchange::Findings{{1, 2, u"column_without_field"_s, u"In prison"_s}}));
        // One among names is as it stands.
        const auto other = plan("Name,Place of arrest\nAna Berg,TRUE\nBo Carl,Foo\n");
        QVERIFY(other && other->warnings.isEmpty());
    }

    void leavesOutRowsWithoutAName()
    {
        const auto made = plan("Full name,Group,Status\nA B,X,On trial\n,X,On trial\n");
        QVERIFY(made);
        QCOMPARE(made->withoutName, 1);
        QCOMPARE(made->created, 1);
        QCOMPARE(made->skipped, 1);
        QCOMPARE(made->warnings.size(), 1);
    }

    void aNameThatNobodySeesIsNone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("zero width") << u"\u200B\u200D\u2060\uFEFF"_s;
        QTest::newRow("direction") << u"\u202E\u2066\u200F"_s;
        QTest::newRow("soft hyphen and blanks") << u"\u00AD \u00A0"_s;
        QTest::newRow("variation selectors") << u"\uFE0F\U000E0101"_s;
        QTest::newRow("fillers") << u"\u3164\u2800"_s;
        QTest::newRow("behind a control character") << u"\u001B\u200B"_s;
    }
    void aNameThatNobodySeesIsNone()
    {
        QFETCH(QString, name);
        const auto made = plan("No.,Full name,Status\n1,A B,On trial\n2," + name.toUtf8() + ",On trial\n");
        QVERIFY(made);
        QCOMPARE(made->created, 1);
        QCOMPARE(made->withoutName, 1);
        QVERIFY(made->warnings.contains(exchange::Finding{3, 2, u"invisible_cell"_s, {}}));
        QVERIFY(std::ranges::any_of(made->warnings, [](const exchange::Finding &finding) { return finding.line == 3 && finding.code == "row_without_name"_L1; }));
    }

    void whatDeceivesTheEyeIsKeptAndSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::newRow("override") << u"Anar \u202EBarat\u202C"_s << u"direction_sign"_s;
        QTest::newRow("isolate") << u"Anar \u2067Barat\u2069"_s << u"direction_sign"_s;
        QTest::newRow("noncharacter") << u"Anar\uFDD0 Barat"_s << u"noncharacter"_s;
        QTest::newRow("noncharacter of a higher plane") << u"Anar\U0001FFFE Barat"_s << u"noncharacter"_s;
        QTest::newRow("joiner") << u"Anar\u200C Barat"_s << QString();
    }
    void whatDeceivesTheEyeIsKeptAndSaid()
    {
        QFETCH(QString, name);
        QFETCH(QString, code);
        const auto made = plan("Full name\n" + name.toUtf8() + '\n');
        QVERIFY(made);
        QCOMPARE(made->rows.front().name, name);
        QCOMPARE(made->warnings, code.isEmpty() ? exchange::Findings{} : (exchange::Findings{{2, 1, code, {}}}));
    }

    void aTerminalSequenceLeavesNoLetters()
    {
        const auto made = plan("Full name\n\x1B[31mRasim\x1B[0m\n\xC2\x9B" "1mLeyla\n\x1B[31\n");
        QVERIFY(made);
        QStringList names;
        for (const exchange::PlannedRow &row : made->rows)
            names.append(row.name);
        QCOMPARE(names, (QStringList{u"Rasim"_s, u"Leyla"_s, u"[31"_s}));
        QCOMPARE(made->warnings.size(), 3);
        QCOMPARE(made->warnings.first(), (exchange::Finding{2, 1, u"control_character"_s, {}}));
    }

    void aTotalIsNobody()
    {
        const auto right = plan("Full name,Group\nA B,X\nTotal: 1,\n");
        QVERIFY(right);
        QCOMPARE(right->created, 1);
        QVERIFY(right->warnings.isEmpty());
        const auto wrong = plan("Full name,Group\nA B,X\nTotal: 3,\n");
        QVERIFY(wrong);
        QCOMPARE(wrong->warnings.size(), 1);
        QCOMPARE(wrong->warnings.first().code, u"sum_differs"_s);
    }

    void oneBodyIsMadeOnce()
    {
        const auto made = plan("Full name,Court\nA B,Baku Grave Crimes Court\nC D,Court of Grave Crimes (Baku)\nE F,Moon Court\nG H,moon court\n");
        QVERIFY(made);
        QCOMPARE(count(*made, schema::EntityType{23}), 2);
    }

    void refusesWhatIsNoList_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QByteArray() << u"nothing"_s;
        QTest::newRow("header only") << QByteArray("Full name\n") << u"nothing"_s;
        QTest::newRow("no header") << QByteArray("1,2\n3,4\n") << u"no_header"_s;
        QTest::newRow("not CSV") << QByteArray("\x7f" "ELF\x02\x01\0", 7) << u"nul_byte"_s;
        QTest::newRow("cut in a quote") << QByteArray("Full name\n\"A B") << u"quote_not_closed"_s;
    }
    void refusesWhatIsNoList()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        const auto made = plan(bytes);
        QVERIFY(!made);
        QCOMPARE(made.error().code, base::ErrorCode::MalformedInput);
        QVERIFY(m_failure);
        QCOMPARE(m_failure->code, code);
    }

private:
    test::StoreWorld m_world{7};
    std::optional<exchange::Institutions> m_institutions;
    std::optional<exchange::ListTerms> m_terms;
    std::optional<exchange::Finding> m_failure;
};

QTEST_GUILESS_MAIN(TestImportPlan)
#include "tst_import_plan.moc"
