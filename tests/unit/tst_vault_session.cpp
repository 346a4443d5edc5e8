// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vault_samples.h"

#include <QDir>
#include <QTest>

#include <sys/stat.h>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

/// A vault through its life: opened in every way, members and compartments come and go.
class TestVaultSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_sample = std::make_unique<SampleVault>(); }
    void creationMakesTwoEqualCopies();
    void creationIsRefusedBeforeAnythingIsMade();
    void everySlotOpensTheSameVault();
    void whatDoesNotFitIsAWrongKey();
    void changingAPassphraseLeavesOtherSlots();
    void theSlotThatOpenedStays();
    void aSecondMemberHasMainAndNothingElse();
    void aRemovedMemberIsOut();
    void aCompartmentIsGrantedAndRevoked();
    void aWrappedCompartmentAsksForItsPassphrase();
    void aDetachedCompartmentLeavesNoGrant();
    void aCopyWithoutACompartmentIsAVault();
    void aRestoredHeaderOpens();
    void kdfRecordsChangeOneSlotAtATime();
    void anOlderHeaderIsRefused();
    void changesNeedAnAcceptedGenerationAndAWriter();
    void takenPlacesAreNeverReused();
    void aFullHeaderIsSaid();

private:
    [[nodiscard]] std::unique_ptr<Vault> reopened(const Credentials &credentials)
    {
        m_sample->vault.reset();
        std::unique_ptr<Vault> vault = take(m_sample->open(credentials));
        must(vault->requireGeneration(0));
        return vault;
    }
    std::unique_ptr<SampleVault> m_sample;
};

void TestVaultSession::creationMakesTwoEqualCopies()
{
    QCOMPARE(QDir(m_sample->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{u"blobs"_s, u"vault.dossier"_s, u"vault.dossier.bak"_s, u"vault.lock"_s}));
    QCOMPARE(fileContent(m_sample->headerPath()), m_sample->vault->headerBytes());
    QCOMPARE(fileContent(m_sample->backupPath()), m_sample->vault->headerBytes());
    for (const QString &path : {m_sample->headerPath(), m_sample->backupPath(), m_sample->path() + u"/vault.lock"_s}) {
        struct stat status {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0600U);
    }
    QCOMPARE(m_sample->vault->headerGeneration(), std::uint64_t(1));
    QVERIFY(m_sample->vault->holds(CompartmentKind::Main));
    QVERIFY(!m_sample->vault->holds(kEndorsers));
}

void TestVaultSession::creationIsRefusedBeforeAnythingIsMade()
{
    const QString path = m_sample->folder.filePath(u"new"_s);
    CreateOptions options;
    QCOMPARE(outcome(Vault::create(path, options, m_sample->random)), u"invalid_argument"_s);
    options.credentials = m_sample->byCode();
    QCOMPARE(outcome(Vault::create(path, options, m_sample->random)), u"invalid_argument"_s);
    options.credentials = m_sample->byPassphrase();
    options.kdfMemoryKib = kKdfFloorKib - 1;
    QCOMPARE(outcome(Vault::create(path, options, m_sample->random)), u"kdf_out_of_range"_s);
    options.kdfMemoryKib = kKdfFloorKib;
    QCOMPARE(outcome(Vault::create(m_sample->path(), options, m_sample->random)), u"already_exists"_s);
    QCOMPARE(m_sample->folder.entries(), QStringList{u"Campaign"_s});
    options.withRecoveryCode = false;
    const CreatedVault created = take(Vault::create(path, options, m_sample->random));
    QVERIFY(!created.recoveryCode);
    QCOMPARE(created.recoverySlot, -1);
}

