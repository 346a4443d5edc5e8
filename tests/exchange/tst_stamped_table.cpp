// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/open_table.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace dossier;
using namespace Qt::StringLiterals;

/// A list that another program saves while it is read.
class TestStampedTable : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::Truncate) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly | mode) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

    /// The code of what ended the reading, `after` being done behind the first row; "end" where nothing did.
    static QString endOf(const QString &path, const std::function<void()> &after)
    {
        std::optional<exchange::Finding> failure;
        const auto table = exchange::openTableFile(path, {}, failure);
        if (!table || !(*table)->next())
            return failure ? failure->code : u"not opened"_s;
        after();
        while (true) {
            const auto row = (*table)->next();
            if (!row)
                return (*table)->failure().value_or(exchange::Finding()).code;
            if (!*row)
                return (*table)->next() ? u"end"_s : u"no end"_s;
        }
    }

private Q_SLOTS:
    void saysThatTheFileChanged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("Name,Court\nA B,X\nC D,Y\n");
        QTest::newRow("an open quote is half of a file") << QByteArray("Name,Court\nA B,\"X");
        QTest::newRow("JSON") << QByteArray(R"({"schema":1,"report":"list","rows":[{"name":"A"},{"name":"B"}]})");
    }
    void saysThatTheFileChanged()
    {
        QFETCH(QByteArray, bytes);
        const QString path = write(u"list"_s, bytes);
        QCOMPARE(endOf(path, [&] { QVERIFY(!write(u"list"_s, "more", QIODevice::Append).isEmpty()); }), u"file_changed"_s);
    }

    void aFileInItsPlaceIsAnother()
    {
        const QByteArray bytes = "Name\nA B\n";
        const QString path = write(u"list"_s, bytes);
        const QString other = write(u"other"_s, bytes);
        QCOMPARE(endOf(path, [&] { QVERIFY(QFile::remove(path) && QFile::rename(other, path)); }), u"file_changed"_s);
        QCOMPARE(endOf(path, [&] { QVERIFY(QFile::remove(path)); }), u"file_changed"_s);
    }

    void aFileThatStaysIsReadToItsEnd()
    {
        const QString path = write(u"list"_s, "Name\nA B\n");
        QCOMPARE(endOf(path, [] {}), u"end"_s);
        std::optional<exchange::Finding> failure;
        QCOMPARE(exchange::readTableFile(path, 100, failure).value(), QByteArray("Name\nA B\n"));
        QVERIFY(!failure);
    }

    void bytesAreOfOneFile()
    {
        const QString path = write(u"list"_s, "Name\n" + QByteArray("A B\n").repeated(4 << 20));
        std::atomic_bool stop = false;
        std::atomic_int written = 0;
        std::thread saving([&] {
            while (!stop)
                written += write(u"list"_s, "C D\n", QIODevice::Append).isEmpty() ? 0 : 1;
        });
        QTRY_VERIFY(written > 0);
        std::optional<exchange::Finding> failure;
        const auto bytes = exchange::readTableFile(path, 1 << 30, failure);
        stop = true;
        saving.join();
        QVERIFY(!bytes && failure);
        QCOMPARE(failure->code, u"file_changed"_s);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestStampedTable)
#include "tst_stamped_table.moc"
