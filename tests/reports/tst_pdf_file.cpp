// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report_support.h"
#include "reports/sample_cases.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <cmath>
#include <cstdio>
#include <tuple>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace dossier;
using namespace dossier::reports;
using namespace dossier::reports::test;

namespace {

constexpr auto kDigestOnly = "--digest";

Result<QByteArray> sampleFile(int cases)
{
    SampleCases source(cases);
    MemorySink sink;
    NoProgress progress;
    DOSSIER_TRY(writePdf(sampleInfo(), source, style(), fonts(), sink, progress));
    return sink.bytes;
}

Document documentOf(const QString &text)
{
    Document document;
    Paragraph paragraph;
    paragraph.runs = plain(text);
    document.blocks.push_back({paragraph});
    return document;
}

/// Also text of no stated language: what the process runs in must not step in for it.
Result<QByteArray> filesToCompare()
{
    DOSSIER_ASSIGN(const QByteArray list, sampleFile(20));
    Document unstated = documentOf(u"fikir filial İlqar Şükür б г д 65 سلام ۴۶"_s);
    unstated.info.language.clear();
    DOSSIER_ASSIGN(const QByteArray other, pdfOf(unstated));
    return list + other;
}

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// Takes `limit` bytes, then fails as a full disk does.
class LimitedSink final : public ByteSink
{
public:
    explicit LimitedSink(qsizetype limit) : m_limit(limit) {}
    [[nodiscard]] Result<void> write(QByteArrayView bytes) override
    {
        if (failed)
            writtenAfterFailure = true;
        m_size += bytes.size();
        failed = m_size > m_limit;
        return failed ? Result<void>(base::fail(base::ErrorCode::NoSpace)) : Result<void>{};
    }
    bool failed = false;
    bool writtenAfterFailure = false;

private:
    qsizetype m_limit;
    qsizetype m_size = 0;
};

} // namespace

/// The file as others see it: valid, tagged, equal everywhere, silent about its maker.
class TestPdfFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isValid_data();
    void isValid();
    void sameBytesEverywhere();
    void tellsNothingButItsTitle();
    void isTagged();
    void hasBookmarks();
    void everyNameIsFound();
    void saysItsLinksAndFigures();
    void missingGlyph();
    void missingGlyphByName();
    void hostileText_data();
    void hostileText();
    void fullDisk();
};

void TestPdfFile::isValid_data()
{
    QTest::addColumn<int>("cases");
    for (const int cases : {0, 1, 7, 60})
        QTest::newRow(qPrintable(QString::number(cases))) << cases;
}

void TestPdfFile::isValid()
{
    QFETCH(int, cases);
    const Result<QByteArray> file = sampleFile(cases);
    QVERIFY(file);
    const ToolRun run = runOnFile(u"qpdf"_s, {u"--check"_s, u"%1"_s}, *file);
    QVERIFY2(run.exitCode == 0, (run.output + run.errors).constData());
    QVERIFY2(run.output.contains("No syntax or stream encoding errors"), run.output.constData());
}

void TestPdfFile::sameBytesEverywhere()
{
    const Result<QByteArray> file = filesToCompare();
    QVERIFY(file);
    const QByteArray expected = digestOf(*file);
    for (const auto &[zone, locale, mask] : {std::tuple(u"Asia/Baku"_s, u"az_AZ.UTF-8"_s, mode_t(0)), std::tuple(u"America/Lima"_s, u"C"_s, mode_t(077)),
                                             std::tuple(u"UTC"_s, u"tr_TR.UTF-8"_s, mode_t(0777))}) {
        QTemporaryDir home;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TZ"_s, zone);
        for (const QString &name : {u"LANG"_s, u"LC_ALL"_s, u"LANGUAGE"_s, u"LC_NUMERIC"_s})
            environment.insert(name, locale);
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"USER"_s, u"somebody"_s);
        QProcess self;
        self.setProcessEnvironment(environment);
        self.setWorkingDirectory(home.path());
        self.setChildProcessModifier([mask] { ::umask(mask); });
        self.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kDigestOnly)});
        QVERIFY(self.waitForFinished(60'000));
        QCOMPARE(self.readAllStandardOutput().trimmed(), expected);
    }
}

void TestPdfFile::tellsNothingButItsTitle()
{
    const Result<QByteArray> file = sampleFile(2);
    QVERIFY(file);
    const ToolRun plainFile = runOnFile(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, u"%1"_s, u"-"_s}, *file);
    QVERIFY(plainFile.exitCode == 0);
    for (const char *word : {"/Producer", "/Creator", "/CreationDate", "/ModDate", "/Author", "D:20", "Qt", "HarfBuzz", "root", "/home"})
        QVERIFY2(!plainFile.output.contains(word), word);
    const ToolRun info = runOnFile(u"pdfinfo"_s, {u"%1"_s}, *file);
    QVERIFY(info.output.contains("Title:           List of political prisoners"));
    QVERIFY(plainFile.output.contains("/Lang (en)"));
}