void TestVaultSession::everySlotOpensTheSameVault()
{
    Vault &vault = *m_sample->vault;
    const KeyFile keyFile = take(KeyFile::generate(m_sample->random));
    const Credentials both{&m_sample->passphrase, &keyFile, nullptr};
    const int keyFileSlot = take(vault.addSlot(both, m_sample->used()));
    const int firstSlot = vault.openedSlot();
    const base::VaultId id = vault.vaultId();
    const QByteArray mainKey = textOf(vault.mainKey().key);
    const MemberPublicKeys keys = vault.member().publicKeys();

    struct Way {
        Credentials credentials;
        SlotKind kind;
        int slot;
    };
    for (const Way &way : {Way{m_sample->byPassphrase(), SlotKind::Passphrase, firstSlot},
                           Way{both, SlotKind::PassphraseAndKeyFile, keyFileSlot},
                           Way{m_sample->byCode(), SlotKind::RecoveryCode, m_sample->recoverySlot}}) {
        const std::unique_ptr<Vault> opened = reopened(way.credentials);
        QCOMPARE(opened->openedSlotKind(), way.kind);
        QCOMPARE(opened->openedSlot(), way.slot);
        QVERIFY(opened->vaultId() == id);
        QCOMPARE(textOf(opened->mainKey().key), mainKey);
        QVERIFY(opened->member().publicKeys() == keys);
        QCOMPARE(opened->openReport().primary, CopyState::Good);
        QCOMPARE(opened->openReport().backup, CopyState::Good);
    }
}

void TestVaultSession::whatDoesNotFitIsAWrongKey()
{
    const KeyFile keyFile = take(KeyFile::generate(m_sample->random));
    const RecoveryCode code = take(RecoveryCode::generate(m_sample->random));
    const base::SecretBytes wrong = secretOf("Ədalət 1992, unvan");
    const QByteArray before = m_sample->vault->headerBytes();
    m_sample->vault.reset();
    QCOMPARE(outcome(m_sample->open({.passphrase = &wrong})), u"wrong_key"_s);
    QCOMPARE(outcome(m_sample->open({&m_sample->passphrase, &keyFile, nullptr})), u"wrong_key"_s);
    QCOMPARE(outcome(m_sample->open({.recoveryCode = &code})), u"wrong_key"_s);
    QCOMPARE(outcome(m_sample->open({})), u"invalid_argument"_s);
    QCOMPARE(fileContent(m_sample->headerPath()), before);
    QCOMPARE(fileContent(m_sample->backupPath()), before);
}

void TestVaultSession::changingAPassphraseLeavesOtherSlots()
{
    const base::SecretBytes fresh = secretOf("a new passphrase");
    const Digest recoveryHash = m_sample->vault->slotHash(m_sample->recoverySlot);
    must(m_sample->vault->replaceSlot(m_sample->vault->openedSlot(), {.passphrase = &fresh}));
    QCOMPARE(m_sample->vault->headerGeneration(), std::uint64_t(2));
    QVERIFY(m_sample->vault->slotHash(m_sample->recoverySlot) == recoveryHash);
    QCOMPARE(fileContent(m_sample->headerPath()), fileContent(m_sample->backupPath()));
    m_sample->vault.reset();
    QCOMPARE(outcome(m_sample->open(m_sample->byPassphrase())), u"wrong_key"_s);
    QCOMPARE(outcome(m_sample->open({.passphrase = &fresh})), u"ok"_s);

    // Forgotten: the code opens, and main.db knows which slot the forgotten one is.
    const std::unique_ptr<Vault> byCode = reopened(m_sample->byCode());
    QCOMPARE(outcome(byCode->replaceSlot(99, {.passphrase = &fresh})), u"invalid_argument"_s);
    QCOMPARE(outcome(byCode->replaceSlot(-1, {.passphrase = &fresh})), u"invalid_argument"_s);
}

void TestVaultSession::theSlotThatOpenedStays()
{
    Vault &vault = *m_sample->vault;
    QCOMPARE(outcome(vault.removeSlot(vault.openedSlot())), u"rule_violated"_s);
    QCOMPARE(outcome(vault.removeSlot(16)), u"invalid_argument"_s);
    UsedEntries used = m_sample->used();
    must(vault.removeSlot(m_sample->recoverySlot));
    used.slots.reset(std::size_t(m_sample->recoverySlot));
    m_sample->vault.reset();
    QCOMPARE(outcome(m_sample->open(m_sample->byCode())), u"wrong_key"_s);
    const std::unique_ptr<Vault> again = reopened(m_sample->byPassphrase());
    const AddedRecovery added = take(again->addRecoverySlot(used));
    QVERIFY(added.slot != again->openedSlot());
}

