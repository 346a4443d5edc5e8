// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/sample_list.h"
#include "reports/break_counter.h"
#include "reports/builders/list_report.h"
#include "reports/page_collector.h"
#include "reports/painter/preview.h"
#include "support/seeded_random.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace dossier;
using namespace dossier::disclosure;
using namespace dossier::reports;
using namespace dossier::reports::test;
using namespace Qt::StringLiterals;

/// The whole list of 303 people as it is printed: its display list walked page by page, its file read back.
class TestListPages : public QObject
{
    Q_OBJECT
public:
    TestListPages()
        : m_registry(*schema::Registry::build(schema::declaredEntities())), m_vocabularies(*schema::Vocabularies::load())
    {
    }

private Q_SLOTS:
    void initTestCase();
    void nothingIsStranded_data() { languages(); }
    void nothingIsStranded();
    void nothingIsStrandedInThousands();
    void noRowIsSplit_data() { languages(); }
    void noRowIsSplit();
    void linksAndContentsAreTrue_data() { languages(); }
    void linksAndContentsAreTrue();
    void theFileIsSoundAndReadable_data() { languages(); }
    void theFileIsSoundAndReadable();
    void thePreviewShowsWhatTheFileShows();

private:
    static void languages()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "az", "ru"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    [[nodiscard]] ListProjection projectionIn(const QString &language) const
    {
        const AllowList allowed = AllowList::make(m_registry, ReportKind::List, Audience::Public);
        const ProjectionRequest request{language, QDate(2026, 11, 1), {}, QDate(2026, 11, 3)};
        return ListMaker(allowed, request, m_sample.organisations()).make(m_sample.candidates()).projection;
    }
    /// The list laid out once for every language.
    [[nodiscard]] const LaidDocument &laidIn(const QString &language) { return *m_laid.at(language); }
    [[nodiscard]] static QByteArray fileOf(const ListProjection &projection, const ReportWords &words)
    {
        ListReport report(projection, words);
        MemorySink sink;
        NoProgress progress;
        const Result<void> written = writePdf(report.info(), report, style(), fonts(), sink, progress);
        return written ? sink.bytes : QByteArray();
    }

    schema::Registry m_registry;
    schema::Vocabularies m_vocabularies;
    dossier::test::SampleList m_sample;
    std::map<QString, std::unique_ptr<LaidDocument>> m_laid;
};

namespace {

/// The element itself or what it lies in that has one of these roles; 0 where nothing has.
ElementId enclosing(const LaidDocument &laid, ElementId id, ElementRole first, ElementRole last)
{
    for (; id != kArtifact; id = laid.collector.elements.value(id).parent) {
        const ElementRole role = laid.collector.elements.value(id).role;
        if (role >= first && role <= last)
            return id;
    }
    return 0;
}

bool isIn(const LaidDocument &laid, const TextItem &item, ElementRole role)
{
    return enclosing(laid, item.element, role, role) != 0;
}

} // namespace

void TestListPages::initTestCase()
{
    QCOMPARE(m_sample.candidates().size(), 303);
    for (const QString &language : {u"en"_s, u"az"_s, u"ru"_s}) {
        const ListProjection projection = projectionIn(language);
        const ReportWords words(m_vocabularies, language);
        ListReport report(projection, words);
        auto laid = std::make_unique<LaidDocument>();
        const Result<int> pages = laid->lay(report.info(), report);
        QVERIFY2(pages, qPrintable(pages ? QString() : pages.error().detail));
        QVERIFY(*pages > 40);
        m_laid.emplace(language, std::move(laid));
    }
}

