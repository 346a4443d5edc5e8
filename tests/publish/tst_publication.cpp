// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publish_world.h"

#include "publish/file_shape.h"
#include "schema/entities/case.h"
#include "schema/entities/ledger_entry.h"
#include "schema/entities/person.h"
#include "support/disk_limits.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

#include <filesystem>

using namespace dossier;
using namespace dossier::test;
using namespace Qt::StringLiterals;
namespace entry = schema::ledger_entry;

namespace {

class RefusingReadBack final : public publish::ReadBack
{
public:
    [[nodiscard]] base::Result<void> check(const publish::FinishedFile &file) const override
    {
        seen = file.path;
        existed = QFile::exists(file.path);
        return base::fail(base::ErrorCode::Refused, u"a name"_s);
    }
    mutable QString seen;
    mutable bool existed = false;
};

class CancelAfter final : public reports::Progress
{
public:
    explicit CancelAfter(int steps) : m_left(steps) {}
    void advanced(std::int64_t) override {}
    [[nodiscard]] bool isCancelled() const override { return m_left-- <= 0; }

private:
    mutable int m_left;
};

} // namespace

/// The one path by which a file leaves: what stops it, what is left then, and what the ledger says.
class TestPublication : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLedgerSaysWhatLeft();
    void anExistingFileIsReplacedWhole();
    void readingBackMayRefuse();
    void cancelledLeavesNothing();
    void aFullDiskLeavesNothing();
    void aFolderThatIsNotThereLeavesNothing();
    void aFailedRenameIsInTheLedger();
    void nothingIsWrittenIntoTheVault();
    void aClosedCompartmentStopsPublicExport();
    void whatWasNotSearchedForIsSaid();
    void anAdoptedVaultDoesNotPublish();
    void aReadOnlyVaultDoesNotPublish();
    void aDeadExportStaysAnnounced();
    void anUndoAfterAnExportTakesBackTheWork();
    void thousandsAreNamedInSeveralEntries();
    void theShapeOfTheFileIsLookedAt();

private:
    static QStringList visibleOf(const PublishWorld &world)
    {
        QStringList entries = world.folder().entries();
        entries.removeAll(u"Campaign"_s);
        entries.removeAll(u"state"_s);
        return entries;
    }
    static QString stateOf(const domain::Record &row) { return row.get(entry::state)->term; }
};

void TestPublication::theLedgerSaysWhatLeft()
{
    PublishWorld world;
    const auto named = world.addCleared(u"Nigar Xəzrili"_s, u"Her story."_s);
    auto request = world.request(publish::Format::Csv);
    request.recipient = u"Press desk"_s;
    const publish::Published published = take(world.publish(request));
    const QList<domain::Record> rows = world.ledger(world.main());
    QCOMPARE(rows.size(), 1);
    const domain::Record &row = rows.front();
    QVERIFY(published.ledgerEntries == QList<base::RecordId>{row.id()});
    QVERIFY(row.get(entry::kind) == schema::Code{u"list"_s});
    QVERIFY(row.get(entry::audience) == schema::Code{u"public"_s});
    QCOMPARE(row.get(entry::as_of)->edtf(), u"2026-11-01"_s);
    QVERIFY(row.get(entry::language) == schema::Code{u"en"_s});
    QVERIFY(row.get(entry::format) == u"csv"_s);
    QVERIFY(row.get(entry::recipient) == u"Press desk"_s);
    QVERIFY(row.get(entry::approver) == world.session().member());
    QVERIFY(row.get(entry::persons_named) == QList<base::RecordId>{named.person});
    QVERIFY(row.get(entry::withheld) == std::int64_t(0));
    QCOMPARE(stateOf(row), u"done"_s);
    QVERIFY(row.get(entry::announced_at) && row.get(entry::finished_at));
    const QByteArray hash = QCryptographicHash::hash(fileContent(request.path), QCryptographicHash::Sha256);
    QVERIFY(row.get(entry::hash) == hash);
    QCOMPARE(published.sha256, hash);
    QVERIFY(published.ledgerClosed);
}

