// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/page_collector.h"
#include "reports/sample_cases.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace dossier;
using namespace dossier::reports;
using namespace dossier::reports::test;

namespace {

Paragraph paragraphOf(const QString &text)
{
    Paragraph paragraph;
    paragraph.runs = plain(text);
    return paragraph;
}

QString linesOfText(int lines)
{
    QString text;
    for (int i = 0; i < lines; ++i)
        text += (i == 0 ? QString() : u"\n"_s) + u"line%1"_s.arg(i);
    return text;
}

Table tableOf(int rows)
{
    Table table;
    table.columns = {{20, Align::Right}, {0, Align::Start}};
    table.header = {{plain(u"HeadNumber"_s), plain(u"HeadName"_s)}};
    for (int i = 0; i < rows; ++i)
        table.rows.push_back({plain(QString::number(i)), plain(u"row%1"_s.arg(i))});
    return table;
}

bool isHeading(ElementRole role)
{
    return role <= ElementRole::H6;
}

double bottomBaseline(const Page &page)
{
    double bottom = 0;
    for (const TextItem &item : page.content.texts) {
        if (item.element != kArtifact)
            bottom = std::max(bottom, item.baseline);
    }
    return bottom;
}

int countOf(const LaidDocument &laid, const Page &page, const QString &word)
{
    int count = 0;
    for (const TextItem &item : page.content.texts)
        count += laid.textOf(item) == word ? 1 : 0;
    return count;
}

} // namespace

/// Where things stand on paper: what must stay together does, whatever the text.
class TestPageFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleList();
    void everyRowIsWhole();
    void headerRepeats();
    void rowTallerThanAPage();
    void anyBlockTallerThanAPage_data();
    void anyBlockTallerThanAPage();
    void smallTableStaysTogether();
    void firstRowsStayWithTheHeading();
    void totalIsNeverAlone();
    void headingStaysWithText_data();
    void headingStaysWithText();
    void twoLinesOnEitherSide_data();
    void twoLinesOnEitherSide();
    void headingsWithoutEnd();
    void entryIsMovedWhole();
    void entryThatGoesOnIsNamedInTheHead();
    void veryLongParagraph();
    void unbreakableWord();
    void nothingLeavesTheTextBlock();
    void emptyDocumentIsOnePage();
    void pageNumbers();
    void mirroredTable();
    void stopsWhenAsked();
    void refusesWideRows();
};

void TestPageFlow::sampleList()
{
    LaidDocument laid;
    SampleCases source(303);
    QVERIFY(laid.lay(sampleInfo(), source));
    int strandedHeadings = 0;
    int headerOnly = 0;
    for (const Page &page : laid.collector.pages) {
        const double bottom = bottomBaseline(page);
        for (const TextItem &item : page.content.texts) {
            if (item.element == kArtifact || item.baseline < bottom - 0.01)
                continue;
            strandedHeadings += isHeading(laid.roleOf(item)) ? 1 : 0;
            headerOnly += laid.roleOf(item) == ElementRole::TH ? 1 : 0;
        }
    }
    QCOMPARE(strandedHeadings, 0);
    QCOMPARE(headerOnly, 0);
    QVERIFY(laid.collector.pages.size() > 100);
}

void TestPageFlow::everyRowIsWhole()
{
    LaidDocument laid;
    Document document;
    document.blocks.push_back({paragraphOf(linesOfText(40))});
    Table table = tableOf(200);
    for (std::size_t i = 0; i < table.rows.size(); i += 3)
        table.rows[i][1] = plain(linesOfText(1 + int(i % 5)));
    document.blocks.push_back({table});
    QVERIFY(laid.lay(document));
    QHash<ElementId, int> pageOfRow;
    for (const Page &page : laid.collector.pages) {
        for (const TextItem &item : page.content.texts) {
            if (laid.roleOf(item) != ElementRole::TD || item.element == kArtifact)
                continue;
            const ElementId row = laid.collector.elements.value(item.element).parent;
            QCOMPARE(pageOfRow.value(row, page.index), page.index);
            pageOfRow.insert(row, page.index);
        }
    }
    QCOMPARE(pageOfRow.size(), 200);
}

