// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/break_counter.h"
#include "reports/page_collector.h"
#include "reports/sample_cases.h"
#include "reports/text/line_breaker.h"

using namespace Qt::StringLiterals;
using namespace dossier;
using namespace dossier::reports;
using namespace dossier::reports::test;

/// Where lines and pages may end, over lists of every length; the counter itself is tried on pages made wrong.
class TestPageBreaks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsOfEveryLength_data();
    void listsOfEveryLength();
    void theCounterSeesWhatIsWrong();
    void whatBelongsTogether_data();
    void whatBelongsTogether();
    void columnsFitTheirWords();
    void headOfBothDirections();
};

void TestPageBreaks::listsOfEveryLength_data()
{
    QTest::addColumn<int>("cases");
    for (const int cases : {7, 303, 5000})
        QTest::newRow(qPrintable(QString::number(cases))) << cases;
}

void TestPageBreaks::listsOfEveryLength()
{
    QFETCH(int, cases);
    SampleCases source(cases);
    Shaper shaper(fonts());
    BreakCounter counter(style().blockHeight * 0.9);
    NoProgress progress;
    const Result<int> pages = layOut(sampleInfo(), source, style(), shaper, counter, progress);
    QVERIFY(pages);
    QCOMPARE(*pages, counter.pages);
    QVERIFY(counter.headings() >= cases && counter.rows() >= cases);
    QCOMPARE(counter.stranded, 0);
    QCOMPARE(counter.headersAlone, 0);
    QCOMPARE(counter.splitRows(), 0);
}

void TestPageBreaks::theCounterSeesWhatIsWrong()
{
    LaidDocument laid;
    Document document;
    Table table;
    table.columns = {{0}};
    table.header = {{plain(u"Head"_s)}};
    table.rows = {{plain(u"one\ntwo"_s)}};
    document.blocks.push_back({Heading{1, {}, plain(u"Heading"_s), {}}});
    document.blocks.push_back({table});
    QVERIFY(laid.lay(document));
    const Page &whole = laid.collector.pages.front();
    const auto pageOf = [&](int index, double from, double to) {
        Page page;
        page.index = index;
        page.elements = whole.elements;
        for (const TextItem &item : whole.content.texts) {
            if (item.element != kArtifact && item.baseline > from && item.baseline <= to)
                page.content.texts.push_back(item);
        }
        return page;
    };
    std::vector<double> lines;
    for (const TextItem &item : whole.content.texts) {
        if (item.element != kArtifact)
            lines.push_back(item.baseline);
    }
    std::ranges::sort(lines);
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    QCOMPARE(lines.size(), 4U);                          // heading, header, two lines of the row
    BreakCounter counter(style().blockHeight * 0.9);
    QVERIFY(counter.page(pageOf(0, 0, lines[0])));
    QCOMPARE(counter.stranded, 1);
    QVERIFY(counter.page(pageOf(1, lines[0], lines[1])));
    QCOMPARE(counter.stranded, 2);
    QCOMPARE(counter.headersAlone, 1);
    QVERIFY(counter.page(pageOf(2, lines[1], lines[2])));
    QCOMPARE(counter.splitRows(), 0);
    QVERIFY(counter.page(pageOf(3, lines[2], lines[3])));
    QCOMPARE(counter.splitRows(), 1);
}

