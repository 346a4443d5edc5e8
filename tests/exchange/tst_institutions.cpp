// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/institutions.h"
#include "exchange/import/cells/list_terms.h"

#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;

class TestInstitutions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByAlias_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("kind");
        QTest::newRow("alias") << u"Court of Grave Crimes (Baku)"_s << u"court.grave.baku"_s << u"court"_s;
        QTest::newRow("case and spaces") << u"  baku  grave crimes COURT"_s << u"court.grave.baku"_s << u"court"_s;
        QTest::newRow("Azerbaijani prison") << u"Cəzaçəkmə müəssisəsi № 17"_s << u"prison.penal.17"_s << u"prison"_s;
        QTest::newRow("Russian") << u"Бинагадинский суд"_s << u"court.baku.binagadi"_s << u"court"_s;
        QTest::newRow("without accents") << u"Binaqadi Rayon Mahkamasi"_s << QString() << QString();
        QTest::newRow("without marks") << u"Binəqədi rayon mehkemesi"_s << u"court.baku.binagadi"_s << u"court"_s;
        QTest::newRow("order and punctuation") << u"Court, District - Binagadi"_s << u"court.baku.binagadi"_s << u"court"_s;
        QTest::newRow("Prison No 17") << u"Prison No 17"_s << u"prison.penal.17"_s << u"prison"_s;
        QTest::newRow("prison 17") << u"prison #17"_s << u"prison.penal.17"_s << u"prison"_s;
        QTest::newRow("17 CCM") << u"17 saylı CÇM"_s << u"prison.penal.17"_s << u"prison"_s;
        QTest::newRow("17 nomreli") << u"17 nömrəli cəzaçəkmə müəssisəsi"_s << u"prison.penal.17"_s << u"prison"_s;
        QTest::newRow("17-ci koloniya") << u"17-ci koloniya"_s << u"prison.penal.17"_s << u"prison"_s;
        QTest::newRow("IK-17") << u"ИК-17"_s << u"prison.penal.17"_s << u"prison"_s;
        QTest::newRow("IK 17") << u"ИК 17"_s << u"prison.penal.17"_s << u"prison"_s;
        QTest::newRow("koloniya 17") << u"колония №17"_s << u"prison.penal.17"_s << u"prison"_s;
        QTest::newRow("uchrezhdenie 6") << u"Учреждение № 6"_s << u"prison.penal.06"_s << u"prison"_s;
        QTest::newRow("no such number") << u"ИК-99"_s << QString() << QString();
        QTest::newRow("two numbers") << u"ИК-17/2"_s << QString() << QString();
        QTest::newRow("another body of that number") << u"17-ci polis bölməsi"_s << QString() << QString();
        QTest::newRow("words beside") << u"ИК-17 Мордовия"_s << QString() << QString();
        QTest::newRow("unknown") << u"Court of Somewhere Else"_s << QString() << QString();
        QTest::newRow("kinds are not bodies") << u"District court"_s << QString() << QString();
        QTest::newRow("part of a name") << u"Baku Grave"_s << QString() << QString();
    }
    void findsByAlias()
    {
        QFETCH(QString, name);
        QFETCH(QString, key);
        QFETCH(QString, kind);
        const auto institutions = exchange::Institutions::load();
        QVERIFY(institutions);
        const exchange::Institution *found = institutions->find(name);
        QCOMPARE(found ? found->key : QString(), key);
        QCOMPARE(found ? found->kind : QString(), kind);
    }

    void theFilesLanguageDecidesALetter()
    {
        const auto terms = exchange::ListTerms::load();
        QVERIFY(terms);
        QCOMPARE(terms->term("sex", u"K"_s, u"az"_s), std::optional(u"male"_s));
        QCOMPARE(terms->term("sex", u"K"_s, u"tr"_s), std::optional(u"female"_s));
        QCOMPARE(terms->term("sex", u"K"_s, u"en"_s), std::nullopt);
        QCOMPARE(terms->term("sex", u"f"_s, u"ru"_s), std::optional(u"female"_s));
        QVERIFY(terms->saysUnknown(u"Unknown"_s, u"en"_s));
        QVERIFY(!terms->saysUnknown(u"Baku"_s, u"en"_s));
    }
};

QTEST_APPLESS_MAIN(TestInstitutions)
#include "tst_institutions.moc"