/// The lowest text of a page is neither a heading nor a table header, and no table has only its header on it.
void TestListPages::nothingIsStranded()
{
    QFETCH(const QString, language);
    const LaidDocument &laid = laidIn(language);
    int headings = 0;
    for (const Page &page : laid.collector.pages) {
        double bottom = 0;
        QSet<ElementId> withHeader;
        QSet<ElementId> withRow;
        for (const TextItem &item : page.content.texts) {
            if (item.element == kArtifact)
                continue;
            bottom = std::max(bottom, item.baseline);
            const ElementId table = enclosing(laid, item.element, ElementRole::Table, ElementRole::Table);
            if (isIn(laid, item, ElementRole::TH))
                withHeader.insert(table);
            if (isIn(laid, item, ElementRole::TD))
                withRow.insert(table);
        }
        for (const TextItem &item : page.content.texts) {
            const bool heading = enclosing(laid, item.element, ElementRole::H1, ElementRole::H6) != 0;
            headings += heading ? 1 : 0;
            QVERIFY2(!heading || item.baseline < bottom - 0.01, qPrintable(u"heading ends page %1"_s.arg(page.index + 1)));
        }
        QVERIFY2(withRow.contains(withHeader), qPrintable(u"header only on page %1"_s.arg(page.index + 1)));
    }
    QVERIFY(headings > 303);
}

