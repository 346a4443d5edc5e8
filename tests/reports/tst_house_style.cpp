// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/house_style.h"

#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dossier;
using namespace dossier::reports;

class TestHouseStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standardIsComplete();
    void everyLeadingIsOnTheGrid();
    void namesTheTokenThatIsMissing_data();
    void namesTheTokenThatIsMissing();
};

void TestHouseStyle::standardIsComplete()
{
    const Result<HouseStyle> style = HouseStyle::standard();
    QVERIFY2(style, qPrintable(style ? QString() : style.error().detail));
    QVERIFY(qAbs(style->pageWidth - 595.276) < 0.001);
    QVERIFY(qAbs(style->blockWidth - 470.551) < 0.001);
    QCOMPARE(style->typeOf(TypeRole::Body).size, 9.5);
    QCOMPARE(style->typeOf(TypeRole::Body).leading, 14.0);
    QCOMPARE(style->typeOf(TypeRole::H1).family, Family::Serif);
    QCOMPARE(style->typeOf(TypeRole::Table).family, Family::Sans);
    QCOMPARE(style->colourOf(ColourRole::Accent), (Rgb{0x7A, 0x22, 0x33}));
}

void TestHouseStyle::everyLeadingIsOnTheGrid()
{
    const Result<HouseStyle> style = HouseStyle::standard();
    QVERIFY(style);
    for (const TypeStyle &type : style->type) {
        for (const double leading : {type.leading, type.arabicLeading})
            QVERIFY(qAbs(std::remainder(leading, style->unit)) < 1e-9);
        QVERIFY(type.size >= 7);
    }
}

void TestHouseStyle::namesTheTokenThatIsMissing_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("token");
    QTest::newRow("removed") << QByteArray("\"head_top_mm\"") << QByteArray("\"x\"") << u"page.head_top_mm"_s;
    QTest::newRow("of another kind") << QByteArray("\"arabic_scale\": 1.18") << QByteArray("\"arabic_scale\": \"big\"") << u"fonts.arabic_scale"_s;
    QTest::newRow("no colour") << QByteArray("#7A2233") << QByteArray("#7A22") << u"colours.accent"_s;
    QTest::newRow("short list") << QByteArray("[16, 50, 17, 50]") << QByteArray("[16, 50, 17]") << u"columns_mm.facts_entry"_s;
}

void TestHouseStyle::namesTheTokenThatIsMissing()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, token);
    QVERIFY(HouseStyle::standard());      // makes the compiled-in file readable
    QFile file(u":/dossier/reports/house_style.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray json = file.readAll();
    QVERIFY(json.contains(from));
    const Result<HouseStyle> style = HouseStyle::fromJson(json.replace(from, to));
    QVERIFY(!style);
    QCOMPARE(style.error().code, base::ErrorCode::MalformedInput);
    QVERIFY2(style.error().detail.contains(token), qPrintable(style.error().detail));
}

QTEST_GUILESS_MAIN(TestHouseStyle)
#include "tst_house_style.moc"
