// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/disk_limits.h"
#include "support/vault_samples.h"
#include "vault/backup_reader.h"

#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kEntriesAt = 32 + 20480;

ByteSource sourceOf(const QByteArray &content)
{
    return [content, at = std::size_t{0}](std::span<std::uint8_t> buffer) mutable -> base::Result<std::size_t> {
        const std::size_t count = std::min(buffer.size(), std::size_t(content.size()) - at);
        std::ranges::copy(asBytes(content).subspan(at, count), buffer.begin());
        at += count;
        return count;
    };
}

/// What the end of a file looks like that is right in everything but its MAC.
QByteArray entry(const QByteArray &name, std::uint64_t claimed, const QByteArray &content)
{
    QByteArray bytes(2, '\0');
    bytes[0] = static_cast<char>(name.size());
    bytes[1] = static_cast<char>(name.size() >> 8);
    bytes += name;
    for (int i = 0; i < 8; ++i)
        bytes += static_cast<char>(claimed >> (8 * i));
    return bytes + content;
}

const QByteArray kEnd = QByteArray(2 + 32, '\0');

} // namespace

class TestVaultBackup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsWrittenIsRead();
    void itsOwnSlotsOpenIt();
    void everyByteCounts();
    void everyLengthButItsOwnIsRefused();
    void hostileStructuresAreRefused_data();
    void hostileStructuresAreRefused();
    void namesAndLengthsAreCheckedWhenWriting();
    void aFailedSinkEndsTheReading();
    void aFullDiskLeavesTheOldBackup();
    void nothingStandsBeforeTheCommit();

private:
    [[nodiscard]] BackupWriter writer(const QString &path)
    {
        return take(BackupWriter::create(path, m_sample->vault->headerBytes(), m_key->key));
    }
    [[nodiscard]] QString outcomeOf(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"candidate"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        file.close();
        base::Result<BackupReader> reader = BackupReader::open(path);
        return reader ? outcome(reader->verify(m_key->key)) : outcome(reader);
    }

    TemporaryFolder m_folder;
    std::unique_ptr<SampleVault> m_sample;
    std::optional<StoreKey> m_key;
    QString m_path;
    QByteArray m_bytes;
    QByteArray m_database;
};

