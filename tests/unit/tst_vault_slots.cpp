// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vault_samples.h"

#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

/// Argon2 is left out here: an attempt holds its output, and any 32 bytes will do.
class TestVaultSlots : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void eachKindOpensItsOwnSlotOnly();
    void aSlotIsBoundToItsPlaceAndVault();
    void everyFlippedBitClosesASlot();
    void theKdfRecordMustBeTheOneItWasTriedWith();
    void unusedSlotsOpenForNobody();
    void credentialsMakeOneKindOfSlot();

private:
    [[nodiscard]] SlotAttempt attempt(SlotKind kind, std::string_view secret, const KeyFile *keyFile = nullptr) const
    {
        const std::uint8_t record = kind == SlotKind::RecoveryCode ? kNoKdfRecord : 0;
        return {kind, record, secretOf(secret), keyFile};
    }
    [[nodiscard]] std::optional<OpenedSlot> openWith(SlotAttempt one) const
    {
        std::vector<SlotAttempt> attempts;
        attempts.push_back(std::move(one));
        return take(openSlots(m_header, attempts));
    }
    void put(int index, const SlotAttempt &with)
    {
        m_header.slots[std::size_t(index)] = take(sealSlot(m_header.vaultId, index, with, m_secret, m_random));
    }

    static constexpr std::string_view kOutput = "0123456789abcdef0123456789abcdef";
    static constexpr std::string_view kCode = "recovery code 16";
    SeededRandom m_random{11};
    Header m_header;
    base::SecretBytes m_secret;
    std::optional<KeyFile> m_keyFile;
};

void TestVaultSlots::init()
{
    m_header.vaultId = base::newId<base::VaultTag>(m_random);
    m_header.kdf[0] = KdfParameters();
    fillUnused(m_header, m_random);
    m_secret = take(base::SecretBytes::random(32, m_random));
    m_keyFile = take(KeyFile::generate(m_random));
}

void TestVaultSlots::eachKindOpensItsOwnSlotOnly()
{
    put(3, attempt(SlotKind::Passphrase, kOutput));
    put(7, attempt(SlotKind::PassphraseAndKeyFile, kOutput, &*m_keyFile));
    put(15, attempt(SlotKind::RecoveryCode, kCode));
    const KeyFile another = take(KeyFile::generate(m_random));

    const std::optional<OpenedSlot> byPassphrase = openWith(attempt(SlotKind::Passphrase, kOutput));
    QVERIFY(byPassphrase);
    QCOMPARE(byPassphrase->index, 3);
    QVERIFY(byPassphrase->memberSecret.equals(m_secret.bytes()));
    QCOMPARE(openWith(attempt(SlotKind::PassphraseAndKeyFile, kOutput, &*m_keyFile))->index, 7);
    QCOMPARE(openWith(attempt(SlotKind::RecoveryCode, kCode))->index, 15);

    QVERIFY(!openWith(attempt(SlotKind::Passphrase, "0123456789abcdef0123456789abcdeF")));
    QVERIFY(!openWith(attempt(SlotKind::PassphraseAndKeyFile, kOutput, &another)));
    QVERIFY(!openWith(attempt(SlotKind::RecoveryCode, "recovery code 17")));
}

void TestVaultSlots::aSlotIsBoundToItsPlaceAndVault()
{
    put(3, attempt(SlotKind::Passphrase, kOutput));
    std::swap(m_header.slots[3], m_header.slots[4]);
    QVERIFY(!openWith(attempt(SlotKind::Passphrase, kOutput)));
    std::swap(m_header.slots[3], m_header.slots[4]);
    QVERIFY(openWith(attempt(SlotKind::Passphrase, kOutput)));
    m_header.vaultId = base::newId<base::VaultTag>(m_random);
    QVERIFY(!openWith(attempt(SlotKind::Passphrase, kOutput)));
}

void TestVaultSlots::everyFlippedBitClosesASlot()
{
    put(0, attempt(SlotKind::Passphrase, kOutput));
    const SlotBytes good = m_header.slots[0];
    int opened = 0;
    for (std::size_t bit = 0; bit < kSlotSize * 8; ++bit) {
        m_header.slots[0] = good;
        m_header.slots[0][bit / 8] = static_cast<std::uint8_t>(good[bit / 8] ^ (1U << (bit % 8)));
        opened += openWith(attempt(SlotKind::Passphrase, kOutput)) ? 1 : 0;
    }
    QCOMPARE(opened, 0);
}

void TestVaultSlots::theKdfRecordMustBeTheOneItWasTriedWith()
{
    put(5, attempt(SlotKind::Passphrase, kOutput));
    SlotAttempt other = attempt(SlotKind::Passphrase, kOutput);
    other.kdfIndex = 1;
    QVERIFY(!openWith(std::move(other)));
}

void TestVaultSlots::unusedSlotsOpenForNobody()
{
    QVERIFY(!openWith(attempt(SlotKind::Passphrase, kOutput)));
    // What is in use must not stand out: over many slots, each byte value comes about as often as any other.
    std::array<int, 256> seen{};
    for (int i = 0; i < 256; ++i) {
        for (const std::uint8_t byte : take(sealSlot(m_header.vaultId, i % 16, attempt(SlotKind::Passphrase, kOutput), m_secret, m_random)))
            ++seen[byte];
    }
    const auto [least, most] = std::ranges::minmax(seen);
    QVERIFY2(least > 180 && most < 332, "256 on average, nearly five standard deviations of 16");
}

void TestVaultSlots::credentialsMakeOneKindOfSlot()
{
    const base::SecretBytes passphrase = secretOf("p");
    const base::SecretBytes empty;
    const RecoveryCode code = take(RecoveryCode::generate(m_random));
    QCOMPARE(take(slotKindOf({.passphrase = &passphrase})), SlotKind::Passphrase);
    QCOMPARE(take(slotKindOf({&passphrase, &*m_keyFile, nullptr})), SlotKind::PassphraseAndKeyFile);
    QCOMPARE(take(slotKindOf({.recoveryCode = &code})), SlotKind::RecoveryCode);
    QCOMPARE(outcome(slotKindOf({})), u"invalid_argument"_s);
    QCOMPARE(outcome(slotKindOf({.passphrase = &empty})), u"invalid_argument"_s);
    QCOMPARE(outcome(slotKindOf({.keyFile = &*m_keyFile})), u"invalid_argument"_s);
    QCOMPARE(outcome(slotKindOf({&passphrase, nullptr, &code})), u"invalid_argument"_s);
}

QTEST_APPLESS_MAIN(TestVaultSlots)
#include "tst_vault_slots.moc"
