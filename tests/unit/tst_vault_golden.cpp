// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vault_samples.h"
#include "vault/backup_reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

namespace {

QString dataPath(const QString &name)
{
    return QStringLiteral(DOSSIER_TEST_DATA "/vault/") + name;
}

} // namespace

/// The frozen bytes: what was written on the first day is read, and is still what we write.
class TestVaultGolden : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheSameBytesAsOnTheFirstDay();
    void readsWhatWasWrittenOnTheFirstDay();
    void theOtherReaderSawTheSame();
};

void TestVaultGolden::writesTheSameBytesAsOnTheFirstDay()
{
    const QHash<QString, QByteArray> made = goldenVaultFiles();
    for (auto file = made.cbegin(); file != made.cend(); ++file)
        QVERIFY2(fileContent(dataPath(file.key())) == file.value(), qPrintable(file.key()));
    QCOMPARE(made.size(), 6);
}

void TestVaultGolden::readsWhatWasWrittenOnTheFirstDay()
{
    const base::SecretBytes passphrase = secretOf(kSamplePassphrase);
    const KeyFile keyFile = take(KeyFile::read(dataPath(u"key-file"_s)));
    const RecoveryCode code = take(RecoveryCode::read(dataPath(u"recovery-code.txt"_s)));
    const QByteArray header = fileContent(dataPath(u"vault.dossier"_s));
    const Unlocked byCode = take(unlockHeaderBytes(header, {.recoveryCode = &code}));
    QCOMPARE(take(unlockHeaderBytes(header, {.passphrase = &passphrase})).slotKind, SlotKind::Passphrase);
    QCOMPARE(take(unlockHeaderBytes(header, {&passphrase, &keyFile, nullptr})).slotKind, SlotKind::PassphraseAndKeyFile);
    const Mark mark = take(readMark(dataPath(u"main.mark"_s), byCode.main));
    QCOMPARE(mark.commit, std::uint64_t(1042));
    QCOMPARE(mark.seq, std::uint64_t(77));
    BackupReader backup = take(BackupReader::open(dataPath(u"backup"_s)));
    must(backup.verify(byCode.main.key));
    QCOMPARE(backup.entries().size(), std::size_t(3));
}

void TestVaultGolden::theOtherReaderSawTheSame()
{
    // structure.json is what tests/format/read_vault.py printed; here our own reader is asked.
    const QJsonObject expected = QJsonDocument::fromJson(fileContent(dataPath(u"structure.json"_s))).object();
    const base::SecretBytes passphrase = secretOf(kSamplePassphrase);
    const Unlocked opened = take(unlockHeaderBytes(fileContent(dataPath(u"vault.dossier"_s)), {.passphrase = &passphrase}));
    QCOMPARE(expected.value(u"vault_id"_s).toString().toLatin1(), hexOf(opened.header.vaultId.bytes()));
    QCOMPARE(expected.value(u"generation"_s).toInteger(), qint64(opened.header.generation));
    QCOMPARE(expected.value(u"slot"_s).toInt(), opened.slot);
    QCOMPARE(expected.value(u"slot_kind"_s).toInt(), int(opened.slotKind));
    QCOMPARE(expected.value(u"x25519"_s).toString().toLatin1(), hexOf(opened.member.publicKeys().sealing));
    QCOMPARE(expected.value(u"ed25519"_s).toString().toLatin1(), hexOf(opened.member.publicKeys().signing));
    const QJsonArray grants = expected.value(u"grants"_s).toArray();
    QCOMPARE(std::size_t(grants.size()), opened.grants.size());
    for (qsizetype i = 0; i < grants.size(); ++i) {
        const QJsonObject grant = grants[i].toObject();
        const HeldGrant &held = opened.grants[std::size_t(i)];
        QCOMPARE(grant.value(u"index"_s).toInt(), held.index);
        QCOMPARE(grant.value(u"kind"_s).toInt(), int(held.grant.kind));
        QCOMPARE(grant.value(u"name"_s).toString(), held.grant.name.stem());
        QCOMPARE(grant.value(u"wrapped"_s).toBool(), held.grant.isWrapped());
        const StoreKey key = held.grant.isWrapped() ? take(held.grant.unwrap(secretOf(kSourcesPassphrase))) : take(held.grant.storeKey());
        QCOMPARE(grant.value(u"key_hash"_s).toString().toLatin1(), hexOf(plainHash({key.key.bytes(), key.salt.bytes()})));
    }
}

QTEST_GUILESS_MAIN(TestVaultGolden)
#include "tst_vault_golden.moc"