void TestVaultBackup::initTestCase()
{
    m_sample = std::make_unique<SampleVault>();
    m_key = take(m_sample->vault->mainKey().clone());
    m_path = m_folder.filePath(u"backup"_s);
    m_database = QByteArray("0123456789abcdef").repeated(50'000);   // more than one block
    BackupWriter made = writer(m_path);
    must(made.append("main.db", std::uint64_t(m_database.size()), sourceOf(m_database)));
    must(made.append("main.mark", 0, sourceOf({})));
    must(made.append("blobs/00112233445566778899aabbccddeeff", 5, sourceOf("photo")));
    must(made.commit());
    m_bytes = fileContent(m_path);
}

void TestVaultBackup::whatIsWrittenIsRead()
{
    BackupReader reader = take(BackupReader::open(m_path));
    QVERIFY(reader.vaultId() == m_sample->vault->vaultId());
    QCOMPARE(reader.headerBytes(), m_sample->vault->headerBytes());
    QCOMPARE(reader.entries().size(), std::size_t(3));
    must(reader.verify(m_key->key));
    QHash<QByteArray, QByteArray> got;
    QByteArray current;
    must(reader.read(m_key->key, {[&](const BackupEntry &one) -> base::Result<void> {
                                      current = one.name;
                                      got.insert(current, {});
                                      return {};
                                  },
                                  [&](ByteView bytes) -> base::Result<void> {
                                      got[current] += asView(bytes);
                                      return {};
                                  }}));
    QCOMPARE(got.size(), 3);
    QCOMPARE(got.value("main.db"), m_database);
    QCOMPARE(got.value("main.mark"), QByteArray());
    QCOMPARE(got.value("blobs/00112233445566778899aabbccddeeff"), QByteArray("photo"));
    SeededRandom random(1);
    QCOMPARE(outcome(reader.verify(take(base::SecretBytes::random(32, random)))), u"damaged_database"_s);
}

void TestVaultBackup::itsOwnSlotsOpenIt()
{
    BackupReader reader = take(BackupReader::open(m_path));
    const Unlocked unlocked = take(unlockHeaderBytes(reader.headerBytes(), m_sample->byPassphrase()));
    must(reader.verify(unlocked.main.key));
    const base::SecretBytes wrong = secretOf("wrong");
    QCOMPARE(outcome(unlockHeaderBytes(reader.headerBytes(), {.passphrase = &wrong})), u"wrong_key"_s);
}

void TestVaultBackup::everyByteCounts()
{
    // A smaller file, so that each byte can have its turn.
    const QString path = m_folder.filePath(u"small"_s);
    BackupWriter made = writer(path);
    must(made.append("main.db", 100, sourceOf(QByteArray(100, 'd'))));
    must(made.append("main.mark", 1, sourceOf("m")));
    must(made.commit());
    const QByteArray small = fileContent(path);
    QCOMPARE(outcomeOf(small), u"ok"_s);
    SeededRandom random(2);
    for (qsizetype at = 0; at < small.size(); at += at < 32 || at >= kEntriesAt ? 1 : 61)
        QVERIFY2(outcomeOf(withFlippedBit(small, at * 8 + random.below(8))) != u"ok"_s, qPrintable(QString::number(at)));
}

void TestVaultBackup::everyLengthButItsOwnIsRefused()
{
    QCOMPARE(outcomeOf(m_bytes), u"ok"_s);
    QCOMPARE(outcomeOf(m_bytes + '\0'), u"malformed_input"_s);
    QCOMPARE(outcomeOf({}), u"not_a_vault"_s);
    for (qsizetype length = 1; length < m_bytes.size(); length += 9973)
        QVERIFY(outcomeOf(m_bytes.first(length)) != u"ok"_s);
    for (qsizetype cut = 1; cut < 120; ++cut)
        QCOMPARE(outcomeOf(m_bytes.chopped(cut)), u"malformed_input"_s);
    QCOMPARE(outcome(BackupReader::open(m_folder.filePath(u"none"_s))), u"not_found"_s);
    QCOMPARE(outcome(BackupReader::open(m_folder.path())), u"not_a_vault"_s);
}

void TestVaultBackup::hostileStructuresAreRefused_data()
{
    QTest::addColumn<QByteArray>("entries");
    QTest::newRow("path upwards") << entry("../../etc/x", 1, "x") + kEnd;
    QTest::newRow("absolute path") << entry("/tmp/x", 1, "x") + kEnd;
    QTest::newRow("header as an entry") << entry("vault.dossier", 1, "x") + kEnd;
    QTest::newRow("blob above") << entry("blobs/../main.db", 1, "x") + kEnd;
    QTest::newRow("twice") << entry("main.db", 1, "x") + entry("main.db", 1, "x") + kEnd;
    QTest::newRow("longer than the file") << entry("main.db", 1000, "x") + kEnd;
    QTest::newRow("over the end mark") << entry("main.db", 1 + 33, "x") + kEnd;
    QTest::newRow("as long as can be") << entry("main.db", 0xFFFFFFFFFFFFFFFF, "x") + kEnd;
    QTest::newRow("negative length") << entry("main.db", 0x8000000000000000, "x") + kEnd;
    QTest::newRow("name longer than allowed") << entry(QByteArray(300, 'a'), 1, "x") + kEnd;
    QTest::newRow("name longer than the file") << QByteArray("\xFF\xFF") + "main.db";
    QTest::newRow("no end") << entry("main.db", 1, "x");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("after the end") << kEnd + "x";
}

void TestVaultBackup::hostileStructuresAreRefused()
{
    QFETCH(QByteArray, entries);
    QCOMPARE(outcomeOf(m_bytes.first(kEntriesAt) + entries), u"malformed_input"_s);
}

void TestVaultBackup::namesAndLengthsAreCheckedWhenWriting()
{
    BackupWriter made = writer(m_folder.filePath(u"refused"_s));
    QCOMPARE(outcome(made.append("../x", 1, sourceOf("x"))), u"invalid_argument"_s);
    must(made.append("main.db", 1, sourceOf("x")));
    QCOMPARE(outcome(made.append("main.db", 1, sourceOf("x"))), u"invalid_argument"_s);
    QCOMPARE(outcome(made.append("main.mark", 2, sourceOf("x"))), u"io"_s);
    QCOMPARE(outcome(made.append("main.drafts", 1, sourceOf("xx"))), u"io"_s);
    SeededRandom random(1);
    QCOMPARE(outcome(BackupWriter::create(m_folder.filePath(u"refused"_s), m_sample->vault->headerBytes(),
                                          take(base::SecretBytes::random(32, random)))), u"invalid_argument"_s);
}

void TestVaultBackup::aFailedSinkEndsTheReading()
{
    BackupReader reader = take(BackupReader::open(m_path));
    int calls = 0;
    const auto refuse = [&](ByteView) -> base::Result<void> {
        ++calls;
        return base::fail(base::ErrorCode::NoSpace);
    };
    QCOMPARE(outcome(reader.read(m_key->key, {{}, refuse})), u"no_space"_s);
    QCOMPARE(calls, 1);
}

void TestVaultBackup::aFullDiskLeavesTheOldBackup()
{
    const QStringList before = m_folder.entries();
    for (const rlim_t limit : {0, 31, 32, 1000, 20512, 20520, 100'000, 800'000}) {
        const FileSizeLimit full(limit);
        base::Result<BackupWriter> made = BackupWriter::create(m_path, m_sample->vault->headerBytes(), m_key->key);
        base::Result<void> done;
        if (made)
            done = made->append("main.db", std::uint64_t(m_database.size()), sourceOf(m_database));
        if (made && done)
            done = made->commit();
        QVERIFY(!made || !done);
    }
    QCOMPARE(fileContent(m_path), m_bytes);
    QCOMPARE(m_folder.entries(), before);
}

void TestVaultBackup::nothingStandsBeforeTheCommit()
{
    const QString path = m_folder.filePath(u"later"_s);
    {
        BackupWriter made = writer(path);
        must(made.append("main.db", 1, sourceOf("x")));
        must(made.seal());
        QVERIFY(!QFileInfo::exists(path));
        must(take(BackupReader::open(made.temporaryPath())).verify(m_key->key));
        QCOMPARE(outcome(made.append("main.mark", 0, sourceOf({}))), u"invalid_argument"_s);
    }
    QVERIFY(!QFileInfo::exists(path));
}

QTEST_GUILESS_MAIN(TestVaultBackup)
#include "tst_vault_backup.moc"