void TestVaultSession::aSecondMemberHasMainAndNothingElse()
{
    const base::SecretBytes theirs = secretOf(kOtherPassphrase);
    UsedEntries used = m_sample->used();
    used.grants.set(std::size_t(take(m_sample->vault->createCompartment(kEndorsers, used)).grant));
    const AddedMember added = take(m_sample->vault->addMember({.passphrase = &theirs}, true, used));
    QVERIFY(added.recoveryCode && added.recoverySlot);
    const QByteArray mainKey = textOf(m_sample->vault->mainKey().key);
    const MemberPublicKeys first = m_sample->vault->member().publicKeys();

    for (const Credentials &way : {Credentials{.passphrase = &theirs}, Credentials{.recoveryCode = &*added.recoveryCode}}) {
        const std::unique_ptr<Vault> opened = reopened(way);
        QVERIFY(opened->member().publicKeys() == added.keys);
        QVERIFY(opened->member().publicKeys() != first);
        QCOMPARE(textOf(opened->mainKey().key), mainKey);
        QVERIFY(!opened->holds(kEndorsers));
        QCOMPARE(outcome(opened->storeKey(kEndorsers)), u"not_granted"_s);
        QCOMPARE(outcome(opened->grant(kEndorsers, first, {})), u"not_granted"_s);
    }
    QVERIFY(reopened(m_sample->byPassphrase())->holds(kEndorsers));
}

void TestVaultSession::aRemovedMemberIsOut()
{
    const base::SecretBytes theirs = secretOf(kOtherPassphrase);
    const AddedMember added = take(m_sample->vault->addMember({.passphrase = &theirs}, false, m_sample->used()));
    SlotSet slots;
    GrantSet grants;
    slots.set(std::size_t(added.slot));
    grants.set(std::size_t(added.mainGrant));
    must(m_sample->vault->removeMember(slots, grants));
    QCOMPARE(outcome(m_sample->vault->removeMember({}, m_sample->vault->ownGrants(CompartmentKind::Main))), u"rule_violated"_s);
    m_sample->vault.reset();
    QCOMPARE(outcome(m_sample->open({.passphrase = &theirs})), u"wrong_key"_s);
    QCOMPARE(outcome(m_sample->open(m_sample->byPassphrase())), u"ok"_s);
}

void TestVaultSession::aCompartmentIsGrantedAndRevoked()
{
    const base::SecretBytes theirs = secretOf(kOtherPassphrase);
    UsedEntries used = m_sample->used();
    const AddedMember added = take(m_sample->vault->addMember({.passphrase = &theirs}, false, used));
    used.slots.set(std::size_t(added.slot));
    used.grants.set(std::size_t(added.mainGrant));
    const AddedCompartment endorsers = take(m_sample->vault->createCompartment(kEndorsers, used));
    used.grants.set(std::size_t(endorsers.grant));
    QCOMPARE(outcome(m_sample->vault->createCompartment(kEndorsers, used)), u"already_exists"_s);
    QCOMPARE(outcome(m_sample->vault->createCompartment(CompartmentKind(16), used)), u"invalid_argument"_s);
    QVERIFY(!endorsers.name.isMain());
    QVERIFY(!endorsers.key.key.equals(m_sample->vault->mainKey().key.bytes()));
    const int granted = take(m_sample->vault->grant(kEndorsers, added.keys, used));
    {
        const std::unique_ptr<Vault> opened = reopened({.passphrase = &theirs});
        QVERIFY(take(opened->storeKey(kEndorsers)).key.equals(endorsers.key.key.bytes()));
        QVERIFY(take(opened->storeName(kEndorsers)) == endorsers.name);
    }
    {
        const std::unique_ptr<Vault> mine = reopened(m_sample->byPassphrase());
        GrantSet theirGrant;
        theirGrant.set(std::size_t(granted));
        must(mine->revoke(theirGrant));
        QVERIFY(mine->holds(kEndorsers));
    }
    QVERIFY(!reopened({.passphrase = &theirs})->holds(kEndorsers));
}

