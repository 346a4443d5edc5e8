// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/open_table.h"

#include <QBuffer>
#include <QTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    QList<QStringList> rows;
    QList<qint64> lines;
    QString failure;   ///< "code@line:column"; empty where the file was read to its end
};

/// A device that gives a few bytes at a time, as a slow disk may: every seam is crossed.
class Trickle final : public QBuffer
{
public:
    explicit Trickle(const QByteArray &bytes)
    {
        setData(bytes);
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *data, qint64 most) override { return QBuffer::readData(data, std::min<qint64>(most, 1 + pos() % 3)); }
};

Outcome readAll(std::unique_ptr<QIODevice> device)
{
    Outcome out;
    std::optional<exchange::Finding> failure;
    const auto reader = exchange::openTable(std::move(device), {}, failure);
    while (reader) {
        const auto row = (*reader)->next();
        if (!row)
            failure = (*reader)->failure();
        if (!row || !*row)
            break;
        out.rows.append((*row)->cells);
        out.lines.append((*row)->line);
    }
    if (failure)
        out.failure = u"%1@%2:%3"_s.arg(failure->code).arg(failure->line).arg(failure->column);
    return out;
}

Outcome readAll(const QByteArray &bytes)
{
    return readAll(std::make_unique<Trickle>(bytes));
}

} // namespace

class TestCsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<QStringList>>("rows");
        QTest::newRow("empty") << QByteArray() << QList<QStringList>{};
        QTest::newRow("plain") << QByteArray("a,b\n1,2\n") << QList<QStringList>{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}};
        QTest::newRow("no final newline") << QByteArray("a,b\n1,2") << QList<QStringList>{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}};
        QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\n") << QList<QStringList>{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}};
        QTest::newRow("CR alone") << QByteArray("a,b\r1,2\r") << QList<QStringList>{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}};
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" "a,b\n") << QList<QStringList>{{u"a"_s, u"b"_s}};
        QTest::newRow("quotes") << QByteArray("\"a,b\",\"say \"\"no\"\"\"\n") << QList<QStringList>{{u"a,b"_s, u"say \"no\""_s}};
        QTest::newRow("newline in a cell") << QByteArray("\"a\nb\",c\n") << QList<QStringList>{{u"a\nb"_s, u"c"_s}};
        QTest::newRow("quote in an unquoted cell") << QByteArray("5\" pipe,c\n") << QList<QStringList>{{u"5\" pipe"_s, u"c"_s}};
        QTest::newRow("semicolons") << QByteArray("a;b,c\n1;2,3\n") << QList<QStringList>{{u"a"_s, u"b,c"_s}, {u"1"_s, u"2,3"_s}};
        QTest::newRow("tabs") << QByteArray("a\tb\n") << QList<QStringList>{{u"a"_s, u"b"_s}};
        QTest::newRow("empty cells") << QByteArray(",,x\n") << QList<QStringList>{{QString(), QString(), u"x"_s}};
        QTest::newRow("empty lines are no rows") << QByteArray("a\n\n\nb\n") << QList<QStringList>{{u"a"_s}, {u"b"_s}};
        QTest::newRow("last cell empty") << QByteArray("a,b\n1,") << QList<QStringList>{{u"a"_s, u"b"_s}, {u"1"_s, QString()}};
        QTest::newRow("composes") << QByteArray("c\xCC\xA7\n") << QList<QStringList>{{u"ç"_s}};
    }
    void readsRows()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<QStringList>, rows);
        const Outcome outcome = readAll(bytes);
        QCOMPARE(outcome.failure, QString());
        QCOMPARE(outcome.rows, rows);
    }

    void saysWhereItStops_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("failure");
        QTest::newRow("open quote") << QByteArray("a,b\n1,\"never closed\n3,4\n") << u"quote_not_closed@2:2"_s;
        QTest::newRow("text after a quote") << QByteArray("a,b\n\"1\"x,2\n") << u"text_after_quote@2:1"_s;
        QTest::newRow("NUL") << QByteArray("a,b\n1,2\0", 9).append("3\n") << u"nul_byte@2:2"_s;
        QTest::newRow("damaged UTF-8") << QByteArray("\xC6\x8F,b\n1,\xC9\x99\xE0 x\n") << u"not_utf8@2:2"_s;
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << u"not_a_table_image@0:0"_s;
    }
    void saysWhereItStops()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, failure);
        QCOMPARE(readAll(bytes).failure, failure);
    }

    void countsLinesThroughQuotedBreaks()
    {
        QCOMPARE(readAll("h\n\"a\r\nb\rc\nd\"\nlast\n").lines, (QList<qint64>{1, 2, 6}));
    }
};

QTEST_APPLESS_MAIN(TestCsvReader)
#include "tst_csv_reader.moc"
