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

    void saysWhereUtf8IsDamaged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<exchange::Findings>("findings");
        const QByteArray names = "Ad,Yer\nÇingiz,Bakı\nElşad,Şəki\nGülnarə,Gəncə\n";
        const auto damaged = [](std::int64_t line, int column, const QString &encoding) {
            return exchange::Findings{{line, column, u"damaged_utf8"_s, encoding}};
        };
        QTest::newRow("one byte") << names + "Anar,\xFFx\n" << u"windows-1252"_s << damaged(5, 2, u"windows-1252"_s);
        QTest::newRow("a cut character") << "Ad\n\xC9" + names + names << u"windows-1251"_s << damaged(2, 1, u"windows-1251"_s);
        QTest::newRow("the first of two, in a quoted cell")
            << "Ad\n\"x\ny\xE9\",z\n" + names + names + "\xE9\n" << u"windows-1251"_s << damaged(2, 1, u"windows-1251"_s);
        QTest::newRow("far behind") << "a,b\n" + QByteArray("1,2\n").repeated(200'000) + names + "Anar,\xFFx\n" << u"windows-1252"_s
                                    << damaged(200'006, 2, u"windows-1252"_s);
        QTest::newRow("cut at the end") << names + "Anar,\xC6" << u"windows-1252"_s << damaged(5, 2, u"windows-1252"_s);
        QTest::newRow("two characters may be chance") << QByteArray("Ad\nç\nç\n\xE7\n") << u"windows-1252"_s << exchange::Findings{};
        QTest::newRow("more than a tenth") << names + "\xE7\xE7\xE7\n" << u"windows-1252"_s << exchange::Findings{};
    }
    void saysWhereUtf8IsDamaged()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        QFETCH(exchange::Findings, findings);
        std::optional<exchange::Finding> failure;
        const auto reader = exchange::openTable(std::make_unique<Trickle>(bytes), {.encoding = encoding, .delimiter = u',', .sheet = {}}, failure);
        QVERIFY(reader);
        while (true) {
            const auto row = (*reader)->next();
            QVERIFY2(row, qPrintable((*reader)->failure().value_or(exchange::Finding()).code));
            if (!*row)
                break;
        }
        QCOMPARE((*reader)->findings(), findings);
    }

    void countsLinesThroughQuotedBreaks()
    {
        QCOMPARE(readAll("h\n\"a\r\nb\rc\nd\"\nlast\n").lines, (QList<qint64>{1, 2, 6}));
    }
};

QTEST_APPLESS_MAIN(TestCsvReader)
#include "tst_csv_reader.moc"
