// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/order_key.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace dossier;
using domain::isOrderKey;
using domain::orderKeyAfter;
using domain::orderKeyBetween;
using schema::OrderKey;

class TestOrderKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstKeyLiesInTheMiddle() { QCOMPARE(orderKeyAfter({}).key, QByteArray("V")); }

    void additionsAtTheEndStayShortAndOrdered()
    {
        OrderKey last;
        for (int i = 0; i < 100'000; ++i) {
            OrderKey next = orderKeyAfter(last);
            QVERIFY2(isOrderKey(next) && last.key < next.key, next.key.constData());
            QVERIFY(next.key.size() <= 3);
            last = next;
        }
    }

    void additionsGoOnAfterTheCountingDigitsAreUsedUp()
    {
        OrderKey last{"zzx"};
        for (int i = 0; i < 200; ++i) {
            const OrderKey next = orderKeyAfter(last);
            QVERIFY2(isOrderKey(next) && last.key < next.key, next.key.constData());
            last = next;
        }
    }

    void thereIsAlwaysRoomBetweenTwo()
    {
        QRandomGenerator random(11);
        std::vector<QByteArray> keys{orderKeyBetween({}, {}).key};
        for (int i = 0; i < 3000; ++i) {
            const auto place = std::size_t(random.bounded(int(keys.size()) + 1));
            const OrderKey before{place == 0 ? QByteArray() : keys[place - 1]};
            const OrderKey after{place == keys.size() ? QByteArray() : keys[place]};
            const OrderKey key = orderKeyBetween(before, after);
            QVERIFY2(isOrderKey(key), key.key.constData());
            QVERIFY(before.key.isEmpty() || before.key < key.key);
            QVERIFY(after.key.isEmpty() || key.key < after.key);
            keys.insert(keys.begin() + std::ptrdiff_t(place), key.key);
        }
        QVERIFY(std::ranges::is_sorted(keys));
    }

    void keysThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("ends in zero") << QByteArray("V0");
        QTest::newRow("another character") << QByteArray("V-");
        QTest::newRow("not ascii") << QByteArray("\xc9\x99");
    }
    void keysThatAreNone()
    {
        QFETCH(QByteArray, key);
        QVERIFY(!isOrderKey({key}));
    }
};

QTEST_GUILESS_MAIN(TestOrderKey)
#include "tst_order_key.moc"