void TestPageFlow::headerRepeats()
{
    LaidDocument laid;
    Document document;
    document.blocks.push_back({tableOf(200)});
    QVERIFY(laid.lay(document));
    QVERIFY(laid.collector.pages.size() > 3);
    for (const Page &page : laid.collector.pages) {
        QCOMPARE(countOf(laid, page, u"HeadName"_s), 1);
        // Read aloud once only.
        const bool announced = std::ranges::any_of(page.content.texts, [&](const TextItem &item) {
            return item.element != kArtifact && laid.textOf(item) == u"HeadName"_s;
        });
        QCOMPARE(announced, page.index == 0);
    }
}

void TestPageFlow::rowTallerThanAPage()
{
    LaidDocument laid;
    Document document;
    Table table = tableOf(3);
    table.rows[1][1] = plain(linesOfText(150));
    document.blocks.push_back({table});
    QVERIFY(laid.lay(document));
    QVERIFY(laid.collector.pages.size() >= 3);
    QString all;
    for (const Page &page : laid.collector.pages) {
        QCOMPARE(countOf(laid, page, u"HeadName"_s), 1);
        all += laid.bodyOf(page);
    }
    for (int i = 0; i < 150; ++i)
        QVERIFY(all.contains(u"line%1"_s.arg(i)));
    QVERIFY(all.endsWith(u"2row2"_s));
}

void TestPageFlow::anyBlockTallerThanAPage_data()
{
    QTest::addColumn<int>("kind");
    for (const auto &[name, kind] : {std::pair("facts", 0), std::pair("status", 1), std::pair("heading", 2), std::pair("table header", 3),
                                     std::pair("name of an entry", 4), std::pair("number of an entry", 5), std::pair("paragraph in an entry", 6)})
        QTest::newRow(name) << kind;
}

void TestPageFlow::anyBlockTallerThanAPage()
{
    QFETCH(int, kind);
    const Runs tall = plain(linesOfText(150));
    Document document;
    Entry entry = SampleCases::caseNumber(1);
    switch (kind) {
    case 0: {
        KeyValues facts;
        facts.pairs = {{u"Born"_s, plain(u"1962"_s)}, {u"Held at"_s, tall}, {linesOfText(150), plain(u"x"_s)}};
        document.blocks.push_back({facts});
        break;
    }
    case 1: document.blocks.push_back({StatusBar{tall, plain(u"641 days"_s), {}}}); break;
    case 2: document.blocks.push_back({Heading{1, {}, tall, {}}}); break;
    case 3: {
        Table table = tableOf(2);
        table.header[0][1] = tall;
        document.blocks.push_back({table});
        break;
    }
    case 4: entry.name = tall; break;
    case 5: entry.number = linesOfText(150); break;
    default: {
        Paragraph paragraph;
        paragraph.runs = tall;
        entry.blocks.push_back({paragraph});
    }
    }
    if (kind >= 4)
        document.blocks.push_back({entry});
    document.blocks.push_back({paragraphOf(u"theEnd"_s)});
    LaidDocument laid;
    QVERIFY(laid.lay(document));
    QString all;
    for (const Page &page : laid.collector.pages) {
        all += laid.bodyOf(page);
        for (const TextItem &item : page.content.texts)
            QVERIFY(item.element == kArtifact || item.baseline < style().blockTop + style().blockHeight);
    }
    for (int i = 0; i < 150; ++i)
        QVERIFY2(all.contains(u"line%1"_s.arg(i)), qPrintable(QString::number(i)));
    QVERIFY(all.endsWith(u"theEnd"_s));
    QVERIFY(pdfOf(document));
}

