// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/report_table.h"
#include "reports/csv_writer.h"
#include "reports/report_support.h"
#include "reports/sheet_xml.h"
#include "reports/xlsx_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace dossier;
using namespace dossier::reports;
using namespace dossier::reports::test;

namespace {

TableData oneCell(const QString &text)
{
    return {{{u"name"_s, u"Ad"_s}}, {{text}}};
}

ReportTable reportOf(const TableData &table)
{
    ReportTable report;
    report.head.insert(u"schema"_s, 1);
    report.table = table;
    report.kinds.resize(table.columns.size(), ReportTable::CellKind::Text);
    return report;
}

/// Stops after `rows` rows.
class StoppingProgress final : public Progress
{
public:
    explicit StoppingProgress(std::int64_t rows) : m_rows(rows) {}
    void advanced(std::int64_t units) override { m_done = units; }
    [[nodiscard]] bool isCancelled() const override { return m_done >= m_rows; }

private:
    std::int64_t m_rows;
    std::int64_t m_done = 0;
};

class FullSink final : public ByteSink
{
public:
    [[nodiscard]] Result<void> write(QByteArrayView) override { return base::fail(base::ErrorCode::NoSpace); }
};

} // namespace

class TestTableWriters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvCell_data();
    void csvCell();
    void csvLines();
    void jsonBytes();
    void jsonIsReadBack();
    void sheetCell_data();
    void sheetCell();
    void sheetIsFrozenAndReadsAsItsLanguageDoes();
    void workbookHasTheSameBytesAgain();
    void sheetHasLimits();
    void refusesRowsOfAnotherLength();
    void stopsWhenAsked();
    void passesErrorsOfTheSinkOn();
};

void TestTableWriters::csvCell_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << u"Əli"_s << QByteArray("\xC6\x8Fli");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
    QTest::newRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
    QTest::newRow("line feed") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::newRow("blank at the end") << u"a "_s << QByteArray("\"a \"");
    QTest::newRow("equals") << u"=1+1"_s << QByteArray("'=1+1");
    QTest::newRow("plus") << u"+994 50"_s << QByteArray("'+994 50");
    QTest::newRow("minus") << u"-1"_s << QByteArray("'-1");
    QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << u"\t=1"_s << QByteArray("'\t=1");
    QTest::newRow("carriage return") << u"\r=1"_s << QByteArray("\"'\r=1\"");
    QTest::newRow("apostrophe before a formula") << u"'=1"_s << QByteArray("''=1");
    QTest::newRow("apostrophe before a letter") << u"'Abd"_s << QByteArray("'Abd");
    QTest::newRow("formula with quotes") << u"=HYPERLINK(\"x\",\"y\")"_s << QByteArray("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    QTest::newRow("zero byte") << u"a\0b"_s << QByteArray("ab");
}

void TestTableWriters::csvCell()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, cell);
    MemorySink sink;
    NoProgress progress;
    QVERIFY(writeCsv(oneCell(text), sink, progress));
    QCOMPARE(sink.bytes, "Ad\r\n" + cell + "\r\n");
}

void TestTableWriters::csvLines()
{
    MemorySink sink;
    NoProgress progress;
    const TableData table{{{u"a"_s, u"A"_s}, {u"b"_s, u"B"_s}}, {{u"1"_s, u"2"_s}, {u"3"_s, QString()}}};
    QVERIFY(writeCsv(table, sink, progress));
    QCOMPARE(sink.bytes, QByteArray("A,B\r\n1,2\r\n3,\r\n"));
}

