// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_dump.h"
#include "store/journal_file.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;
using namespace store;
using test::JournalFile;

/// A reader that shares no line with us, written from models/FORMAT.md, understands what we write.
class TestJournalReaderPy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsGoldenChanges();
    void readsRowsOfADatabase();
    void refusesChangedRows_data();
    void refusesChangedRows();

private:
    static int readWith(const QString &file, QByteArray *said = nullptr);
    /// Two feeds that name each other, with an erased value and records below others.
    static QByteArray sample();
    static int readText(const QByteArray &text, QByteArray *said = nullptr);
};

int TestJournalReaderPy::readWith(const QString &file, QByteArray *said)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(u"python3"_s, {QStringLiteral(READ_JOURNAL), file});
    if (!python.waitForFinished())
        return -1;
    if (said)
        *said = python.readAll();
    return python.exitCode();
}

int TestJournalReaderPy::readText(const QByteArray &text, QByteArray *said)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"rows.jsonl"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return -1;
    file.close();
    return readWith(file.fileName(), said);
}

QByteArray TestJournalReaderPy::sample()
{
    JournalFile file;
    const bool began = file.ok && file.start(1);
    const auto first = file.append(test::createChange(1, {u"Leyla"_s, std::int64_t(-5), schema::Code{u"a"_s}}));
    NewChange part = test::createChange(2, {u"child"_s});
    part.subject = test::recordId(1);
    part.ops.push_back({OpKind::Add, {test::fieldId(300)}, {}});
    part.value.values.push_back(schema::Code{u"m"_s});
    const auto second = file.append(part);
    const auto third = file.append(test::setChange(1, 101, u"Leylə"_s, {first->dot}));
    const bool again = file.start(2);
    const auto fourth = file.append(test::setChange(1, 101, u"L."_s, {third->dot, first->dot}));
    NewChange deletion{schema::EntityType{1}, test::recordId(1), test::recordId(1),
                       {{OpKind::Delete, {}, {fourth->dot, first->dot, third->dot}}}, {}};
    const auto fifth = file.append(deletion);
    const bool erased = file.inTransaction([&] { return file.journal.detach(first->dot).has_value(); });
    return began && second && again && fifth && erased ? test::dumpJournal(*file.connection) : QByteArray();
}

void TestJournalReaderPy::readsGoldenChanges()
{
    QByteArray said;
    const int code = readWith(QStringLiteral(GOLDEN_CHANGES), &said);
    QVERIFY2(code == 0, said.constData());
}

void TestJournalReaderPy::readsRowsOfADatabase()
{
    const QByteArray rows = sample();
    QVERIFY(!rows.isEmpty());
    QByteArray said;
    const int code = readText(rows, &said);
    QVERIFY2(code == 0, said.constData());
    QVERIFY(said.startsWith("5 changes"));
}

void TestJournalReaderPy::refusesChangedRows_data()
{
    QTest::addColumn<QByteArray>("column");
    for (const char *column : {"hdr", "val", "salt", "chain", "uuid", "feed_id"})
        QTest::newRow(column) << QByteArray(column);
}

void TestJournalReaderPy::refusesChangedRows()
{
    QFETCH(QByteArray, column);
    QByteArray rows = sample();
    // The last row that has the column, and in it the last digit but one.
    const qsizetype at = rows.indexOf('"', rows.lastIndexOf("\"" + column + "\":\"") + column.size() + 5) - 2;
    rows[at] = rows[at] == '0' ? '1' : '0';
    QVERIFY(readText(rows) != 0);
}

QTEST_GUILESS_MAIN(TestJournalReaderPy)
#include "tst_journal_reader_py.moc"