void TestPdfFile::isTagged()
{
    const Result<QByteArray> file = sampleFile(2);
    QVERIFY(file);
    const ToolRun run = runOnFile(u"pdfinfo"_s, {u"-struct-text"_s, u"%1"_s}, *file);
    const QString structure = QString::fromUtf8(run.output).simplified();
    QVERIFY2(structure.contains(u"Sect H2 (block) \"1 Kamran Rəşid oğlu Çinarzadə\""_s), qPrintable(structure));
    QVERIFY(structure.contains(u"LI (block) Lbl (block) \"Born\" LBody (block)"_s));
    QVERIFY(structure.contains(u"Table (block) TR TH: /Scope /Column \"Stage\""_s));
}

void TestPdfFile::hasBookmarks()
{
    Document document;
    document.blocks.push_back({Heading{1, u"3"_s, plain(u"Üzvlər"_s), {}}});
    document.blocks.push_back({Heading{2, u"3.2"_s, plain(u"Qiraət"_s), {}}});
    document.blocks.push_back({SampleCases::caseNumber(0)});
    document.blocks.push_back({Heading{1, u"4"_s, plain(u"Last"_s), {}}});
    const Result<QByteArray> file = pdfOf(document);
    QVERIFY(file);
    const ToolRun run = runOnFile(u"qpdf"_s, {u"--json"_s, u"--json-key=outlines"_s, u"%1"_s}, *file);
    const QString outlines = QString::fromUtf8(run.output).simplified();
    QVERIFY2(outlines.contains(u"3 Üzvlər"_s) && outlines.contains(u"3.2 Qiraət"_s) && outlines.contains(u"4 Last"_s), qPrintable(outlines));
    QVERIFY(outlines.contains(u"1 Kamran Rəşid oğlu Çinarzadə"_s));
}

void TestPdfFile::everyNameIsFound()
{
    const Result<QByteArray> file = sampleFile(120);
    QVERIFY(file);
    const QString text = extractedText(*file);
    for (int i = 0; i < 120; ++i)
        QVERIFY2(text.contains(SampleCases::familyName(i)), qPrintable(SampleCases::familyName(i)));
}

/// PDF/UA-1, 7.18.5 and 7.3: what a link leads to, what a figure shows and where it stands.
void TestPdfFile::saysItsLinksAndFigures()
{
    Document document = documentOf(u"a"_s);
    std::get<Paragraph>(document.blocks.front().content).runs.front().link = u"#there"_s;
    document.blocks.push_back({Heading{1, {}, plain(u"There"_s), {}, u"there"_s}});
    LineList list;
    list.kind = LineList::Kind::Contents;
    list.lines.resize(1);
    list.lines.front().text = plain(u"Üzvlər"_s);
    list.lines.front().anchor = u"there"_s;
    document.blocks.push_back({list});
    TimeBar bar;
    bar.parts = {{0, 0.5, u"pretrial"_s, BarFill::Dark}, {0.5, 1, u"trial"_s, BarFill::Hatched}};
    bar.alternative = u"Held from May"_s;
    document.blocks.push_back({bar});
    const Result<QByteArray> file = pdfOf(document);
    QVERIFY(file);
    const ToolRun run = runOnFile(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, u"%1"_s, u"-"_s}, *file);
    QCOMPARE(run.output.count("/Subtype /Link"), 2);
    QCOMPARE(run.output.count("/Contents <feff"), 2);
    QVERIFY(run.output.contains("/Contents <feff00dc007a0076006c02590072>"));
    QCOMPARE(run.output.count("/S /Figure"), 1);
    QCOMPARE(run.output.count("/Alt "), 1);
    static const QRegularExpression kBox(u"/BBox \\[\\s+([0-9.]+)\\s+([0-9.]+)\\s+([0-9.]+)\\s+([0-9.]+)\\s+\\]"_s);
    const QRegularExpressionMatch box = kBox.match(QString::fromLatin1(run.output));
    QVERIFY(box.hasMatch());
    QVERIFY(std::abs(box.captured(1).toDouble() - style().blockLeft) < 1);
    QVERIFY(std::abs(box.captured(3).toDouble() - style().blockLeft - style().blockWidth) < 1);
    QVERIFY(box.captured(4).toDouble() - box.captured(2).toDouble() > 8);
}

void TestPdfFile::missingGlyph()
{
    const Result<QByteArray> file = pdfOf(documentOf(u"a \u13A0 b"_s));
    QVERIFY(!file);
    QCOMPARE(file.error().code, base::ErrorCode::MissingGlyph);
    QCOMPARE(file.error().detail, u"U+13A0"_s);
    const Result<QByteArray> emoji = pdfOf(documentOf(u"a \U0001F600"_s));
    QVERIFY(!emoji);
    QCOMPARE(emoji.error().detail, u"U+1F600"_s);
    // All of them at once, each once, wherever they stand.
    Document several = documentOf(u"\U0001F600 \uE123 \U0001F600"_s);
    several.info.furniture.headStart = u"\u13A0"_s;
    const Result<QByteArray> none = pdfOf(several);
    QVERIFY(!none);
    QCOMPARE(none.error().detail, u"U+13A0, U+E123, U+1F600"_s);
}