void TestPageBreaks::whatBelongsTogether_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("day and month") << u"on 3 May 2024 in Baku"_s << QStringList{u"on"_s, u"3 May"_s, u"2024"_s, u"in"_s, u"Baku"_s};
    QTest::newRow("unit") << u"gets 6 years, then"_s << QStringList{u"gets"_s, u"6 years,"_s, u"then"_s};
    QTest::newRow("number of many digits") << u"all 303 people"_s << QStringList{u"all"_s, u"303"_s, u"people"_s};
    QTest::newRow("numero") << u"учреждение № 17 в Баку"_s << QStringList{u"учреждение"_s, u"№ 17"_s, u"в"_s, u"Баку"_s};
    QTest::newRow("no.") << u"edition 11, no. 64 of it"_s << QStringList{u"edition"_s, u"11,"_s, u"no. 64"_s, u"of"_s, u"it"_s};
    QTest::newRow("Russian year") << u"в 2025 г. был"_s << QStringList{u"в"_s, u"2025 г."_s, u"был"_s};
    QTest::newRow("the long way") << u"«с 3 мая 2025 г.» она"_s << QStringList{u"«с"_s, u"3 мая"_s, u"2025 г.»"_s, u"она"_s};
    QTest::newRow("chain") << u"1 a 2 b 3 c"_s << QStringList{u"1 a"_s, u"2 b"_s, u"3 c"_s};
}

void TestPageBreaks::whatBelongsTogether()
{
    QFETCH(QString, text);
    QFETCH(QStringList, parts);
    LineBreaker breaker;
    const auto segments = breaker.segments(text, u"ru"_s);
    QVERIFY(segments);
    QStringList found;
    for (const BreakSegment &segment : *segments)
        found << text.mid(segment.begin, segment.end - segment.begin);
    QCOMPARE(found, parts);
}

/// A fitted column is as wide as its words, up to half of the table; the sharing one gets the rest.
void TestPageBreaks::columnsFitTheirWords()
{
    for (const QString &stage : {u"Обвинительный акт"_s, u"a"_s, u"x"_s.repeated(400)}) {
        LaidDocument laid;
        Document document;
        Table table;
        table.columns = {{10, Align::Start, true}, {0}};
        table.header = {{plain(u"S"_s), plain(u"Rest"_s)}};
        table.rows = {{plain(stage), plain(u"Title"_s)}};
        document.blocks.push_back({table});
        QVERIFY(laid.lay(document));
        QStringList words;
        double rest = 0;
        for (const TextItem &item : laid.collector.pages.front().content.texts) {
            if (item.element != kArtifact && laid.roleOf(item) == ElementRole::TD)
                words << laid.textOf(item).trimmed();
            if (laid.textOf(item) == u"Title"_s)
                rest = item.x;
        }
        if (stage.size() < 100)
            QVERIFY2(words.contains(stage.section(u' ', 0, 0)), qPrintable(words.join(u'|')));
        QVERIFY(rest > style().blockLeft && rest <= style().blockLeft + style().blockWidth / 2 + style().cellPadEnd + 1);
        if (stage == u"a"_s)
            QVERIFY(rest < style().blockLeft + 30);
    }
}

/// The number of an entry that goes on stands after the name of its group, in whatever letters that is.
void TestPageBreaks::headOfBothDirections()
{
    LaidDocument laid;
    Document document;
    document.info = sampleInfo();
    Entry entry = SampleCases::caseNumber(63);
    for (int i = 0; i < 20; ++i) {
        Paragraph paragraph;
        paragraph.runs = plain(u"a\nb\nc\nd\ne\nf"_s);
        entry.blocks.push_back({paragraph});
    }
    document.blocks.push_back({Heading{1, u"3"_s, plain(u"روزنامه‌نگاران"_s), {}}});
    document.blocks.push_back({entry});
    QVERIFY(laid.lay(document));
    QVERIFY(laid.collector.pages.size() > 1);
    double group = 0;
    double number = 0;
    for (const TextItem &item : laid.collector.pages[1].content.texts) {
        if (item.element != kArtifact || item.baseline > style().blockTop)
            continue;
        const QString text = laid.textOf(item);
        if (text.contains(u'ر'))
            group = std::max(group, item.x);
        if (text.startsWith(u"64"))
            number = item.x;
    }
    QVERIFY(group > 0 && number > group);
}

QTEST_GUILESS_MAIN(TestPageBreaks)
#include "tst_page_breaks.moc"