void TestTableWriters::jsonBytes()
{
    MemorySink sink;
    NoProgress progress;
    using Kind = ReportTable::CellKind;
    ReportTable report = reportOf({{{u"name"_s, u"Ad"_s}, {u"count"_s, u"Say"_s}, {u"articles"_s, u"Maddələr"_s}, {u"withheld"_s, u"Gizli"_s}},
                                   {{u"A\"\\\n\x01"_s, u"7"_s, u"28; 206.3.2"_s, QString()}, {QString(), QString(), u"a; b"_s, u"x"_s}}});
    report.kinds = {Kind::Text, Kind::Integer, Kind::List, Kind::Flag};
    report.lists.insert({{1, 2}, {u"a; b"_s}});
    QVERIFY(writeReportJson(report, sink, progress));
    const QByteArray expected = "{\"schema\":1,\"rows\":[\n"
                                "{\"articles\":[\"28\",\"206.3.2\"],\"count\":7,\"name\":\"A\\\"\\\\\\n\\u0001\",\"withheld\":false},\n"
                                "{\"articles\":[\"a; b\"],\"count\":null,\"name\":null,\"withheld\":true}\n]}\n";
    QCOMPARE(sink.bytes, expected);
}

void TestTableWriters::jsonIsReadBack()
{
    MemorySink sink;
    NoProgress progress;
    const QString hostile = u"\u202Eabc\u2066\0\x7F"_s + QChar(0xD800) + u" </script> سلام 😀"_s;
    QVERIFY(writeReportJson(reportOf(oneCell(hostile)), sink, progress));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(sink.bytes, &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(document[u"rows"_s][0][u"name"_s].toString(), hostile);
}

void TestTableWriters::sheetCell_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << u"Əli"_s << QByteArray("\xC6\x8Fli");
    QTest::newRow("formula") << u"=1+1"_s << QByteArray("=1+1");
    QTest::newRow("command") << u"=cmd|' /C calc'!A0"_s << QByteArray("=cmd|' /C calc'!A0");
    QTest::newRow("plus") << u"+994 50"_s << QByteArray("+994 50");
    QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray("@SUM(A1)");
    QTest::newRow("apostrophe before a formula") << u"'=1"_s << QByteArray("''=1");
    QTest::newRow("apostrophe before a letter") << u"'Abd"_s << QByteArray("'Abd");
    QTest::newRow("markup") << u"</t><f>1&2</f>"_s << QByteArray("&lt;/t&gt;&lt;f&gt;1&amp;2&lt;/f&gt;");
    QTest::newRow("blanks") << u" a "_s << QByteArray(" a ");
    QTest::newRow("line feed and tab") << u"a\n\tb"_s << QByteArray("a\n\tb");
    QTest::newRow("carriage return") << u"\r=1"_s << QByteArray("_x000D_=1");
    QTest::newRow("control") << u"a\x01\x1F"_s << QByteArray("a_x0001__x001F_");
    QTest::newRow("no character") << QString(QChar(0xFFFE)) + QChar(0xFFFF) << QByteArray("_xFFFE__xFFFF_");
    QTest::newRow("looks escaped") << u"_x0041_ _x41_"_s << QByteArray("_x005F_x0041_ _x41_");
    QTest::newRow("zero byte") << u"a\0b"_s << QByteArray("ab");
    QTest::newRow("direction") << u"\u202Eabc"_s << QByteArray("\xE2\x80\xAE" "abc");
    QTest::newRow("beyond the first plane") << u"😀"_s << QByteArray("\xF0\x9F\x98\x80");
    QTest::newRow("half a pair") << u"a"_s + QChar(0xD83D) << QByteArray("a?");
}

void TestTableWriters::sheetCell()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, cell);
    NoProgress progress;
    const Result<QByteArray> sheet = sheetXml(oneCell(text), false, progress);
    QVERIFY(sheet);
    const QByteArray expected = "<c r=\"A2\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + cell + "</t></is></c></row>";
    QVERIFY2(sheet->contains(expected), sheet->constData());
}