void TestVaultSession::aWrappedCompartmentAsksForItsPassphrase()
{
    const base::SecretBytes passphrase = secretOf(kSourcesPassphrase);
    const AddedCompartment sources = take(m_sample->vault->createCompartment(kSources, m_sample->used(), &passphrase));
    const std::unique_ptr<Vault> opened = reopened(m_sample->byCode());
    QVERIFY(opened->holds(kSources));
    QCOMPARE(outcome(opened->storeKey(kSources)), u"locked"_s);
    QCOMPARE(outcome(opened->unwrapStoreKey(kSources, m_sample->passphrase)), u"wrong_key"_s);
    QVERIFY(take(opened->unwrapStoreKey(kSources, passphrase)).key.equals(sources.key.key.bytes()));
    QCOMPARE(outcome(opened->unwrapStoreKey(kEndorsers, passphrase)), u"not_granted"_s);
}

void TestVaultSession::aDetachedCompartmentLeavesNoGrant()
{
    UsedEntries used = m_sample->used();
    const AddedCompartment endorsers = take(m_sample->vault->createCompartment(kEndorsers, used));
    const Digest before = m_sample->vault->grantHash(endorsers.grant);
    QCOMPARE(outcome(m_sample->vault->detachCompartment(CompartmentKind::Main, {})), u"rule_violated"_s);
    must(m_sample->vault->detachCompartment(kEndorsers, {}));
    QVERIFY(!m_sample->vault->holds(kEndorsers));
    QVERIFY(m_sample->vault->grantHash(endorsers.grant) != before);
    QVERIFY(!reopened(m_sample->byPassphrase())->holds(kEndorsers));
}

void TestVaultSession::aCopyWithoutACompartmentIsAVault()
{
    static_cast<void>(take(m_sample->vault->createCompartment(kEndorsers, m_sample->used())));
    const QString path = m_sample->folder.filePath(u"handed over"_s);
    QCOMPARE(outcome(m_sample->vault->copyHeaderTo(path, m_sample->vault->ownGrants(CompartmentKind::Main))), u"rule_violated"_s);
    {
        const std::unique_ptr<Vault> copy = take(m_sample->vault->copyHeaderTo(path, m_sample->vault->ownGrants(kEndorsers)));
        QVERIFY(!copy->holds(kEndorsers));
        QVERIFY(m_sample->vault->holds(kEndorsers));
        QVERIFY(copy->headerGeneration() > m_sample->vault->headerGeneration());
    }
    const std::unique_ptr<Vault> opened = take(Vault::open(path, m_sample->byPassphrase(), Access::ReadWrite, m_sample->random));
    QVERIFY(!opened->holds(kEndorsers));
    QVERIFY(opened->vaultId() == m_sample->vault->vaultId());
    QVERIFY(opened->mainKey().key.equals(m_sample->vault->mainKey().key.bytes()));
}

void TestVaultSession::aRestoredHeaderOpens()
{
    const QString path = m_sample->folder.filePath(u"restored"_s);
    const QByteArray header = m_sample->vault->headerBytes();
    QCOMPARE(outcome(Vault::restoreHeader(path, withFlippedBit(header, 77777))), u"damaged_header"_s);
    QVERIFY(!QFileInfo::exists(path));
    static_cast<void>(take(Vault::restoreHeader(path, header)));
    QCOMPARE(outcome(Vault::restoreHeader(path, header)), u"already_exists"_s);
    QCOMPARE(outcome(Vault::open(path, m_sample->byCode(), Access::ReadWrite, m_sample->random)), u"ok"_s);
}

