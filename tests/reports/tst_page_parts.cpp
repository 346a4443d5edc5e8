// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/page_collector.h"
#include "reports/text/line_breaker.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace dossier;
using namespace dossier::reports;
using namespace dossier::reports::test;

/// Links, contents, columns, figures, and the order of mixed directions.
class TestPageParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contentsNameThePage();
    void referencesMustLeadSomewhere_data();
    void referencesMustLeadSomewhere();
    void aLinkCoversItsText();
    void unsafeAddressesAreNoLinks_data();
    void unsafeAddressesAreNoLinks();
    void columnsAreBalancedAndKeepTheirOrder();
    void columnsGoOnOverPages();
    void numbersTakeNoMoreThanTheyNeed();
    void aFigureIsSaidInWords();
    void aLanguageIsTagged();
    void silhouetteFitsBesideAShortEntry();
    void mixedDirections_data();
    void mixedDirections();
    void aRightToLeftPageIsMirrored();
    void rangesAndNumbersStayWhole();
    void plainTextBreaksAsIcuBreaksIt();

private:
    static Heading headingOf(const QString &text, const QString &anchor)
    {
        Heading heading;
        heading.runs = plain(text);
        heading.anchor = anchor;
        return heading;
    }
    static LineList listOf(LineList::Kind kind, int lines, int columns)
    {
        LineList list;
        list.kind = kind;
        list.columns = columns;
        for (int i = 0; i < lines; ++i) {
            LineList::Line line;
            line.text = plain(u"name%1"_s.arg(i));
            line.end = QString::number(i);
            if (i % 10 == 0)
                line.heading = u"letter%1"_s.arg(i);
            list.lines.push_back(std::move(line));
        }
        return list;
    }
    static Paragraph linked(const QString &before, const QString &text, const QString &target)
    {
        Paragraph paragraph;
        paragraph.runs = plain(before);
        paragraph.runs.push_back(plain(text).front());
        paragraph.runs.back().link = target;
        return paragraph;
    }
    /// Where every stretch of text of a page stands, by its text.
    static QHash<QString, const TextItem *> itemsOf(const LaidDocument &laid, const Page &page)
    {
        QHash<QString, const TextItem *> out;
        for (const TextItem &item : page.content.texts)
            out.insert(laid.textOf(item), &item);
        return out;
    }
};

void TestPageParts::contentsNameThePage()
{
    Document document;
    LineList contents;
    contents.kind = LineList::Kind::Contents;
    for (const QString &anchor : {u"first"_s, u"second"_s}) {
        LineList::Line line;
        line.text = plain(anchor);
        line.anchor = anchor;
        contents.lines.push_back(std::move(line));
    }
    document.blocks = {{contents}, {headingOf(u"One"_s, u"first"_s)}, {PageBreak{}}, {headingOf(u"Two"_s, u"second"_s)}};
    LaidDocument laid;
    QCOMPARE(*laid.lay(document), 2);
    QStringList numbers;
    for (const TextItem &item : laid.collector.overlays.value(0).texts) {
        if (item.element != kArtifact)
            numbers.append(laid.textOf(item));
    }
    QCOMPARE(numbers, (QStringList{u"1"_s, u"2"_s}));
    const Result<QByteArray> pdf = pdfOf(document);
    QVERIFY(pdf);
    QCOMPARE(runOnFile(u"qpdf"_s, {u"--check"_s, u"%1"_s}, *pdf).exitCode, 0);
    const QByteArray structure = runOnFile(u"pdfinfo"_s, {u"-struct-text"_s, u"%1"_s}, *pdf).output;
    QVERIFY2(structure.contains("TOCI") && structure.contains("\"2\""), structure.constData());
}

void TestPageParts::referencesMustLeadSomewhere_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("a link leads nowhere") << 0;
    QTest::newRow("contents lead nowhere") << 1;
    QTest::newRow("two places of one name") << 2;
}

