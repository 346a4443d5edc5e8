// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault/vault_copies.h"

#include "schema/entities/case.h"

#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;
using test::fileContent;
using test::must;
using test::outcome;
using test::take;
using test::withFlippedBit;
using test::writeFile;
using vault::CopyState;

namespace {

constexpr int kCases = 60;
constexpr qsizetype kPage = 4096;
const QString kMain = u"Campaign/main.db"_s;
const QString kLog = u"Campaign/main.db-wal"_s;
const QString kMark = u"Campaign/main.mark"_s;
const QString kHeader = u"Campaign/vault.dossier"_s;
const QString kHeaderBackup = u"Campaign/vault.dossier.bak"_s;

} // namespace

/// Through Session, as the program would meet it: whatever is done to the files of a vault from
/// outside is refused or named, at open or by verify, and never taken for the truth.
class TamperTest : public QObject
{
    Q_OBJECT

private:
    /// "ok", or by what name the program calls what it found.
    QString found()
    {
        const auto session = m_copies.open();
        if (!session)
            return base::errorName(session.error().code);
        if (const auto &setback = (*session)->report().setback)
            return u"setback "_s + base::errorName(setback->reason);
        return verified(**session);
    }

    static QString verified(store::Session &session);

    /// Everything a person would read of the cases; what was noticed by nobody must not change it.
    QString content()
    {
        QStringList lines;
        const auto session = m_copies.open(vault::Access::ReadOnly);
        if (!session)
            return base::errorName(session.error().code);
        for (const base::RecordId &id : m_copies.cases()) {
            const auto record = (*session)->main().record(id);
            if (!record)
                return base::errorName(record.error().code);
            lines.append(record->get(schema::case_::forces).value_or(QString()) + u'/'
                         + record->get(schema::case_::audience).value_or(schema::Code{}).term);
        }
        return lines.join(u' ');
    }

    void edit(store::Session &session, base::RecordId id, const QString &text, bool narrow)
    {
        domain::Action action = m_copies.world().action(domain::Origin::Form, session.member());
        domain::ChangeSet change = domain::updateOf(take(session.main().record(id)));
        change.set(schema::case_::forces, text);
        if (narrow)
            change.set(schema::case_::audience, schema::Code{u"restricted"_s});
        action.changes.push_back(std::move(change));
        (void)take(session.main().apply(std::move(action)));
    }

    /// A day's work on the copy, closed properly: every third case is withdrawn.
    void workOn()
    {
        const auto session = take(m_copies.open());
        for (qsizetype i = 0; i < m_copies.cases().size(); ++i)
            edit(*session, m_copies.cases()[i], u"later %1"_s.arg(i), i % 3 == 0);
    }

    /// The log as it lies there while the vault is open and something was saved.
    QByteArray logOfWork(int cases)
    {
        const auto session = take(m_copies.open());
        for (const base::RecordId &id : m_copies.cases().first(cases))
            edit(*session, id, u"logged"_s, false);
        return content(kLog);
    }

    [[nodiscard]] QStringList stateFiles() const
    {
        QStringList files = QDir(m_copies.path(u"state"_s)).entryList(QDir::Files);
        for (QString &file : files)
            file.prepend(u"state/"_s);
        return files;
    }
    void setContent(const QString &name, const QByteArray &bytes) { writeFile(m_copies.path(name), bytes); }
    [[nodiscard]] QByteArray content(const QString &name) const { return fileContent(m_copies.path(name)); }

    test::VaultCopies m_copies{kCases};
    test::SeededRandom m_random{6};

private Q_SLOTS:
    void init() { m_copies.renew(); }

