// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vault_samples.h"

#include <QTest>

#include <sodium.h>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

class TestVaultGrants : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void onlyTheMemberOpensIt();
    void itIsAnOrdinarySealedBox();
    void everyFlippedBitClosesAGrant();
    void aWrappedKeyNeedsItsPassphrase();
    void aForeignContentIsNoGrant_data();
    void aForeignContentIsNoGrant();
    void membersSign();
    void memberKeysComeFromTheSecretAlone();

private:
    [[nodiscard]] MemberKeys newMember() { return take(MemberKeys::fromSecret(take(base::SecretBytes::random(32, m_random)))); }
    SeededRandom m_random{21};
    std::optional<MemberKeys> m_member;
    StoreKey m_key;
    StoreName m_name;
};

void TestVaultGrants::initTestCase()
{
    m_member = newMember();
    m_key = take(StoreKey::generate(m_random));
    StoreName::Bytes name;
    m_random.fill(name);
    m_name = StoreName(name);
}

void TestVaultGrants::onlyTheMemberOpensIt()
{
    const Grant grant = take(plainGrant(kEndorsers, m_name, m_key));
    const GrantBytes sealed = take(sealGrant(grant, m_member->publicKeys().sealing, m_random));
    const std::optional<Grant> opened = take(openGrant(sealed, *m_member));
    QVERIFY(opened);
    QCOMPARE(opened->kind, kEndorsers);
    QVERIFY(opened->name == m_name);
    QVERIFY(!opened->isWrapped());
    const StoreKey key = take(opened->storeKey());
    QVERIFY(key.key.equals(m_key.key.bytes()) && key.salt.equals(m_key.salt.bytes()));
    QVERIFY(!take(openGrant(sealed, newMember())));
    GrantBytes unused;
    m_random.fill(unused);
    QVERIFY(!take(openGrant(unused, *m_member)));
}

void TestVaultGrants::itIsAnOrdinarySealedBox()
{
    const Grant grant = take(plainGrant(kEndorsers, m_name, m_key));
    const GrantBytes sealed = take(sealGrant(grant, m_member->publicKeys().sealing, m_random));
    std::array<std::uint8_t, 144> plain;
    QCOMPARE(crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(), m_member->publicKeys().sealing.data(),
                                  m_member->sealingSecret().bytes().data()), 0);
    QCOMPARE(plain[0], std::uint8_t(1));
    // … and libsodium's own are opened.
    GrantBytes theirs;
    QCOMPARE(crypto_box_seal(theirs.data(), plain.data(), plain.size(), m_member->publicKeys().sealing.data()), 0);
    QVERIFY(take(openGrant(theirs, *m_member)));
}

void TestVaultGrants::everyFlippedBitClosesAGrant()
{
    const Grant grant = take(plainGrant(kEndorsers, m_name, m_key));
    const GrantBytes sealed = take(sealGrant(grant, m_member->publicKeys().sealing, m_random));
    int opened = 0;
    for (std::size_t bit = 0; bit < kGrantSize * 8; ++bit) {
        GrantBytes changed = sealed;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
        opened += take(openGrant(changed, *m_member)) ? 1 : 0;
    }
    QCOMPARE(opened, 0);
}

void TestVaultGrants::aWrappedKeyNeedsItsPassphrase()
{
    const base::SecretBytes passphrase = secretOf("of the compartment");
    const Grant grant = take(wrappedGrant(kSources, m_name, m_key, passphrase, kWrapFloorLog2, m_random));
    const GrantBytes sealed = take(sealGrant(grant, m_member->publicKeys().sealing, m_random));
    const std::optional<Grant> opened = take(openGrant(sealed, *m_member));
    QVERIFY(opened && opened->isWrapped());
    QCOMPARE(outcome(opened->storeKey()), u"locked"_s);
    QCOMPARE(outcome(opened->unwrap(secretOf("of another"))), u"wrong_key"_s);
    const StoreKey key = take(opened->unwrap(passphrase));
    QVERIFY(key.key.equals(m_key.key.bytes()) && key.salt.equals(m_key.salt.bytes()));

    Grant hostile = take(opened->clone());
    for (const int log2 : {1, 15, 21, 40, 255}) {
        hostile.wrap.memoryLog2 = static_cast<std::uint8_t>(log2);
        QCOMPARE(outcome(hostile.unwrap(passphrase)), u"kdf_out_of_range"_s);
    }
    Grant elsewhere = take(opened->clone());
    elsewhere.kind = kEndorsers;
    QCOMPARE(outcome(elsewhere.unwrap(passphrase)), u"wrong_key"_s);
    QCOMPARE(outcome(take(plainGrant(kSources, m_name, m_key)).unwrap(passphrase)), u"invalid_argument"_s);
}

void TestVaultGrants::aForeignContentIsNoGrant_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("value");
    QTest::newRow("kind beyond the last") << 0 << 16;
    QTest::newRow("main with a name") << 0 << 0;
    QTest::newRow("padding after a plain key") << 106 << 1;
    QTest::newRow("padding at the end") << 143 << 1;
}

void TestVaultGrants::aForeignContentIsNoGrant()
{
    QFETCH(int, offset);
    QFETCH(int, value);
    const Grant grant = take(plainGrant(kEndorsers, m_name, m_key));
    const GrantBytes good = take(sealGrant(grant, m_member->publicKeys().sealing, m_random));
    std::array<std::uint8_t, 144> plain;
    QCOMPARE(crypto_box_seal_open(plain.data(), good.data(), good.size(), m_member->publicKeys().sealing.data(),
                                  m_member->sealingSecret().bytes().data()), 0);
    plain[std::size_t(offset)] = static_cast<std::uint8_t>(value);
    GrantBytes foreign;
    QCOMPARE(crypto_box_seal(foreign.data(), plain.data(), plain.size(), m_member->publicKeys().sealing.data()), 0);
    QVERIFY(!take(openGrant(foreign, *m_member)));
}

void TestVaultGrants::membersSign()
{
    constexpr std::string_view kMessage = "chain head";
    const Signature signature = m_member->sign(asBytes(kMessage));
    QVERIFY(isSignedBy(m_member->publicKeys(), asBytes(kMessage), signature));
    QVERIFY(!isSignedBy(m_member->publicKeys(), asBytes(std::string_view("chain heaD")), signature));
    QVERIFY(!isSignedBy(newMember().publicKeys(), asBytes(kMessage), signature));
}

void TestVaultGrants::memberKeysComeFromTheSecretAlone()
{
    const MemberKeys again = take(MemberKeys::fromSecret(take(m_member->secret().clone())));
    QVERIFY(again.publicKeys() == m_member->publicKeys());
    QVERIFY(again.publicKeys().sealing != again.publicKeys().signing);
    QCOMPARE(outcome(MemberKeys::fromSecret(secretOf("short"))), u"invalid_argument"_s);
}

QTEST_APPLESS_MAIN(TestVaultGrants)
#include "tst_vault_grants.moc"
