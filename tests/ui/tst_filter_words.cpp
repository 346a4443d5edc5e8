// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "schema/entities/case.h"
#include "ui/text/filter_words.h"

#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;

class tst_FilterWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finishedConditionsBecomeChips_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("done");
        QTest::addColumn<QStringList>("chips");
        QTest::addColumn<QString>("left");
        QTest::newRow("words") << u"mamm elçin"_s << true << QStringList() << u"mamm elçin"_s;
        QTest::newRow("typing") << u"status:pret"_s << false << QStringList() << u"status:pret"_s;
        QTest::newRow("blank ends it") << u"status:pretrial "_s << false << QStringList{u"liberty_status:pretrial"_s} << QString();
        QTest::newRow("enter ends it") << u"status:pretrial"_s << true << QStringList{u"liberty_status:pretrial"_s} << QString();
        QTest::newRow("no such term") << u"status:nonsense "_s << true << QStringList() << u"status:nonsense "_s;
        QTest::newRow("since") << u"from:2024 ali"_s << true << QStringList{u"arrest_date>=2024"_s} << u"ali"_s;
        QTest::newRow("relative") << u"from:\"last week\""_s << true << QStringList{u"arrest_date>=\"last week\""_s} << QString();
        QTest::newRow("quoted") << u"group:\"group one\""_s << true << QStringList{u"list_group:\"group one\""_s} << QString();
        QTest::newRow("of its charges") << u"article:206 "_s << false << QStringList{u"article:206"_s} << QString();
        QTest::newRow("of its courts") << u"court:\"Baku Court\""_s << true << QStringList{u"court:\"Baku Court\""_s} << QString();
        QTest::newRow("no such field") << u"colour:red"_s << true << QStringList() << u"colour:red"_s;
    }

    void finishedConditionsBecomeChips()
    {
        QFETCH(QString, typed);
        QFETCH(bool, done);
        const test::UiWorld world;
        const ui::Context &context = world.context();
        const auto [chips, left] = ui::takeChips(typed, done, *context.registry.entity(schema::case_::kType), context.registry,
                                                 context.vocabularies, context.words, context.clock.today());
        QStringList expressions;
        for (const ui::FilterChip &chip : chips)
            expressions.append(chip.expression);
        QTEST(expressions, "chips");
        QTEST(left, "left");
    }

    void aChipSaysItInWords()
    {
        const test::UiWorld world;
        const ui::Context &context = world.context();
        const ui::FilterChip chip = ui::chipOf(u"liberty_status:pretrial"_s, *context.registry.entity(schema::case_::kType), context.registry,
                                               context.vocabularies, context.words, context.clock.today());
        QVERIFY2(chip.words.contains(u"On remand"_s), qPrintable(chip.words));
        QVERIFY(!chip.words.contains(u"liberty_status"_s));
        const ui::FilterChip article = ui::chipOf(u"article:206"_s, *context.registry.entity(schema::case_::kType), context.registry,
                                                  context.vocabularies, context.words, context.clock.today());
        QVERIFY2(article.words.contains(u"Article"_s) && article.words.contains(u"206"_s), qPrintable(article.words));
    }
};

QTEST_MAIN(tst_FilterWords)
#include "tst_filter_words.moc"