void TestPageFlow::smallTableStaysTogether()
{
    for (int before = 0; before < 60; ++before) {
        LaidDocument laid;
        Document document;
        document.blocks.push_back({paragraphOf(linesOfText(before + 1))});
        document.blocks.push_back({tableOf(4)});
        QVERIFY(laid.lay(document));
        QSet<int> pages;
        for (const Page &page : laid.collector.pages) {
            for (const TextItem &item : page.content.texts) {
                if (item.element != kArtifact && laid.roleOf(item) == ElementRole::TD)
                    pages.insert(page.index);
            }
        }
        QCOMPARE(pages.size(), 1);
    }
}

void TestPageFlow::firstRowsStayWithTheHeading()
{
    for (const int rows : {1, 2, 9}) {
        for (int before = 1; before < 60; ++before) {
            LaidDocument laid;
            Document document;
            Table table = tableOf(rows);
            table.firstRows = 2;
            document.blocks = {{paragraphOf(linesOfText(before))}, {Heading{2, {}, plain(u"Code"_s), {}}}, {table}};
            QVERIFY(laid.lay(document));
            const auto page = std::ranges::find_if(laid.collector.pages, [&](const Page &p) { return countOf(laid, p, u"Code"_s) > 0; });
            QVERIFY(page != laid.collector.pages.end());
            QCOMPARE(countOf(laid, *page, u"row0"_s), 1);
            QCOMPARE(countOf(laid, *page, u"row1"_s), rows > 1 ? 1 : 0);
        }
    }
}

void TestPageFlow::totalIsNeverAlone()
{
    for (int rows = 40; rows < 60; ++rows) {
        LaidDocument laid;
        Document document;
        Table table = tableOf(rows);
        table.lastRowIsTotal = true;
        document.blocks.push_back({table});
        QVERIFY(laid.lay(document));
        QVERIFY(laid.bodyOf(laid.collector.pages.back()).contains(u"row%1"_s.arg(rows - 2)));
    }
}

void TestPageFlow::headingStaysWithText_data()
{
    QTest::addColumn<bool>("withTable");
    QTest::newRow("paragraph") << false;
    QTest::newRow("table") << true;
}

void TestPageFlow::headingStaysWithText()
{
    QFETCH(bool, withTable);
    for (int before = 1; before < 60; ++before) {
        LaidDocument laid;
        Document document;
        document.blocks.push_back({paragraphOf(linesOfText(before))});
        document.blocks.push_back({Heading{2, u"3.2"_s, plain(u"HeadingA"_s), {}}});
        document.blocks.push_back({Heading{3, {}, plain(u"HeadingB"_s), {}}});
        if (withTable)
            document.blocks.push_back({tableOf(9)});
        else
            document.blocks.push_back({paragraphOf(linesOfText(5))});
        QVERIFY(laid.lay(document));
        const auto page = std::ranges::find_if(laid.collector.pages, [&](const Page &p) { return countOf(laid, p, u"HeadingA"_s) > 0; });
        QVERIFY(page != laid.collector.pages.end());
        QCOMPARE(countOf(laid, *page, u"HeadingB"_s), 1);
        if (withTable) {
            QCOMPARE(countOf(laid, *page, u"row0"_s), 1);
        } else {
            QVERIFY(laid.bodyOf(*page).endsWith(u"line1"_s) || laid.bodyOf(*page).contains(u"line1line2"_s)
                    || laid.bodyOf(*page).contains(u"HeadingBline0line1"_s));
        }
    }
}

void TestPageFlow::twoLinesOnEitherSide_data()
{
    QTest::addColumn<int>("lines");
    for (const int lines : {2, 3, 4, 5, 9})
        QTest::newRow(qPrintable(QString::number(lines))) << lines;
}