void TestPageParts::referencesMustLeadSomewhere()
{
    QFETCH(const int, fault);
    Document document;
    document.blocks = {{headingOf(u"One"_s, u"here"_s)}};
    if (fault == 0)
        document.blocks.push_back({linked(u"see "_s, u"there"_s, u"#there"_s)});
    if (fault == 1) {
        document.blocks.push_back({listOf(LineList::Kind::Contents, 1, 1)});
        std::get<LineList>(document.blocks.back().content).lines.front().anchor = u"there"_s;
    }
    if (fault == 2)
        document.blocks.push_back({headingOf(u"Two"_s, u"here"_s)});
    LaidDocument laid;
    const Result<int> pages = laid.lay(document);
    QVERIFY(!pages);
    QCOMPARE(pages.error().code, base::ErrorCode::InvalidArgument);
}

void TestPageParts::aLinkCoversItsText()
{
    Document document;
    document.blocks = {{linked(u"Published at "_s, u"the address"_s, u"https://example.org/a(b)?c=<d>"_s)}};
    LaidDocument laid;
    QVERIFY(laid.lay(document));
    const Page &page = laid.collector.pages.front();
    QCOMPARE(page.content.links.size(), std::size_t(1));
    const LinkArea &link = page.content.links.front();
    for (const TextItem &item : page.content.texts) {
        const bool inside = item.element == link.element;
        QCOMPARE(inside, u"the address"_s.contains(laid.textOf(item).trimmed()) && laid.roleOf(item) == ElementRole::Link);
        if (inside)
            QVERIFY(item.x >= link.x - 0.01 && item.baseline > link.y && item.baseline < link.y + link.height);
    }
    QCOMPARE(laid.collector.elements.value(laid.collector.elements.value(link.element).parent).role, ElementRole::P);
    const Result<QByteArray> pdf = pdfOf(document);
    QVERIFY(pdf);
    QCOMPARE(runOnFile(u"qpdf"_s, {u"--check"_s, u"%1"_s}, *pdf).exitCode, 0);
    const QByteArray urls = runOnFile(u"pdfinfo"_s, {u"-url"_s, u"%1"_s}, *pdf).output;
    QVERIFY2(urls.contains("https://example.org/a(b)?c=%3Cd%3E"), urls.constData());
    // The paragraph is read in the order in which it is written.
    const QString structure = QString::fromUtf8(runOnFile(u"pdfinfo"_s, {u"-struct-text"_s, u"%1"_s}, *pdf).output);
    QVERIFY(structure.indexOf(u"Published") < structure.indexOf(u"address"));
}

void TestPageParts::unsafeAddressesAreNoLinks_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("script") << u"javascript:alert(1)"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s;
    QTest::newRow("nothing") << u"https://"_s;
    QTest::newRow("no anchor") << u"#"_s;
}

void TestPageParts::unsafeAddressesAreNoLinks()
{
    QFETCH(const QString, target);
    Document document;
    document.blocks = {{linked(u"see "_s, u"there"_s, target)}};
    LaidDocument laid;
    QVERIFY(laid.lay(document));
    QVERIFY(laid.collector.pages.front().content.links.empty());
    QVERIFY(laid.bodyOf(laid.collector.pages.front()).contains(u"there"));
}

void TestPageParts::columnsAreBalancedAndKeepTheirOrder()
{
    Document document;
    document.blocks = {{headingOf(u"Index"_s, {})}, {listOf(LineList::Kind::Index, 60, 3)}};
    LaidDocument laid;
    QCOMPARE(*laid.lay(document), 1);
    QMap<double, QList<double>> columns;
    double last = -1;
    for (const TextItem &item : laid.collector.pages.front().content.texts) {
        if (!laid.textOf(item).startsWith(u"name"))
            continue;
        QVERIFY(item.x >= last);
        last = item.x;
        columns[item.x].append(item.baseline);
    }
    QCOMPARE(columns.size(), 3);
    double lowest = 0;
    double highest = 1e6;
    for (const QList<double> &baselines : columns) {
        QVERIFY(std::ranges::is_sorted(baselines));
        lowest = std::max(lowest, baselines.last());
        highest = std::min(highest, baselines.last());
    }
    QVERIFY(lowest - highest < 40);
}