    void anUntouchedVaultIsSound();
    void flippedBitsOfTheHeader();
    void flippedBitsOfPages();
    void swappedPages();
    void truncatedDatabase_data();
    void truncatedDatabase();
    void pagesPutBack();
    void filesPutBack_data();
    void filesPutBack();
    void aMarkThatIsMissingOrForeign();
    void aStaleMarkIsNoAlarm();
    void anOldHeader();
    void anotherVaultsDatabase();
    void aSetBackVaultIsOnlyReadAndCanBeAdopted();
    void aCopyOnAnotherMachineWritesItsOwnFeed();
    void anOlderFolderElsewhere();
    void aCopyThatIsAheadOrEqual();
    void anOldLogPutBack_data();
    void anOldLogPutBack();
    void anOldLogBesideAnOldDatabase();
    void aLogOfACrashBelongsThere();
};

QString TamperTest::verified(store::Session &session)
{
    const auto found = session.verify(schema::Compartment::Main);
    if (!found)
        return outcome(found);
    return *found ? u"verify "_s + base::errorName((*found)->code) : u"ok"_s;
}

void TamperTest::anUntouchedVaultIsSound()
{
    QCOMPARE(found(), u"ok"_s);
    workOn();
    QCOMPARE(found(), u"ok"_s);
}

void TamperTest::flippedBitsOfTheHeader()
{
    constexpr int kFlips = 200;
    const QByteArray whole = content(kHeader);
    QCOMPARE(content(kHeaderBackup), whole);
    for (int flip = 0; flip < kFlips; ++flip) {
        const QByteArray damaged = withFlippedBit(whole, m_random.below(std::uint32_t(whole.size() * 8)));
        const QByteArray damagedElsewhere = withFlippedBit(whole, m_random.below(std::uint32_t(whole.size() * 8)));
        for (const QString &name : {kHeader, kHeaderBackup}) {
            setContent(name, damaged);
            const auto session = m_copies.open();
            QVERIFY2(session, qPrintable(outcome(session)));
            const vault::OpenReport &report = (*session)->vault().openReport();
            QCOMPARE(report.usedBackup, name == kHeader);
            QVERIFY(report.primary != CopyState::Good || report.backup != CopyState::Good);
            QVERIFY(report.repaired);
            QCOMPARE(content(kHeader), whole);
            QCOMPARE(content(kHeaderBackup), whole);
        }
        setContent(kHeader, damaged);
        setContent(kHeaderBackup, damagedElsewhere);
        QCOMPARE(outcome(m_copies.open()), u"damaged_header"_s);
        QCOMPARE(content(kHeader), damaged);
        QCOMPARE(content(kHeaderBackup), damagedElsewhere);
        setContent(kHeader, whole);
        setContent(kHeaderBackup, whole);
    }
}

void TamperTest::flippedBitsOfPages()
{
    constexpr int kFlips = 200;
    const QByteArray whole = content(kMain);
    for (int flip = 0; flip < kFlips; ++flip) {
        const qsizetype bit = m_random.below(std::uint32_t(whole.size() * 8));
        setContent(kMain, withFlippedBit(whole, bit));
        QVERIFY2(found() != "ok"_L1, qPrintable(u"bit %1"_s.arg(bit)));
        m_copies.renew();
    }
}

void TamperTest::swappedPages()
{
    constexpr int kSwaps = 40;
    const QByteArray whole = content(kMain);
    const auto pages = std::uint32_t(whole.size() / kPage);
    for (int swap = 0; swap < kSwaps; ++swap) {
        const qsizetype one = m_random.below(pages);
        const qsizetype other = (one + 1 + m_random.below(pages - 1)) % pages;
        QByteArray swapped = whole;
        swapped.replace(one * kPage, kPage, whole.sliced(other * kPage, kPage));
        swapped.replace(other * kPage, kPage, whole.sliced(one * kPage, kPage));
        setContent(kMain, swapped);
        QVERIFY2(found() != "ok"_L1, qPrintable(u"pages %1 and %2"_s.arg(one).arg(other)));
        m_copies.renew();
    }
}