void TestPageFlow::twoLinesOnEitherSide()
{
    QFETCH(int, lines);
    for (int before = 40; before < 52; ++before) {
        LaidDocument laid;
        Document document;
        document.blocks.push_back({paragraphOf(linesOfText(before))});
        document.blocks.push_back({paragraphOf(linesOfText(lines))});
        QVERIFY(laid.lay(document));
        const ElementId second = 2;
        for (const Page &page : laid.collector.pages) {
            QSet<double> baselines;
            for (const TextItem &item : page.content.texts) {
                if (item.element == second)
                    baselines.insert(item.baseline);
            }
            QVERIFY(baselines.size() != 1);
        }
    }
}

void TestPageFlow::headingsWithoutEnd()
{
    LaidDocument laid;
    Document document;
    for (int i = 0; i < 500; ++i)
        document.blocks.push_back({Heading{3, {}, plain(u"h%1"_s.arg(i)), {}}});
    QVERIFY(laid.lay(document));
    QString all;
    for (const Page &page : laid.collector.pages)
        all += laid.bodyOf(page);
    QVERIFY(all.endsWith(u"h498h499"_s));
}

void TestPageFlow::entryIsMovedWhole()
{
    // About a fifth of the page is left: less than a third may stay empty, so the entry moves.
    LaidDocument laid;
    Document document;
    document.blocks.push_back({paragraphOf(linesOfText(40))});
    document.blocks.push_back({SampleCases::caseNumber(3)});
    QVERIFY(laid.lay(document));
    QCOMPARE(laid.collector.pages.size(), 2U);
    QVERIFY(laid.bodyOf(laid.collector.pages[1]).startsWith(u"4"_s));
    QVERIFY(laid.bodyOf(laid.collector.pages[0]).endsWith(u"line39"_s));
}

void TestPageFlow::entryThatGoesOnIsNamedInTheHead()
{
    LaidDocument laid;
    Document document;
    document.info = sampleInfo();
    Entry entry = SampleCases::caseNumber(0);
    for (int i = 0; i < 20; ++i)
        entry.blocks.push_back({paragraphOf(linesOfText(6))});
    document.blocks.push_back({Heading{1, u"3"_s, plain(u"Group"_s), {}}});
    document.blocks.push_back({entry});
    QVERIFY(laid.lay(document));
    QVERIFY(laid.collector.pages.size() > 1);
    QStringList heads;
    for (const Page &page : laid.collector.pages) {
        QString head;
        for (const TextItem &item : page.content.texts) {
            if (item.element == kArtifact && item.baseline < style().blockTop)
                head += laid.textOf(item);
        }
        heads << head;
    }
    QVERIFY(heads[0].contains(u"3 Group"_s));
    QVERIFY(!heads[0].contains(u"continued"_s));
    QVERIFY(heads[1].contains(u"3 Group · 1, continued"_s));
}