/// The same people sixteen times and more, so that every way a page can fill comes up.
void TestListPages::nothingIsStrandedInThousands()
{
    QList<ListCandidate> many;
    dossier::test::SeededRandom random(5);
    while (many.size() < 5000) {
        for (ListCandidate one : m_sample.candidates()) {
            one.human = base::newRecordId(random);
            many.append(std::move(one));
        }
    }
    const AllowList allowed = AllowList::make(m_registry, ReportKind::List, Audience::Public);
    const ProjectionRequest request{u"ru"_s, QDate(2026, 11, 1), {}, QDate(2026, 11, 3)};
    const ListProjection projection = ListMaker(allowed, request, m_sample.organisations()).make(many).projection;
    const ReportWords words(m_vocabularies, u"ru"_s);
    ListReport report(projection, words);
    Shaper shaper(fonts());
    BreakCounter counter(style().blockHeight * 0.9);
    NoProgress progress;
    QVERIFY(layOut(report.info(), report, style(), shaper, counter, progress));
    QCOMPARE(projection.entries.value(), int(many.size()));
    QVERIFY2(counter.headings() > 10'000 && counter.rows() > 30, qPrintable(u"%1 headings, %2 rows"_s.arg(counter.headings()).arg(counter.rows())));
    QCOMPARE(counter.stranded, 0);
    QCOMPARE(counter.headersAlone, 0);
    QCOMPARE(counter.splitRows(), 0);
}

void TestListPages::noRowIsSplit()
{
    QFETCH(const QString, language);
    const LaidDocument &laid = laidIn(language);
    QHash<ElementId, QSet<int>> pagesOfRow;
    QHash<ElementId, QSet<int>> pagesOfFact;
    for (const Page &page : laid.collector.pages) {
        for (const TextItem &item : page.content.texts) {
            if (const ElementId row = enclosing(laid, item.element, ElementRole::TR, ElementRole::TR))
                pagesOfRow[row].insert(page.index);
            if (const ElementId fact = enclosing(laid, item.element, ElementRole::LI, ElementRole::LI))
                pagesOfFact[fact].insert(page.index);
        }
    }
    QVERIFY(pagesOfRow.size() > 20);
    QVERIFY(pagesOfFact.size() > 2000);
    for (const QHash<ElementId, QSet<int>> &pages : {pagesOfRow, pagesOfFact})
        QVERIFY(std::ranges::all_of(pages, [](const QSet<int> &on) { return on.size() == 1; }));
}

/// Every link has its place, and the contents say on which page it is.
void TestListPages::linksAndContentsAreTrue()
{
    QFETCH(const QString, language);
    const LaidDocument &laid = laidIn(language);
    QHash<QString, int> pageOf;
    for (const Page &page : laid.collector.pages) {
        for (const Anchor &anchor : page.anchors) {
            QVERIFY(!pageOf.contains(anchor.name));
            QVERIFY(anchor.y >= style().blockTop - 0.01 && anchor.y <= style().blockTop + style().blockHeight);
            pageOf.insert(anchor.name, page.index);
        }
    }
    int links = 0;
    int references = 0;
    for (const Page &page : laid.collector.pages) {
        for (const LinkArea &link : page.content.links) {
            ++links;
            QVERIFY(link.target.startsWith(u'#'));
            QVERIFY2(pageOf.contains(link.target.mid(1)), qPrintable(link.target));
            QCOMPARE(laid.collector.elements.value(link.element).role, ElementRole::Link);
        }
        QStringList printed;
        for (const TextItem &item : laid.collector.overlays.value(page.index).texts) {
            if (item.element != kArtifact)
                printed.append(laid.textOf(item));
        }
        QCOMPARE(printed.size(), qsizetype(page.references.size()));
        for (std::size_t i = 0; i < page.references.size(); ++i, ++references)
            QCOMPARE(printed[qsizetype(i)], QString::number(pageOf.value(page.references[i].anchor) + 1));
    }
    QVERIFY(links > 303);
    QVERIFY(references > 5);
}

void TestListPages::theFileIsSoundAndReadable()
{
    QFETCH(const QString, language);
    const ReportWords words(m_vocabularies, language);
    const QByteArray file = fileOf(projectionIn(language), words);
    const ToolRun check = runOnFile(u"qpdf"_s, {u"--check"_s, u"%1"_s}, file);
    QVERIFY2(check.exitCode == 0, (check.output + check.errors).constData());
    QCOMPARE(fileOf(projectionIn(language), words), file);
    const QString text = extractedText(file).simplified();
    for (const QString &name : m_sample.names())
        QVERIFY2(text.contains(name), qPrintable(name));
    // Destinations by name: one for every person, group and annex.
    const QJsonObject names = QJsonDocument::fromJson(runOnFile(u"qpdf"_s, {u"--json=1"_s, u"--json-key=outlines"_s, u"%1"_s}, file).output).object();
    QVERIFY(!names.value(u"outlines"_s).toArray().isEmpty());
    const ToolRun dests = runOnFile(u"pdfinfo"_s, {u"-dests"_s, u"%1"_s}, file);
    QVERIFY(dests.output.contains("\"e303\"") && dests.output.contains("\"index\"") && dests.output.contains("\"g1\""));
}

/// One display list, two back ends: the painted page and the file's differ by no more than their smoothing.
void TestListPages::thePreviewShowsWhatTheFileShows()
{
    const ListProjection projection = projectionIn(u"az"_s);
    const ReportWords words(m_vocabularies, u"az"_s);
    const QByteArray file = fileOf(projection, words);
    ListReport report(projection, words);
    NoProgress progress;
    Result<Preview> preview = Preview::lay(report.info(), report, style(), fonts(), 0, 4, progress);
    QVERIFY(preview);
    QCOMPARE(preview->pageCount(), int(m_laid.at(u"az"_s)->collector.pages.size()));
    QVERIFY(preview->holds(3) && !preview->holds(4));
    QVERIFY(!preview->links(1).empty());
    for (const int page : {0, 1, 3}) {
        const QString number = QString::number(page + 1);
        const ToolRun drawn = runOnFile(u"pdftoppm"_s, {u"-r"_s, u"72"_s, u"-f"_s, number, u"-l"_s, number, u"-png"_s, u"%1"_s}, file);
        const QImage theirs = QImage::fromData(drawn.output).convertToFormat(QImage::Format_Grayscale8);
        const QImage ours = preview->image(page, 72).convertToFormat(QImage::Format_Grayscale8);
        QVERIFY(std::abs(theirs.width() - ours.width()) <= 1 && std::abs(theirs.height() - ours.height()) <= 1);
        const QSize cells(40, 56);
        const QImage a = theirs.scaled(cells, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        const QImage b = ours.scaled(cells, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        int worst = 0;
        int darkest = 255;
        for (int y = 0; y < cells.height(); ++y) {
            for (int x = 0; x < cells.width(); ++x) {
                worst = std::max(worst, std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))));
                darkest = std::min(darkest, qGray(b.pixel(x, y)));
            }
        }
        QVERIFY2(worst < 24, qPrintable(u"page %1 differs by %2"_s.arg(number).arg(worst)));
        QVERIFY(darkest < 225);
    }
}

QTEST_GUILESS_MAIN(TestListPages)
#include "tst_list_pages.moc"