void TamperTest::truncatedDatabase_data()
{
    const qsizetype size = fileContent(m_copies.templatePath(kMain)).size();
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype left : {qsizetype(0), qsizetype(1), qsizetype(16), kPage - 1, kPage, size / 2 / kPage * kPage, size / 2 + 100,
                                 size - 8 * kPage, size - kPage, size - 1000, size - 1})
        QTest::addRow("%lld of %lld", static_cast<long long>(left), static_cast<long long>(size)) << left;
}

void TamperTest::truncatedDatabase()
{
    QFETCH(const qsizetype, size);
    setContent(kMain, content(kMain).first(size));
    QVERIFY(found() != "ok"_L1);
}

/// Each page is authentic and at its place; only its time is wrong. No engine notices.
void TamperTest::pagesPutBack()
{
    constexpr int kMixtures = 120;
    const QByteArray before = content(kMain);
    workOn();
    const QByteArray after = content(kMain);
    const QString truth = content();
    m_copies.keepAs(u"after"_s);
    QList<qsizetype> changed;
    for (qsizetype page = 0; (page + 1) * kPage <= before.size(); ++page) {
        if (QByteArrayView(before).sliced(page * kPage, kPage) != QByteArrayView(after).sliced(page * kPage, kPage))
            changed.append(page);
    }
    QVERIFY2(changed.size() > 8, qPrintable(QString::number(changed.size())));
    int noticed = 0;
    for (int mixture = 0; mixture < kMixtures; ++mixture) {
        QByteArray mixed = after;
        // One page after another alone, then ever more at once.
        const std::uint32_t share = mixture < changed.size() ? 0 : 1 + m_random.below(9);
        for (qsizetype i = 0; i < changed.size(); ++i) {
            if (share == 0 ? i == mixture : m_random.below(10) < share)
                mixed.replace(changed[i] * kPage, kPage, before.sliced(changed[i] * kPage, kPage));
        }
        setContent(kMain, mixed);
        const QString name = found();
        noticed += name != "ok"_L1;
        if (name == "ok"_L1)
            QCOMPARE(content(), truth);
        m_copies.renew();
        m_copies.putBack(u"after"_s, QStringList{kMain, kLog, kMark, kHeader, kHeaderBackup} + stateFiles());
    }
    qInfo("%d of %d mixtures of old and new pages were named; the others change nothing a person reads", noticed, kMixtures);
    QVERIFY(noticed > kMixtures / 2);
}

void TamperTest::filesPutBack_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addRow("database") << QStringList{kMain, kLog};
    QTest::addRow("database and mark") << QStringList{kMain, kLog, kMark};
    QTest::addRow("whole folder") << QStringList{kMain, kLog, kMark, kHeader, kHeaderBackup, u"Campaign/main.drafts"_s};
}

void TamperTest::filesPutBack()
{
    QFETCH(const QStringList, files);
    m_copies.keepAs(u"before"_s);
    workOn();
    m_copies.putBack(u"before"_s, files);
    QCOMPARE(found(), u"setback rolled_back"_s);
}

void TamperTest::aMarkThatIsMissingOrForeign()
{
    QFile::remove(m_copies.path(kMark));
    QCOMPARE(found(), u"setback missing_mark"_s);
    m_copies.renew();
    setContent(kMark, withFlippedBit(content(kMark), 77));
    QCOMPARE(found(), u"setback missing_mark"_s);
}

/// As after a crash: the store is ahead of its mark.
void TamperTest::aStaleMarkIsNoAlarm()
{
    m_copies.keepAs(u"before"_s);
    workOn();
    m_copies.putBack(u"before"_s, {kMark});
    QCOMPARE(found(), u"ok"_s);
}

void TamperTest::anOldHeader()
{
    m_copies.keepAs(u"before"_s);
    {
        const auto session = take(m_copies.open());
        const base::SecretBytes passphrase = test::secretOf(test::kOtherPassphrase);
        vault::Credentials credentials;
        credentials.passphrase = &passphrase;
        must(session->changePassphrase(credentials));
    }
    m_copies.putBack(u"before"_s, {kHeader, kHeaderBackup});
    QCOMPARE(found(), u"setback rolled_back"_s);
}