void TestPageParts::columnsGoOnOverPages()
{
    Document document;
    document.blocks = {{headingOf(u"Index"_s, {})}, {listOf(LineList::Kind::Index, 1000, 3)}};
    LaidDocument laid;
    const Result<int> pages = laid.lay(document);
    QVERIFY(pages && *pages >= 5 && *pages <= 7);
    QSet<QString> seen;
    for (const Page &page : laid.collector.pages) {
        QMap<double, QString> lowest;
        QMap<double, double> baselines;
        for (const TextItem &item : page.content.texts) {
            if (item.element == kArtifact)
                continue;
            const QString text = laid.textOf(item);
            QVERIFY(item.baseline < style().blockTop + style().blockHeight);
            if (text.startsWith(u"name"))
                seen.insert(text);
            if (item.baseline > baselines.value(item.x))
                lowest.insert(item.x, text);
            baselines[item.x] = std::max(baselines.value(item.x), item.baseline);
        }
        // No letter ends a column.
        QVERIFY(std::ranges::none_of(lowest, [](const QString &text) { return text.startsWith(u"letter"); }));
    }
    QCOMPARE(seen.size(), 1000);
}

/// A name that leaves room for the white before its number stands on one line.
void TestPageParts::numbersTakeNoMoreThanTheyNeed()
{
    LineList list;
    list.kind = LineList::Kind::Index;
    list.columns = 3;
    LineList::Line line;
    line.text = plain(u"Qaranquşlu"_s);
    line.text.front().bold = true;
    line.text.push_back(plain(u", Natiq Bayram oğlu"_s).front());
    line.end = u"264"_s;
    list.lines = {line};
    Document document;
    document.blocks = {{list}};
    LaidDocument laid;
    QVERIFY(laid.lay(document));
    QSet<double> baselines;
    for (const TextItem &item : laid.collector.pages.front().content.texts) {
        if (item.element != kArtifact)
            baselines.insert(item.baseline);
    }
    QCOMPARE(baselines.size(), 1);
}

void TestPageParts::aFigureIsSaidInWords()
{
    TimeBar bar;
    bar.parts = {{0, 0.6, u"remand"_s, BarFill::Dark}, {0.6, 1, u"trial"_s, BarFill::Hatched}};
    bar.ticks = {0.2};
    bar.start = u"3 May 2024"_s;
    bar.end = u"1 November 2026"_s;
    bar.alternative = u"Remand until March, then trial"_s;
    ShareBar shares;
    shares.parts = {{238, u"serving"_s, BarFill::Ink}, {60, u"on trial"_s, BarFill::Middle}, {5, u"not known"_s, BarFill::White}};
    shares.alternative = u"238 serving, 60 on trial"_s;
    Document document;
    document.blocks = {{bar}, {shares}};
    LaidDocument laid;
    QVERIFY(laid.lay(document));
    QVERIFY(laid.collector.pages.front().content.shapes.size() > 10);
    const double right = style().blockLeft + style().blockWidth;
    for (const Shape &shape : laid.collector.pages.front().content.shapes) {
        for (const Point &corner : shape.corners)
            QVERIFY(corner.x >= style().blockLeft + style().blockWidth * 0.6 - 0.01 && corner.x <= right + 0.01);
    }
    const Result<QByteArray> pdf = pdfOf(document);
    QVERIFY(pdf);
    QCOMPARE(runOnFile(u"qpdf"_s, {u"--check"_s, u"%1"_s}, *pdf).exitCode, 0);
    const QByteArray structure = runOnFile(u"pdfinfo"_s, {u"-struct"_s, u"%1"_s}, *pdf).output;
    QCOMPARE(structure.count("Figure"), 2);
    const QByteArray objects = runOnFile(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, u"%1"_s, u"-"_s}, *pdf).output;
    for (const QString &said : {bar.alternative, shares.alternative}) {
        QByteArray spelt;
        for (const QChar c : said)
            spelt += QByteArray(1, char(c.row())) + QByteArray(1, char(c.cell()));
        QVERIFY(objects.contains("/Alt <feff" + spelt.toHex() + '>') || objects.contains(spelt));
    }
}