void TestPublication::anExistingFileIsReplacedWhole()
{
    PublishWorld world;
    const auto request = world.request(publish::Format::Json);
    writeFile(request.path, QByteArray(100'000, 'x'));
    (void)take(world.publish(request));
    QVERIFY(!fileContent(request.path).contains('x'));
    QCOMPARE(visibleOf(world), QStringList{u"out"_s});
}

void TestPublication::readingBackMayRefuse()
{
    PublishWorld world;
    const auto request = world.request(publish::Format::Json);
    writeFile(request.path, "before");
    const RefusingReadBack readBack;
    reports::NoProgress progress;
    QCOMPARE(outcome(publish::publish(request, world.session(), {{}, readBack, progress})), u"refused"_s);
    QVERIFY(readBack.existed);
    QVERIFY(readBack.seen != request.path);
    QCOMPARE(fileContent(request.path), QByteArray("before"));
    QCOMPARE(visibleOf(world), QStringList{u"out"_s});
    QCOMPARE(world.ledger(world.main()).size(), 0);
}

void TestPublication::cancelledLeavesNothing()
{
    PublishWorld world;
    world.importSampleList(u"cleared"_s, u"public_record"_s);
    const publish::FileShape readBack;
    int cancelled = 0;
    for (const publish::Format format : {publish::Format::Json, publish::Format::Csv}) {
        for (int steps = 0; steps < 100; steps += 7) {
            CancelAfter progress(steps);
            const auto published = publish::publish(world.request(format), world.session(), {{}, readBack, progress});
            QCOMPARE(outcome(published), u"cancelled"_s);
            QCOMPARE(visibleOf(world), QStringList());
            ++cancelled;
        }
    }
    QVERIFY(cancelled > 20);
    QCOMPARE(world.ledger(world.main()).size(), 0);
}

void TestPublication::aFullDiskLeavesNothing()
{
    PublishWorld world;
    world.importSampleList(u"cleared"_s, u"public_record"_s);
    auto request = world.request(publish::Format::Json);
    QVERIFY(QDir(world.folder().path()).mkdir(u"disk"_s));
    request.path = world.folder().filePath(u"disk/out"_s);
    const SmallDisk disk(world.folder().filePath(u"disk"_s), "size=65536,mode=700");
    if (!disk.isMounted())
        QSKIP("mounting a small disk needs root");
    writeFile(request.path, "before");
    QCOMPARE(outcome(world.publish(request)), u"no_space"_s);
    QCOMPARE(fileContent(request.path), QByteArray("before"));
    QCOMPARE(QDir(world.folder().filePath(u"disk"_s)).entryList(QDir::Files | QDir::Hidden), QStringList{u"out"_s});
    QCOMPARE(world.ledger(world.main()).size(), 0);
}

void TestPublication::aFolderThatIsNotThereLeavesNothing()
{
    PublishWorld world;
    auto request = world.request(publish::Format::Json);
    request.path = world.folder().filePath(u"nowhere/out"_s);
    QVERIFY(!world.publish(request));
    QCOMPARE(visibleOf(world), QStringList());
    QCOMPARE(world.ledger(world.main()).size(), 0);
}

/// Takes the folder away between reading back and rename.
class MovingReadBack final : public publish::ReadBack
{
public:
    explicit MovingReadBack(QString folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] base::Result<void> check(const publish::FinishedFile &) const override
    {
        QDir().rename(m_folder, m_folder + u"-away"_s);
        return {};
    }

private:
    QString m_folder;
};

void TestPublication::aFailedRenameIsInTheLedger()
{
    PublishWorld world;
    auto request = world.request(publish::Format::Json);
    const QString folder = world.folder().filePath(u"desk"_s);
    QVERIFY(QDir().mkdir(folder));
    request.path = folder + u"/out"_s;
    const MovingReadBack readBack(folder);
    reports::NoProgress progress;
    QVERIFY(!publish::publish(request, world.session(), {{}, readBack, progress}));
    QVERIFY(!QFile::exists(request.path));
    QVERIFY(!QFile::exists(folder + u"-away/out"_s));
    const QList<domain::Record> rows = world.ledger(world.main());
    QCOMPARE(rows.size(), 1);
    QCOMPARE(stateOf(rows.front()), u"failed"_s);
}

void TestPublication::nothingIsWrittenIntoTheVault()
{
    PublishWorld world;
    auto request = world.request(publish::Format::Json);
    QVERIFY(QFile::link(world.vaultPath(), world.folder().filePath(u"link"_s)));
    for (const QString &path : {world.vaultPath() + u"/out"_s, world.vaultPath() + u"/blobs/out"_s,
                                world.folder().filePath(u"link/out"_s), world.vaultPath() + u"/blobs/../out"_s}) {
        request.path = path;
        QVERIFY2(outcome(world.publish(request)) == u"refused"_s, qPrintable(path));
        QVERIFY(!QFile::exists(path));
    }
}

void TestPublication::aClosedCompartmentStopsPublicExport()
{
    PublishWorld world;
    (void)take(world.session().createCompartment(schema::Compartment::Endorsers));
    auto request = world.request(publish::Format::Json);
    QVERIFY(world.publish(request).has_value());
    world.session().closeCompartment(schema::Compartment::Endorsers);
    QVERIFY(QFile::remove(request.path));
    QCOMPARE(outcome(world.publish(request)), u"refused"_s);
    QVERIFY(!QFile::exists(request.path));
    request.audience = disclosure::Audience::Internal;
    QCOMPARE(take(world.publish(request)).unchecked.size(), 3);
}

void TestPublication::whatWasNotSearchedForIsSaid()
{
    PublishWorld world;
    (void)take(world.session().createCompartment(schema::Compartment::Sources));
    (void)take(world.publish(world.request(publish::Format::Json)));
    const QList<schema::Code> unchecked = world.ledger(world.main()).front().get(entry::unchecked);
    QCOMPARE(unchecked.size(), 3);   // the file was searched for no names at all
}

void TestPublication::anAdoptedVaultDoesNotPublish()
{
    PublishWorld world;
    world.addCleared(u"Nigar Xəzrili"_s, u"Her story."_s);
    must(world.adopt());
    auto request = world.request(publish::Format::Json);
    QCOMPARE(outcome(world.publish(request)), u"refused"_s);
    request.audience = disclosure::Audience::Partner;
    QCOMPARE(outcome(world.publish(request)), u"refused"_s);
    QVERIFY(!QFile::exists(request.path));
    must(world.session().consentsReviewed());
    QVERIFY(world.publish(request).has_value());
}

void TestPublication::aReadOnlyVaultDoesNotPublish()
{
    PublishWorld world;
    auto request = world.request(publish::Format::Json);
    request.audience = disclosure::Audience::Restricted;
    QCOMPARE(outcome(world.publish(request)), u"invalid_argument"_s);
    request.audience = disclosure::Audience::Public;
    // The mark taken away: the vault opens for reading only, and a file without a row may not leave.
    world.session().closeCompartment(schema::Compartment::Endorsers);
    must(world.reopen());
    QVERIFY(QFile::exists(world.vaultPath() + u"/main.mark"_s));
    QVERIFY(world.publish(request).has_value());
    QVERIFY(QFile::remove(request.path));
    QVERIFY(QFile::remove(world.vaultPath() + u"/main.mark"_s));
    // Closing writes a mark again, so it is taken away from a copy that nobody closes.
    const QString copy = world.folder().filePath(u"Copy"_s);
    std::filesystem::copy(world.vaultPath().toStdString(), copy.toStdString(), std::filesystem::copy_options::recursive);
    const base::SecretBytes passphrase = secretOf(kSamplePassphrase);
    const auto session = take(store::Session::open(copy, {.passphrase = &passphrase}, vault::Access::ReadWrite,
                                                   world.world().context(world.folder().filePath(u"state"_s))));
    QVERIFY(session->access() == vault::Access::ReadOnly);
    const publish::FileShape readBack;
    reports::NoProgress progress;
    QCOMPARE(outcome(publish::publish(request, *session, {{}, readBack, progress})), u"missing_mark"_s);
    QVERIFY(!QFile::exists(request.path));
}

void TestPublication::aDeadExportStaysAnnounced()
{
    PublishWorld world;
    domain::ChangeSet row = domain::createOf(entry::kType, base::newRecordId(world.world().random()));
    row.set(entry::kind, schema::Code{u"list"_s});
    row.set(entry::audience, schema::Code{u"public"_s});
    domain::Action dead = world.world().action(domain::Origin::System, world.session().member());
    dead.changes = {row};
    (void)take(world.main().apply(std::move(dead)));
    const publish::Published published = take(world.publish(world.request(publish::Format::Json)));
    QCOMPARE(published.unfinishedBefore, 1);
    QVERIFY(take(world.main().record(row.id)).get(entry::state) == schema::Code{u"announced"_s});
}

void TestPublication::anUndoAfterAnExportTakesBackTheWork()
{
    PublishWorld world;
    const auto added = world.addCleared(u"Nigar Xəzrili"_s, u"Her story."_s);
    (void)take(world.publish(world.request(publish::Format::Json)));
    QCOMPARE(outcome(world.main().undo(world.session().member())), u"ok"_s);
    QVERIFY(take(world.main().record(added.caseId)).isDeleted());
    QCOMPARE(world.ledger(world.main()).size(), 1);
}

void TestPublication::thousandsAreNamedInSeveralEntries()
{
    constexpr int kCases = 4'100;
    PublishWorld world;
    domain::Action action = world.world().action(domain::Origin::Form, world.session().member());
    for (int i = 0; i < kCases; ++i) {
        const std::size_t first = action.changes.size();
        world.world().addCase(action, u"Person %1"_s.arg(i), u"forces"_s);
        action.changes[first].set(schema::person::naming_basis, schema::Code{u"public_record"_s});
        action.changes[first + 2].set(schema::case_::publication, schema::Code{u"cleared"_s});
    }
    (void)take(world.main().apply(std::move(action)));
    const publish::Published published = take(world.publish(world.request(publish::Format::Json)));
    QCOMPARE(published.named, kCases);
    const QList<domain::Record> rows = world.ledger(world.main());
    QCOMPARE(rows.size(), 2);
    QSet<base::RecordId> named;
    for (const domain::Record &row : rows) {
        QCOMPARE(stateOf(row), u"done"_s);
        QVERIFY(row.get(entry::hash) == published.sha256);
        for (const base::RecordId &person : row.get(entry::persons_named))
            named.insert(person);
    }
    QCOMPARE(named.size(), kCases);
}

void TestPublication::theShapeOfTheFileIsLookedAt()
{
    const TemporaryFolder folder;
    const publish::FileShape shape;
    const QString path = folder.filePath(u"file"_s);
    const auto check = [&](const QByteArray &bytes, publish::Format format, std::int64_t size, std::int64_t rows) {
        writeFile(path, bytes);
        return outcome(shape.check({path, format, size, rows}));
    };
    const QByteArray json = "{\"rows\":[{},{}]}\n";
    QCOMPARE(check(json, publish::Format::Json, json.size(), 2), u"ok"_s);
    QCOMPARE(check(json, publish::Format::Json, json.size(), 3), u"refused"_s);
    QCOMPARE(check(json, publish::Format::Json, json.size() + 1, 2), u"refused"_s);
    QCOMPARE(check(json.chopped(3), publish::Format::Json, json.size() - 3, 2), u"refused"_s);
    QCOMPARE(check("a,b\r\n", publish::Format::Csv, 5, 0), u"ok"_s);
    QCOMPARE(check("a,\xFF\r\n", publish::Format::Csv, 5, 0), u"refused"_s);
    QCOMPARE(check("%PDF-1.7\n…\n%%EOF\n", publish::Format::Pdf, 20, 0), u"refused"_s);
    const QByteArray signed_ = "%PDF-1.7\n/Producer (x)\n%%EOF\n";
    QCOMPARE(check(signed_, publish::Format::Pdf, signed_.size(), 0), u"refused"_s);
    const QByteArray book = "PK\x03\x04…PK\x05\x06" + QByteArray(18, '\0');
    QCOMPARE(check(book, publish::Format::Xlsx, book.size(), 0), u"ok"_s);
    QCOMPARE(check(book.chopped(1), publish::Format::Xlsx, book.size() - 1, 0), u"refused"_s);
    const QByteArray authored = "PK\x03\x04 docProps/core.xml PK\x05\x06" + QByteArray(18, '\0');
    QCOMPARE(check(authored, publish::Format::Xlsx, authored.size(), 0), u"refused"_s);
}

QTEST_GUILESS_MAIN(TestPublication)
#include "tst_publication.moc"