void TestVaultSession::kdfRecordsChangeOneSlotAtATime()
{
    Vault &vault = *m_sample->vault;
    const KeyFile keyFile = take(KeyFile::generate(m_sample->random));
    const Credentials both{&m_sample->passphrase, &keyFile, nullptr};
    const int second = take(vault.addSlot(both, m_sample->used()));
    QCOMPARE(outcome(vault.changeKdf(vault.openedSlot(), m_sample->byPassphrase(), kKdfFloorKib, 17)), u"kdf_out_of_range"_s);
    QCOMPARE(outcome(vault.changeKdf(vault.openedSlot(), m_sample->byCode(), kKdfFloorKib, 4)), u"invalid_argument"_s);
    QCOMPARE(outcome(vault.retireKdf(0)), u"rule_violated"_s);
    must(vault.changeKdf(vault.openedSlot(), m_sample->byPassphrase(), kKdfFloorKib, 4));
    QVERIFY(vault.kdf()[0] && vault.kdf()[1]);
    QCOMPARE(outcome(vault.changeKdf(second, both, kKdfFloorKib, 5)), u"conflict"_s);
    QCOMPARE(outcome(vault.retireKdf(1)), u"rule_violated"_s);
    QCOMPARE(reopened(both)->openedSlot(), second);   // the other slot still opens with the first record

    const std::unique_ptr<Vault> opened = reopened(m_sample->byPassphrase());
    must(opened->replaceSlot(second, both));           // goes to the dearer record
    must(opened->retireKdf(0));
    QVERIFY(!opened->kdf()[0] && opened->kdf()[1]->passes == 4);
}

void TestVaultSession::anOlderHeaderIsRefused()
{
    m_sample->vault.reset();
    const std::unique_ptr<Vault> opened = take(m_sample->open(m_sample->byCode()));
    QCOMPARE(outcome(opened->requireGeneration(2)), u"rolled_back"_s);
    must(opened->requireGeneration(1));
}

void TestVaultSession::changesNeedAnAcceptedGenerationAndAWriter()
{
    m_sample->vault.reset();
    {
        const std::unique_ptr<Vault> opened = take(m_sample->open(m_sample->byCode()));
        QCOMPARE(outcome(opened->addRecoverySlot({})), u"internal"_s);
        must(opened->requireGeneration(1));
        QCOMPARE(outcome(opened->addRecoverySlot({})), u"ok"_s);
    }
    const std::unique_ptr<Vault> reader = take(m_sample->open(m_sample->byCode(), Access::ReadOnly));
    must(reader->requireGeneration(2));
    const QByteArray before = fileContent(m_sample->headerPath());
    QCOMPARE(outcome(reader->addRecoverySlot({})), u"read_only_medium"_s);
    QCOMPARE(outcome(reader->revoke({})), u"read_only_medium"_s);
    QCOMPARE(fileContent(m_sample->headerPath()), before);
}

void TestVaultSession::takenPlacesAreNeverReused()
{
    // Even where main.db has forgotten all: what this member can see is never overwritten.
    static_cast<void>(take(m_sample->vault->createCompartment(kEndorsers, {})));
    for (int i = 0; i < 150; ++i) {
        GrantSet granted;
        granted.set(std::size_t(take(m_sample->vault->grant(kEndorsers, m_sample->vault->member().publicKeys(), {}))));
        must(m_sample->vault->revoke(granted));
    }
    QVERIFY(m_sample->vault->ownGrants(CompartmentKind::Main).count() == 1);
    QVERIFY(m_sample->vault->ownGrants(kEndorsers).count() == 1);
}

void TestVaultSession::aFullHeaderIsSaid()
{
    UsedEntries full;
    full.slots.set();
    full.grants.set();
    QCOMPARE(outcome(m_sample->vault->addRecoverySlot(full)), u"invalid_argument"_s);
    QCOMPARE(outcome(m_sample->vault->createCompartment(kEndorsers, full)), u"invalid_argument"_s);
    UsedEntries almost = full;
    almost.slots.reset(9);
    almost.slots.set(std::size_t(m_sample->vault->openedSlot()));
    const bool isFree = m_sample->vault->openedSlot() != 9;
    QCOMPARE(outcome(m_sample->vault->addRecoverySlot(almost)), isFree ? u"ok"_s : u"invalid_argument"_s);
}

QTEST_GUILESS_MAIN(TestVaultSession)
#include "tst_vault_session.moc"
