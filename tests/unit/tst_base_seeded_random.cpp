// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/seeded_random.h"

#include <QByteArray>
#include <QTest>

#include <array>

using dossier::test::SeededRandom;

namespace {

QByteArray bytesOf(SeededRandom random, std::size_t total, std::size_t step)
{
    QByteArray bytes(qsizetype(total), '\0');
    auto *data = reinterpret_cast<std::uint8_t *>(bytes.data());
    for (std::size_t at = 0; at < total; at += step)
        random.fill({data + at, std::min(step, total - at)});
    return bytes;
}

} // namespace

/// Golden files rest on it, so its bytes are frozen.
class TestSeededRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFrozen()
    {
        // printf '\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' | b2sum, and the same with a 1 in the ninth byte
        const QByteArray bytes = bytesOf(SeededRandom(1), 128, 128).toHex();
        QCOMPARE(bytes.first(32), QByteArray("536126854197cdc661ddfbc1eb21efdd"));
        QCOMPARE(bytes.sliced(128, 32), QByteArray("db6e4e41dcfaef2c702b7e326ac8d5be"));
    }

    void doesNotDependOnHowMuchIsAskedFor()
    {
        const QByteArray whole = bytesOf(SeededRandom(42), 1000, 1000);
        QCOMPARE(bytesOf(SeededRandom(42), 1000, 1), whole);
        QCOMPARE(bytesOf(SeededRandom(42), 1000, 63), whole);
        QVERIFY(bytesOf(SeededRandom(43), 1000, 1000) != whole);
    }

    void staysBelowTheBound()
    {
        SeededRandom random(5);
        std::array<int, 7> counts{};
        for (int i = 0; i < 7000; ++i)
            ++counts.at(random.below(7));
        for (const int count : counts)
            QVERIFY(count > 800 && count < 1200);
    }
};

QTEST_APPLESS_MAIN(TestSeededRandom)
#include "tst_base_seeded_random.moc"