void TestPageParts::aLanguageIsTagged()
{
    Paragraph paragraph;
    paragraph.runs = plain(u"He said "_s);
    paragraph.runs.push_back(plain(u"müdafiə"_s).front());
    paragraph.runs.back().language = u"az"_s;
    Document document;
    document.blocks = {{paragraph}};
    const Result<QByteArray> pdf = pdfOf(document);
    QVERIFY(pdf);
    const QByteArray objects = runOnFile(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, u"%1"_s, u"-"_s}, *pdf).output;
    QVERIFY(objects.contains("/Span<</Lang(az)>>BDC"));
}

void TestPageParts::silhouetteFitsBesideAShortEntry()
{
    Document document;
    for (int i = 1; i <= 30; ++i) {
        Entry entry;
        entry.number = QString::number(i);
        entry.name = plain(u"Somebody"_s);
        entry.silhouette = u"No photograph"_s;
        document.blocks.push_back({std::move(entry)});
    }
    LaidDocument laid;
    QVERIFY(laid.lay(document));
    for (const Page &page : laid.collector.pages) {
        for (const TextItem &item : page.content.texts) {
            if (item.element != kArtifact)
                QVERIFY(item.baseline < style().blockTop + style().blockHeight);
        }
        for (const Shape &shape : page.content.shapes) {
            for (const Point &corner : shape.corners)
                QVERIFY(corner.y < style().blockTop + style().blockHeight);
        }
    }
}

void TestPageParts::mixedDirections_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("fromLeft");
    QTest::newRow("persian with latin") << u"fa"_s << u"پرونده Reading نقد"_s << QStringList{u"نقد"_s, u"Reading"_s, u"پرونده"_s};
    QTest::newRow("latin with persian") << u"az"_s << u"Adı سلیم یحیی müdafiə"_s
                                        << QStringList{u"Adı"_s, u"یحیی"_s, u"سلیم"_s, u"müdafiə"_s};
    QTest::newRow("arabic with number") << u"ar"_s << u"المادة 206.3.2 قرار"_s << QStringList{u"قرار"_s, u"206.3.2"_s, u"المادة"_s};
    QTest::newRow("persian with article") << u"fa"_s << u"مادهٔ 193-1.3.1 قرار"_s << QStringList{u"قرار"_s, u"193-1.3.1"_s, u"مادهٔ"_s};
}

void TestPageParts::mixedDirections()
{
    QFETCH(const QString, language);
    QFETCH(const QString, text);
    QFETCH(const QStringList, fromLeft);
    Document document;
    document.info.language = language;
    Paragraph paragraph;
    paragraph.runs = plain(text);
    document.blocks = {{paragraph}};
    LaidDocument laid;
    QVERIFY(laid.lay(document));
    QMap<double, QString> byPlace;
    for (const TextItem &item : laid.collector.pages.front().content.texts) {
        QString shown = laid.textOf(item);
        // Glyphs run from left to right; a right-to-left word is read from the other end.
        if (item.word->rightToLeft)
            std::ranges::reverse(shown);
        shown.removeIf([](QChar c) { return c.isSpace() || c.category() == QChar::Other_Format; });
        if (item.element != kArtifact && !shown.isEmpty())
            byPlace[item.x] += shown;
    }
    // Marks may stand in another order in their cluster; the letters tell the word.
    const auto letters = [](QString word) {
        word.removeIf([](QChar c) { return c.isMark() || c.category() == QChar::Other_Format; });
        return word;
    };
    QString left;
    for (const QString &word : byPlace)
        left += letters(word);
    QString wanted;
    for (const QString &word : fromLeft)
        wanted += letters(word);
    QCOMPARE(left, wanted);
}

