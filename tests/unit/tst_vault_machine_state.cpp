// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/disk_limits.h"
#include "support/vault_samples.h"

#include <QDir>
#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;
using Condition = MachineState::Condition;

class TestVaultMachineState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void remembersTokenAndBounds();
    void loadingWritesNothing();
    void anotherKeyOrNameSeesNoBound();
    void everyFlippedBitIsSeen();
    void adoptingForgetsEverything();
    void aPlaceThatCannotBeWrittenIsAValue();
    void unusedEntriesDoNotStandOut();
    void theFolderFollowsTheEnvironment();

private:
    [[nodiscard]] MachineState load() { return MachineState::load(m_path, m_vault, m_random); }
    [[nodiscard]] QString filePath() const { return m_path + u'/' + QDir(m_path).entryList(QDir::Files).value(0); }

    SeededRandom m_random{41};
    std::unique_ptr<TemporaryFolder> m_folder;
    QString m_path;
    base::VaultId m_vault;
    StoreKey m_key;
    LowerBound m_bound;
};

void TestVaultMachineState::init()
{
    m_folder = std::make_unique<TemporaryFolder>();
    m_path = m_folder->filePath(u"state/dossier"_s);
    m_vault = base::newId<base::VaultTag>(m_random);
    m_key = take(StoreKey::generate(m_random));
    m_bound.commit = 12;
    m_random.fill(m_bound.chain);
}

void TestVaultMachineState::remembersTokenAndBounds()
{
    MachineState state = load();
    QCOMPARE(state.condition(), Condition::Absent);
    QVERIFY(!state.token());
    const base::IncarnationToken token = state.ensureToken();
    QVERIFY(state.ensureToken() == token);
    must(state.setBound(CompartmentKind::Main, StoreName(), m_key, m_bound));
    state.save();
    QCOMPARE(state.condition(), Condition::Present);
    QCOMPARE(fileContent(filePath()).size(), 1600);

    const MachineState again = load();
    QCOMPARE(again.condition(), Condition::Present);
    QVERIFY(again.token() == token);
    QVERIFY(take(again.bound(CompartmentKind::Main, StoreName(), m_key)) == m_bound);
    QVERIFY(!take(again.bound(kEndorsers, StoreName(), m_key)));
    QCOMPARE(outcome(again.bound(CompartmentKind(16), StoreName(), m_key)), u"invalid_argument"_s);
    const MachineState other = MachineState::load(m_path, base::newId<base::VaultTag>(m_random), m_random);
    QCOMPARE(other.condition(), Condition::Absent);
}

void TestVaultMachineState::loadingWritesNothing()
{
    QCOMPARE(load().condition(), Condition::Absent);
    QVERIFY(m_folder->entries().isEmpty());
}

void TestVaultMachineState::anotherKeyOrNameSeesNoBound()
{
    MachineState state = load();
    must(state.setBound(kEndorsers, *StoreName::fromStem("00ff112233445566778899aabbccddee"), m_key, m_bound));
    QVERIFY(!take(state.bound(kEndorsers, StoreName(), m_key)));
    QVERIFY(!take(state.bound(kEndorsers, *StoreName::fromStem("00ff112233445566778899aabbccddee"), take(StoreKey::generate(m_random)))));
}

void TestVaultMachineState::everyFlippedBitIsSeen()
{
    MachineState state = load();
    state.save();
    const QString path = filePath();
    const QByteArray good = fileContent(path);
    for (qsizetype bit = 0; bit < good.size() * 8; bit += 7) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(withFlippedBit(good, bit)), good.size());
        file.close();
        const MachineState damaged = load();
        QCOMPARE(damaged.condition(), Condition::Damaged);
        QVERIFY(!damaged.token());
    }
    writeFile(path, good + good);
    QCOMPARE(load().condition(), Condition::Damaged);
}

void TestVaultMachineState::adoptingForgetsEverything()
{
    MachineState state = load();
    const base::IncarnationToken before = state.ensureToken();
    must(state.setBound(CompartmentKind::Main, StoreName(), m_key, m_bound));
    const base::IncarnationToken after = state.adopt();
    QVERIFY(after != before);
    QVERIFY(!take(state.bound(CompartmentKind::Main, StoreName(), m_key)));
}

void TestVaultMachineState::aPlaceThatCannotBeWrittenIsAValue()
{
    MachineState state = load();
    const base::IncarnationToken kept = state.ensureToken();
    state.save();
    {
        const FileSizeLimit full(100);
        MachineState second = load();
        static_cast<void>(second.adopt());
        second.save();
        QCOMPARE(second.condition(), Condition::Unavailable);
        QVERIFY(second.token());
    }
    QVERIFY(load().token() == kept);

    writeFile(m_folder->filePath(u"a file"_s), "x");
    MachineState nowhere = MachineState::load(m_folder->filePath(u"a file/dossier"_s), m_vault, m_random);
    nowhere.save();
    QCOMPARE(nowhere.condition(), Condition::Unavailable);
    QCOMPARE(MachineState::load({}, m_vault, m_random).condition(), Condition::Unavailable);
}

void TestVaultMachineState::unusedEntriesDoNotStandOut()
{
    MachineState state = load();
    LowerBound zeroes;
    for (int kind = 0; kind < 16; kind += 2)
        must(state.setBound(CompartmentKind(kind), StoreName(), m_key, zeroes));
    state.save();
    const QByteArray entries = fileContent(filePath()).mid(64);
    for (qsizetype i = 0; i < 16; ++i) {
        const QByteArray entry = entries.mid(i * 96, 96);
        QVERIFY(!entry.contains(QByteArray(4, '\0')));
        QVERIFY(std::set<char>(entry.begin(), entry.end()).size() > 50);
    }
}

void TestVaultMachineState::theFolderFollowsTheEnvironment()
{
    const QByteArray stateHome = qgetenv("XDG_STATE_HOME");
    const QByteArray home = qgetenv("HOME");
    qputenv("XDG_STATE_HOME", "/somewhere/state");
    QCOMPARE(MachineState::defaultFolder(), u"/somewhere/state/dossier"_s);
    qputenv("XDG_STATE_HOME", "relative");
    qputenv("HOME", "/home/someone");
    QCOMPARE(MachineState::defaultFolder(), u"/home/someone/.local/state/dossier"_s);
    qunsetenv("XDG_STATE_HOME");
    qunsetenv("HOME");
    QVERIFY(MachineState::defaultFolder().isEmpty());
    qputenv("HOME", home);
    if (!stateHome.isNull())
        qputenv("XDG_STATE_HOME", stateHome);
}

QTEST_GUILESS_MAIN(TestVaultMachineState)
#include "tst_vault_machine_state.moc"