void TestPageFlow::veryLongParagraph()
{
    QString text;
    while (text.size() < 100'000)
        text += u"müdafiə "_s;
    LaidDocument laid;
    Document document;
    document.blocks.push_back({paragraphOf(text)});
    QVERIFY(laid.lay(document));
    qsizetype found = 0;
    for (const Page &page : laid.collector.pages)
        found += laid.bodyOf(page).count(u"müdafiə"_s);
    QCOMPARE(found, text.count(u"müdafiə"_s));
}

void TestPageFlow::unbreakableWord()
{
    for (const QString &letter : {u"ə"_s, u"ب"_s, u"e\u0301"_s, u"王"_s}) {
        LaidDocument laid;
        Document document;
        Table table;
        table.columns = {{30, Align::Start}, {0, Align::Start}};
        table.rows = {{plain(letter.repeated(5000)), plain(u"x"_s)}};
        document.blocks.push_back({paragraphOf(u"before "_s + letter.repeated(5000) + u" after"_s)});
        document.blocks.push_back({table});
        QVERIFY(laid.lay(document));
        qsizetype found = 0;
        for (const Page &page : laid.collector.pages) {
            found += laid.bodyOf(page).count(letter.front());
            for (const TextItem &item : page.content.texts)
                QVERIFY(item.x >= style().blockLeft - 0.1 && item.x <= style().blockLeft + style().blockWidth + 0.1);
        }
        QVERIFY(found >= 10'000 || letter.size() > 1);
    }
}

void TestPageFlow::nothingLeavesTheTextBlock()
{
    LaidDocument laid;
    SampleCases source(40);
    QVERIFY(laid.lay(sampleInfo(), source));
    for (const Page &page : laid.collector.pages) {
        for (const TextItem &item : page.content.texts) {
            if (item.element == kArtifact)
                continue;
            QVERIFY(item.baseline > style().blockTop && item.baseline < style().blockTop + style().blockHeight);
            double width = 0;
            for (std::uint32_t i = item.first; i < item.first + item.count; ++i)
                width += item.word->glyphs[i].advance * item.size / fonts().face(item.word->face).unitsPerEm();
            QVERIFY(item.x + width <= style().blockLeft + style().blockWidth + 0.1);
        }
    }
}

void TestPageFlow::emptyDocumentIsOnePage()
{
    LaidDocument laid;
    const Result<int> pages = laid.lay(Document{});
    QVERIFY(pages);
    QCOMPARE(*pages, 1);
}

void TestPageFlow::pageNumbers()
{
    LaidDocument laid;
    Document document;
    document.info.furniture.pageOf = u"Page %1 of %2"_s;
    document.info.furniture.digits = Digits::Persian;
    document.blocks.push_back({paragraphOf(u"a"_s)});
    document.blocks.push_back({PageBreak{}});
    document.blocks.push_back({paragraphOf(u"b"_s)});
    document.blocks.push_back({PageBreak{}});
    document.blocks.push_back({PageBreak{}});
    document.blocks.push_back({paragraphOf(u"c"_s)});
    QVERIFY(laid.lay(document));
    QCOMPARE(laid.collector.pages.size(), 3U);
    QString last;
    for (const TextItem &item : laid.collector.overlays.value(2).texts)
        last += laid.textOf(item);
    QCOMPARE(last.remove(QChar(0x200E)).remove(QChar(0x200F)), u"Page ۳ of ۳"_s);
}

void TestPageFlow::mirroredTable()
{
    LaidDocument laid;
    Document document;
    document.info.language = u"fa"_s;
    Table table;
    table.columns = {{50, Align::Start}, {0, Align::Start}};
    table.rows = {{plain(u"اول"_s), plain(u"206.3.2"_s)}};
    document.blocks.push_back({table});
    QVERIFY(laid.lay(document));
    double first = 0;
    double second = 0;
    for (const TextItem &item : laid.collector.pages.front().content.texts) {
        if (item.element == kArtifact)
            continue;
        (laid.textOf(item) == u"206.3.2"_s ? second : first) = item.x;
    }
    QVERIFY(first > style().blockLeft + style().blockWidth * 0.9);
    QVERIFY(second < first && second > style().blockLeft + style().blockWidth / 2);
}

void TestPageFlow::stopsWhenAsked()
{
    class Stop final : public Progress
    {
    public:
        void advanced(std::int64_t units) override { done = units; }
        [[nodiscard]] bool isCancelled() const override { return done >= 5; }
        std::int64_t done = 0;
    };
    Stop progress;
    SampleCases source(50);
    MemorySink sink;
    const Result<void> result = writePdf(sampleInfo(), source, style(), fonts(), sink, progress);
    QCOMPARE(result.error().code, base::ErrorCode::Cancelled);
    QCOMPARE(progress.done, 5);
}

void TestPageFlow::refusesWideRows()
{
    Document document;
    Table table = tableOf(1);
    table.rows[0].resize(3);
    document.blocks.push_back({table});
    QCOMPARE(pdfOf(document).error().code, base::ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestPageFlow)
#include "tst_page_flow.moc"