void TamperTest::anotherVaultsDatabase()
{
    test::VaultCopies other(1);
    other.renew();
    test::VaultCopies::replace(other.path(kMain), m_copies.path(kMain));
    QCOMPARE(found(), u"damaged_database"_s);
}

void TamperTest::aSetBackVaultIsOnlyReadAndCanBeAdopted()
{
    m_copies.keepAs(u"before"_s);
    workOn();
    m_copies.putBack(u"before"_s, {kMain, kLog, kMark, kHeader, kHeaderBackup});
    {
        const auto session = take(m_copies.open());
        QVERIFY(session->report().setback);
        QVERIFY(session->report().setback->newest);
        QCOMPARE(session->access(), vault::Access::ReadOnly);
        domain::Action action = m_copies.world().action(domain::Origin::Form, session->member());
        m_copies.world().addCase(action, u"Nobody"_s, u"refused"_s);
        QVERIFY(!session->main().apply(std::move(action)));
        QVERIFY(session->main().record(m_copies.cases().first()));
    }
    {
        const auto session = take(m_copies.adopt());
        QCOMPARE(session->access(), vault::Access::ReadWrite);
        QVERIFY(!session->report().setback);
        QVERIFY(take(session->publicationBlocked()));
        edit(*session, m_copies.cases().first(), u"after adoption"_s, false);
        must(session->consentsReviewed());
    }
    const auto session = take(m_copies.open());
    QVERIFY(!session->report().setback);
    QVERIFY(!session->report().newFeed);
    QVERIFY(!take(session->publicationBlocked()));
    QCOMPARE(verified(*session), u"ok"_s);
    QCOMPARE(take(session->main().record(m_copies.cases().first())).get(schema::case_::forces), u"after adoption"_s);
}

/// What nothing on that machine can tell is not told; but work there never continues the same feed.
void TamperTest::aCopyOnAnotherMachineWritesItsOwnFeed()
{
    const base::FeedId feed = take(m_copies.open())->main().anchor().feed;
    QDir(m_copies.path(u"state"_s)).removeRecursively();
    const auto session = take(m_copies.open());
    QVERIFY(session->report().newFeed);
    edit(*session, m_copies.cases().first(), u"elsewhere"_s, false);
    QVERIFY(session->main().anchor().feed != feed);
}

/// Its name and its place change nothing about how old it is.
void TamperTest::anOlderFolderElsewhere()
{
    m_copies.keepAs(u"stick"_s);
    workOn();
    const QString stick = m_copies.keptPath(u"stick/Campaign"_s);
    const auto access = [&](const QString &path) {
        const auto session = take(m_copies.openAt(path));
        return session->report().setback ? u"setback"_s : u"ok"_s;
    };
    QCOMPARE(access(stick), u"setback"_s);
    QCOMPARE(found(), u"ok"_s);
    {
        const auto session = take(store::Session::adopt(stick, m_copies.byCode(), m_copies.context()));
        QVERIFY(take(session->publicationBlocked()));
        edit(*session, m_copies.cases().first(), u"on the stick"_s, false);
    }
    // Each goes its own way from here on, and neither is taken for an old state of the other.
    QCOMPARE(access(stick), u"ok"_s);
    QCOMPARE(found(), u"ok"_s);
    const QByteArray adopted = fileContent(stick + u"/main.db"_s);
    const QByteArray mark = fileContent(stick + u"/main.mark"_s);
    {
        const auto session = take(m_copies.openAt(stick));
        edit(*session, m_copies.cases().first(), u"on the stick again"_s, false);
    }
    writeFile(stick + u"/main.db"_s, adopted);
    writeFile(stick + u"/main.mark"_s, mark);
    QCOMPARE(access(stick), u"setback"_s);
    // Carried to yet another place it is measured by the vault again.
    QVERIFY(QDir().rename(stick, m_copies.keptPath(u"elsewhere"_s)));
    QCOMPARE(access(m_copies.keptPath(u"elsewhere"_s)), u"setback"_s);
}