void TestPageParts::aRightToLeftPageIsMirrored()
{
    const auto xOf = [](const QString &language) {
        Document document;
        document.info.language = language;
        document.info.furniture.tag = u"TAG"_s;
        Entry entry;
        entry.number = u"64"_s;
        entry.name = plain(u"Name"_s);
        entry.silhouette = QString();
        document.blocks.push_back({std::move(entry)});
        LaidDocument laid;
        if (!laid.lay(document))
            return std::array{0.0, 0.0, 0.0, 0.0};
        const Page &page = laid.collector.pages.front();
        const auto items = itemsOf(laid, page);
        return std::array{items.value(u"TAG"_s)->x, items.value(u"64"_s)->x, items.value(u"Name"_s)->x,
                          page.content.shapes.front().corners.front().x};
    };
    const double middle = style().blockLeft + style().blockWidth / 2;
    const auto ltr = xOf(u"en"_s);
    const auto rtl = xOf(u"fa"_s);
    QVERIFY(ltr[0] < middle && rtl[0] > middle);
    QVERIFY(ltr[1] < ltr[2] && rtl[1] > rtl[2]);
    QVERIFY(ltr[3] < middle && rtl[3] > middle);
}

/// "64–66" and "193-1.3.1" are not torn at the end of a line, however narrow the column is.
void TestPageParts::rangesAndNumbersStayWhole()
{
    QString text;
    for (int i = 100; i < 160; ++i)
        text += (text.isEmpty() ? QString() : u", "_s) + u"%1–%2"_s.arg(i).arg(i + 3);
    Document document;
    Table table;
    table.columns = {{30}, {0}};
    table.rows = {{plain(text), plain(u"193-1.3.1"_s)}};
    document.blocks = {{table}};
    LaidDocument laid;
    QVERIFY(laid.lay(document));
    QMap<double, QString> lines;
    for (const TextItem &item : laid.collector.pages.front().content.texts) {
        if (item.element != kArtifact && item.x < style().blockLeft + 80)
            lines[item.baseline] += laid.textOf(item);
    }
    QVERIFY(lines.size() > 10);
    QVERIFY(std::ranges::none_of(lines, [](const QString &line) { return line.trimmed().endsWith(u'–'); }));
}

/// Simple text takes a shorter way; with a dash behind it the same text goes to ICU.
void TestPageParts::plainTextBreaksAsIcuBreaksIt()
{
    LineBreaker breaker;
    for (const QString &text : {u"Arrested after a peaceful gathering, denied; see: page 9."_s, u"206.3.2, 192.3.2 of 2000"_s,
                                u"Müdafiə tərəfi 3 may 2024-cü il"_s, u"Следствие утверждает, что деньги ввезены."_s,
                                u"ªº ß ŉ word 10.5,3 a.b:c"_s, u"one"_s, u"ends with a space "_s, u"Sentenced to 5 years 1 months."_s}) {
        const auto shortWay = breaker.segments(text, u"az"_s);
        const auto longWay = breaker.segments(text + u" \u2014"_s, u"az"_s);
        QVERIFY(shortWay && longWay);
        QVERIFY(longWay->size() >= shortWay->size());
        for (std::size_t i = 0; i < shortWay->size(); ++i) {
            QCOMPARE((*shortWay)[i].begin, (*longWay)[i].begin);
            QCOMPARE((*shortWay)[i].end, (*longWay)[i].end);
        }
    }
}

QTEST_GUILESS_MAIN(TestPageParts)
#include "tst_page_parts.moc"