/// Printed by number where that is asked for: seen, found again, and told to the caller. Georgian, Armenian and Chinese
/// have faces.
void TestPdfFile::missingGlyphByName()
{
    Document document = documentOf(u"Ad \U0001F600\U0001F468\u200D\U0001F467 \uE123 გიორგი Արամ 王小明 سلام \U0001F600 (2024) son"_s);
    document.blocks.push_back({Heading{1, {}, plain(u"Tək \u13A0"_s), {}}});
    MemorySink sink;
    NoProgress progress;
    QStringList named;
    QVERIFY(writePdf(document, style(), fonts(), sink, progress, &named));
    QCOMPARE(named, (QStringList{u"U+13A0"_s, u"U+E123"_s, u"U+1F467"_s, u"U+1F468"_s, u"U+1F600"_s}));
    const QString text = extractedText(sink.bytes).remove(QChar(0x200D));
    for (const QString &word : {u"Ad [U+1F600][U+1F468][U+1F467] [U+E123] გიორგი Արամ 王小明"_s, u"سلام"_s, u"2024"_s, u"son"_s, u"Tək [U+13A0]"_s})
        QVERIFY2(text.contains(word), qPrintable(word + u" in: "_s + text));
    MemorySink again;
    QVERIFY(writePdf(documentOf(u"Əli"_s), style(), fonts(), again, progress, &named));
    QCOMPARE(named.size(), 5);
}

void TestPdfFile::hostileText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("extracted");
    QTest::newRow("right-to-left override") << u"Əli\u202Ezadə\u202C son"_s << u"Əlizadə son"_s;
    QTest::newRow("isolates") << u"a\u2067b\u2069c"_s << u"abc"_s;
    QTest::newRow("zero width space inside a name") << u"Çinar\u200Bzadə"_s << u"Çinarzadə"_s;
    QTest::newRow("soft hyphen") << u"Çinar\u00ADzadə"_s << u"Çinarzadə"_s;
    QTest::newRow("control characters") << u"a\u0001b\u0007c\u007Fd\u0085e"_s << u"abcd\ne"_s;
    QTest::newRow("tab") << u"ab\tcd"_s << u"ab cd"_s;
    QTest::newRow("carriage return and line feed") << u"a\r\nb"_s << u"a\nb"_s;
    QTest::newRow("unpaired surrogate") << u"a"_s + QChar(0xDC00) + u"b"_s << u"a\uFFFDb"_s;
    QTest::newRow("byte order mark") << u"\uFEFFabc"_s << u"abc"_s;
    QTest::newRow("tag characters") << u"abc\U000E0041\U000E007F"_s << u"abc"_s;
    QTest::newRow("variation selector") << u"a\uFE0Fbc"_s << u"abc"_s;
    QTest::newRow("PDF syntax") << u"a) Tj ET (\\ <<>> endstream endobj"_s << u"a) Tj ET (\\ <<>> endstream endobj"_s;
}

void TestPdfFile::hostileText()
{
    QFETCH(QString, text);
    QFETCH(QString, extracted);
    Document document = documentOf(text);
    document.info.title = text;
    document.info.furniture.headStart = text;
    document.blocks.push_back({Heading{1, text, plain(text), {}}});
    const Result<QByteArray> file = pdfOf(document);
    QVERIFY2(file, qPrintable(file ? QString() : file.error().detail));
    const ToolRun run = runOnFile(u"qpdf"_s, {u"--check"_s, u"%1"_s}, *file);
    QVERIFY2(run.exitCode == 0, (run.output + run.errors).constData());
    const QString found = extractedText(*file);
    QVERIFY2(found.contains(extracted), qPrintable(found));
}

void TestPdfFile::fullDisk()
{
    const Result<QByteArray> whole = sampleFile(40);
    QVERIFY(whole);
    for (const qsizetype limit : {qsizetype(0), qsizetype(1000), whole->size() / 2, whole->size() - 1}) {
        LimitedSink sink(limit);
        SampleCases source(40);
        NoProgress progress;
        const Result<void> result = writePdf(sampleInfo(), source, style(), fonts(), sink, progress);
        QVERIFY(!result);
        QCOMPARE(result.error().code, base::ErrorCode::NoSpace);
        QVERIFY(!sink.writtenAfterFailure);
    }
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (application.arguments().contains(QString::fromLatin1(kDigestOnly))) {
        const Result<QByteArray> file = filesToCompare();
        std::puts(file ? digestOf(*file).constData() : "failed");
        return file ? 0 : 1;
    }
    TestPdfFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pdf_file.moc"
