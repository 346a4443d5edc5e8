// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "schema/entities/case.h"
#include "schema/entities/endorser.h"
#include "schema/entities/hearing.h"
#include "schema/entities/person.h"
#include "schema/entities/proceeding.h"
#include "ui/commands/command_set.h"
#include "ui/forms/form_layout.h"
#include "ui/text/date_words.h"

#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;

class tst_Words : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsTakeTheirPluralForm_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("ending");
        const auto row = [](const char *language, int count, const QString &ending) {
            QTest::newRow(qPrintable(QString::fromLatin1(language) + QString::number(count))) << QString::fromLatin1(language) << count << ending;
        };
        row("en", 1, u"1 change"_s);
        row("en", 2, u"2 changes"_s);
        row("ru", 1, u"1 изменение"_s);
        row("ru", 3, u"3 изменения"_s);
        row("ru", 5, u"5 изменений"_s);
        row("ru", 11, u"11 изменений"_s);
        row("ru", 21, u"21 изменение"_s);
        row("ru", 112, u"112 изменений"_s);
        row("az", 7, u"7 dəyişiklik"_s);
    }

    void countsTakeTheirPluralForm()
    {
        QFETCH(QString, language);
        QFETCH(int, count);
        QFETCH(QString, ending);
        const test::UiWorld world;
        const ui::Words words(world.context().vocabularies, language);
        const QString text = words.count("ui.record.save_changes", count);
        QVERIFY2(text.endsWith(ending), qPrintable(text));
    }

    void shortDatesKeepTheirPrecision_data()
    {
        QTest::addColumn<QString>("edtf");
        QTest::addColumn<QString>("text");
        QTest::newRow("day") << u"2026-11-27"_s << u"27 Nov 2026"_s;
        QTest::newRow("about a day") << u"2026-07-10~"_s << u"~10 Jul 2026"_s;
        QTest::newRow("month") << u"2026-07"_s << u"Jul 2026"_s;
        QTest::newRow("year") << u"2024"_s << u"2024"_s;
        QTest::newRow("perhaps a year") << u"2023?"_s << u"2023?"_s;
        QTest::newRow("season") << u"2024-21"_s << u"spring 2024"_s;
        QTest::newRow("before") << u"../2024-05-04"_s << u"before 5 May 2024"_s;
    }

    void shortDatesKeepTheirPrecision()
    {
        QFETCH(QString, edtf);
        const test::UiWorld world;
        QTEST(ui::shortDate(world.context().words, *base::PartialDate::fromEdtf(edtf)), "text");
    }

    void aRangeSaysItsYearOnce()
    {
        const test::UiWorld world;
        const auto day = [](int year, int month) { return base::PartialDate::day({year, month, 21}); };
        QCOMPARE(ui::spoken(ui::dateRange(world.context().words, day(2026, 7), day(2026, 11))), u"21 July to 21 November 2026"_s);
        QCOMPARE(ui::spoken(ui::dateRange(world.context().words, day(2025, 7), day(2026, 11))), u"21 July 2025 to 21 November 2026"_s);
    }

    void insertedValuesDoNotTurnTheSentence()
    {
        const test::UiWorld world;
        const QString text = world.context().words.label("ui.record.deleted", {u"\u0645\u062D\u0645\u062F %2"_s});
        QVERIFY(text.contains(QChar(0x2068)));
        QVERIFY(text.contains(QChar(0x2069)));
        // What is inserted is not read as a place for the next value.
        QVERIFY(text.contains(u"%2"_s));
    }

    void anUnknownLanguageIsEnglish()
    {
        const test::UiWorld world;
        QCOMPARE(ui::Words(world.context().vocabularies, u"xx-YY"_s).language(), u"en"_s);
        QCOMPARE(ui::Words(world.context().vocabularies, u"ru_RU"_s).language(), u"ru"_s);
    }

    void menusAndPagesAreWorded()
    {
        const test::UiWorld world;
        const ui::Context &context = world.context();
        for (const ui::CommandSpec &spec : ui::CommandSet::specs()) {
            QVERIFY2(context.vocabularies.hasLabel(spec.label), spec.label);
            QVERIFY2(context.vocabularies.hasLabel(spec.menu), spec.menu);
        }
        for (const schema::EntityType type : {schema::case_::kType, schema::hearing::kType, schema::proceeding::kType, schema::endorser::kType,
                                              schema::person::kType}) {
            const ui::FormLayout *layout = ui::formLayoutOf(type);
            QVERIFY(layout);
            const schema::EntitySpec &entity = *context.registry.entity(type);
            for (const ui::FormSection &section : layout->sections) {
                QVERIFY2(context.vocabularies.hasLabel(section.title), section.title);
                for (const ui::FormRow &row : section.rows) {
                    for (const ui::FormRow::Place &place : row.places)
                        QVERIFY2(entity.field(place.field), qPrintable(QString::number(std::to_underlying(place.field))));
                }
                if (!section.related)
                    continue;
                const schema::EntitySpec &other = *context.registry.entity(section.related->entity);
                QVERIFY(other.field(section.related->link));
                for (const ui::FormRow::Place &column : section.related->columns)
                    QVERIFY2(other.field(column.field), qPrintable(QString::number(std::to_underlying(column.field))));
            }
        }
        QVERIFY(!ui::formLayoutOf(schema::EntityType(9999)));
    }
};

QTEST_MAIN(tst_Words)
#include "tst_words.moc"