void TamperTest::aCopyThatIsAheadOrEqual()
{
    m_copies.keepAs(u"stick"_s);
    const QString stick = m_copies.keptPath(u"stick/Campaign"_s);
    {
        const auto session = take(m_copies.openAt(stick));
        QVERIFY(!session->report().setback);
        QVERIFY(session->report().newFeed);
    }
    QCOMPARE(found(), u"ok"_s);
    {
        const auto session = take(m_copies.openAt(stick));
        QVERIFY(!session->report().setback);
        edit(*session, m_copies.cases().first(), u"on the stick"_s, false);
    }
    QVERIFY(!take(m_copies.openAt(stick))->report().setback);
    QCOMPARE(found(), u"setback rolled_back"_s);
}

void TamperTest::anOldLogPutBack_data()
{
    QTest::addColumn<int>("logged");
    QTest::addRow("one change") << 1;
    QTest::addRow("many changes") << kCases;
}

/// The engine would lay it over what was saved since, at the first command.
void TamperTest::anOldLogPutBack()
{
    QFETCH(const int, logged);
    const QByteArray log = logOfWork(logged);
    QVERIFY(log.size() > kPage);
    workOn();
    const QString truth = content();
    const QByteArray database = content(kMain);
    setContent(kLog, log);
    // Read where nothing may be written: passed over, and everything stays as it is.
    QCOMPARE(content(), truth);
    QCOMPARE(content(kMain), database);
    QCOMPARE(content(kLog), log);
    {
        const auto session = take(m_copies.open());
        QVERIFY(!session->report().setback);
        QCOMPARE(session->report().staleLogs, QList{schema::Compartment::Main});
        QCOMPARE(verified(*session), u"ok"_s);
        QCOMPARE(content(kLog + u".aside"_s), log);
    }
    QCOMPARE(content(), truth);
    setContent(kLog, log);
    QCOMPARE(found(), u"ok"_s);
    QCOMPARE(content(kLog + u".aside-2"_s), log);
    QCOMPARE(content(), truth);
}

void TamperTest::anOldLogBesideAnOldDatabase()
{
    const QByteArray log = logOfWork(kCases);
    workOn();
    m_copies.keepAs(u"before"_s);
    {
        const auto session = take(m_copies.open());
        edit(*session, m_copies.cases().first(), u"later still"_s, false);
    }
    m_copies.putBack(u"before"_s, {kMain});
    setContent(kLog, log);
    const QByteArray database = content(kMain);
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto session = take(m_copies.open());
        QVERIFY(session->report().setback);
        QCOMPARE(session->report().setback->reason, base::ErrorCode::RolledBack);
        QCOMPARE(session->access(), vault::Access::ReadOnly);
        QCOMPARE(content(kMain), database);
        QCOMPARE(content(kLog), log);
    }
}

/// The same two files, and everything that was acknowledged is in them.
void TamperTest::aLogOfACrashBelongsThere()
{
    const QByteArray database = content(kMain);
    const QByteArray mark = content(kMark);
    const QByteArray log = logOfWork(kCases);
    const QString truth = content();
    setContent(kMain, database);
    setContent(kMark, mark);
    setContent(kLog, log);
    QCOMPARE(content(), truth);
    const auto session = take(m_copies.open());
    QVERIFY(session->report().staleLogs.isEmpty());
    QVERIFY(!session->report().setback);
    QCOMPARE(verified(*session), u"ok"_s);
}

QTEST_GUILESS_MAIN(TamperTest)
#include "tst_tamper.moc"