void TestTableWriters::sheetIsFrozenAndReadsAsItsLanguageDoes()
{
    NoProgress progress;
    const QByteArray left = sheetXml(oneCell(QString(500, u'x')), false, progress).value();
    QVERIFY(left.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"));
    QVERIFY(left.contains("<c r=\"A1\" s=\"2\""));
    QVERIFY(left.contains("width=\"60\""));
    QVERIFY(!left.contains("rightToLeft"));
    QVERIFY(sheetXml(oneCell(u"a"_s), true, progress).value().contains("rightToLeft=\"1\""));
    TableData wide = oneCell(u"x"_s);
    wide.columns.resize(703, wide.columns.front());
    wide.rows.front().resize(703, u"x"_s);
    const QByteArray sheet = sheetXml(wide, false, progress).value();
    for (const char *reference : {"\"Z2\"", "\"AA2\"", "\"ZZ2\"", "\"AAA2\""})
        QVERIFY2(sheet.contains(reference), reference);
}

void TestTableWriters::workbookHasTheSameBytesAgain()
{
    NoProgress progress;
    const QByteArray zone = qgetenv("TZ");
    QByteArray first;
    for (const char *elsewhere : {"UTC", "Asia/Baku", "America/St_Johns"}) {
        qputenv("TZ", elsewhere);
        MemorySink sink;
        QVERIFY(writeXlsx(oneCell(u"سلام"_s), u"fa"_s, sink, progress));
        QVERIFY(sink.bytes.startsWith("PK"));
        if (first.isEmpty())
            first = sink.bytes;
        QCOMPARE(sink.bytes, first);
    }
    qputenv("TZ", zone);
}

void TestTableWriters::sheetHasLimits()
{
    NoProgress progress;
    QVERIFY(sheetXml(oneCell(QString(32'767, u'x')), false, progress));
    const auto longer = sheetXml(oneCell(QString(32'768, u'x')), false, progress);
    QCOMPARE(longer.error().code, base::ErrorCode::InvalidArgument);
    QVERIFY(longer.error().detail.contains(u"line 2, column 1"_s));
    TableData columns{std::vector<TableColumn>(16'385), {}};
    QCOMPARE(sheetXml(columns, false, progress).error().code, base::ErrorCode::InvalidArgument);
}

void TestTableWriters::refusesRowsOfAnotherLength()
{
    TableData table = oneCell(u"a"_s);
    table.rows.push_back({u"b"_s, u"c"_s});
    MemorySink sink;
    NoProgress progress;
    QCOMPARE(writeCsv(table, sink, progress).error().code, base::ErrorCode::InvalidArgument);
    QCOMPARE(writeReportJson(reportOf(table), sink, progress).error().code, base::ErrorCode::InvalidArgument);
    QCOMPARE(writeXlsx(table, u"en"_s, sink, progress).error().code, base::ErrorCode::InvalidArgument);
    QVERIFY(sink.bytes.isEmpty() || !sink.bytes.contains("PK\x05\x06"));
}

void TestTableWriters::stopsWhenAsked()
{
    TableData table = oneCell(u"a"_s);
    table.rows.resize(10, {u"a"_s});
    MemorySink sink;
    StoppingProgress csv(3);
    QCOMPARE(writeCsv(table, sink, csv).error().code, base::ErrorCode::Cancelled);
    StoppingProgress json(3);
    QCOMPARE(writeReportJson(reportOf(table), sink, json).error().code, base::ErrorCode::Cancelled);
    MemorySink book;
    StoppingProgress xlsx(3);
    QCOMPARE(writeXlsx(table, u"en"_s, book, xlsx).error().code, base::ErrorCode::Cancelled);
    QVERIFY(book.bytes.isEmpty());
}

void TestTableWriters::passesErrorsOfTheSinkOn()
{
    FullSink sink;
    NoProgress progress;
    QCOMPARE(writeCsv(oneCell(u"a"_s), sink, progress).error().code, base::ErrorCode::NoSpace);
    QCOMPARE(writeReportJson(reportOf(oneCell(u"a"_s)), sink, progress).error().code, base::ErrorCode::NoSpace);
    QCOMPARE(writeXlsx(oneCell(u"a"_s), u"en"_s, sink, progress).error().code, base::ErrorCode::NoSpace);
}

QTEST_GUILESS_MAIN(TestTableWriters)
#include "tst_table_writers.moc"
