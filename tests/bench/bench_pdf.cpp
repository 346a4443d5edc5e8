// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report_support.h"
#include "reports/sample_cases.h"

#include <QBuffer>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextTable>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace dossier::reports;
using namespace dossier::reports::test;

// The list of cases as PDF by our engine, by QTextDocument and by QTextLayout on QPdfWriter: same text, same faces,
// alternating in one process. Figures and ratios are printed; only a writer that fails makes it fail.
// Processor time is the one to trust on a machine that does other work as well.
namespace {

constexpr int kRounds = 5;
constexpr int kCases = 303;
constexpr int kManyCases = 5000;

struct Time {
    double wall = 0;       // seconds
    double processor = 0;  // seconds
};

Time timed(const std::function<void()> &work)
{
    const auto wall = std::chrono::steady_clock::now();
    const std::clock_t processor = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(),
            double(std::clock() - processor) / CLOCKS_PER_SEC};
}

Time median(std::vector<Time> times)
{
    const auto middle = [&](auto member) {
        std::ranges::sort(times, {}, member);
        return times[times.size() / 2].*member;
    };
    return {middle(&Time::wall), middle(&Time::processor)};
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

/// Counts and forgets, as a file would.
class CountingSink final : public ByteSink
{
public:
    [[nodiscard]] Result<void> write(QByteArrayView part) override
    {
        size += part.size();
        return {};
    }
    qint64 size = 0;
};

qint64 writeOurs(int cases)
{
    SampleCases source(cases);
    CountingSink sink;
    NoProgress progress;
    const Result<void> written = writePdf(sampleInfo(), source, style(), fonts(), sink, progress);
    if (!written)
        qFatal("writePdf: %s", qPrintable(written.error().detail));
    return sink.size;
}

QString textOf(const Runs &runs)
{
    QString text;
    for (const Run &run : runs)
        text += run.text;
    return text;
}

/// The blocks of a case as lines and tables of plain text, for a peer that sets them its way.
template<typename Peer>
class CaseWalker
{
public:
    explicit CaseWalker(Peer &peer) : m_peer(peer) {}

    void add(const Entry &entry)
    {
        m_peer.addLine(entry.number + u' ' + textOf(entry.name), u"Noto Serif"_s, 13, true);
        m_peer.addLine(textOf(entry.otherForms), u"Noto Sans"_s, 7.25, false);
        for (const Block &block : entry.blocks)
            std::visit([this](const auto &content) { addBlock(content); }, block.content);
    }

private:
    void addBlock(const Heading &heading) { m_peer.addLine(textOf(heading.runs), u"Noto Sans"_s, 8, true); }
    void addBlock(const Paragraph &paragraph) { m_peer.addLine(textOf(paragraph.runs), u"Noto Serif"_s, 9, false); }
    void addBlock(const StatusBar &bar) { m_peer.addTable({{textOf(bar.start), textOf(bar.end)}}, false); }
    void addBlock(const KeyValues &facts)
    {
        std::vector<std::vector<QString>> rows;
        for (std::size_t i = 0; i + 1 < facts.pairs.size(); i += 2)
            rows.push_back({facts.pairs[i].label, textOf(facts.pairs[i].value), facts.pairs[i + 1].label, textOf(facts.pairs[i + 1].value)});
        m_peer.addFacts(rows);
    }
    void addBlock(const Table &table)
    {
        std::vector<std::vector<QString>> rows;
        for (const std::vector<Row> *part : {&table.header, &table.rows}) {
            for (const Row &row : *part) {
                rows.emplace_back();
                for (const Runs &cell : row)
                    rows.back().push_back(textOf(cell));
            }
        }
        m_peer.addTable(rows, true);
    }
    /// Spaces, and drawings that the cases of the benchmark do not have.
    template<typename Other>
    void addBlock(const Other &)
    {
    }
    void addBlock(const Entry &entry) { add(entry); }

    Peer &m_peer;
};

/// As rich text, as plainly as QTextDocument allows.
class RichText
{
public:
    explicit RichText(QTextDocument &document) : m_cursor(&document) {}

    void addLine(const QString &text, const QString &family, double size, bool bold)
    {
        QTextCharFormat format;
        format.setFontFamilies({family, u"Noto Naskh Arabic"_s});
        format.setFontPointSize(size);
        format.setFontWeight(bold ? QFont::Bold : QFont::Normal);
        m_cursor.insertBlock();
        m_cursor.insertText(text, format);
    }
    void addTable(const std::vector<std::vector<QString>> &rows, bool header)
    {
        QTextTableFormat format;
        format.setHeaderRowCount(header ? 1 : 0);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        QTextTable *table = m_cursor.insertTable(int(rows.size()), int(rows.front().size()), format);
        QTextCharFormat text;
        text.setFontFamilies({u"Noto Sans"_s, u"Noto Naskh Arabic"_s});
        text.setFontPointSize(8);
        for (int row = 0; row < int(rows.size()); ++row) {
            for (int column = 0; column < int(rows[std::size_t(row)].size()); ++column)
                table->cellAt(row, column).firstCursorPosition().insertText(rows[std::size_t(row)][std::size_t(column)], text);
        }
        m_cursor.movePosition(QTextCursor::End);
    }
    void addFacts(const std::vector<std::vector<QString>> &rows) { addTable(rows, false); }

private:
    QTextCursor m_cursor;
};

/// As one QTextLayout a line or cell, painted straight onto the writer, with the head, foot, tints and
/// rules that our pages have: the least that Qt can do for the same page.
class DirectText
{
public:
    explicit DirectText(QPdfWriter &writer) : m_writer(writer), m_painter(&writer) { drawFurniture(); }

    void addLine(const QString &text, const QString &family, double size, bool bold)
    {
        QFont font(QStringList{family, u"Noto Naskh Arabic"_s}, -1, bold ? QFont::Bold : QFont::Normal);
        font.setPointSizeF(size);
        turnPageFor(place(text, font, 0, m_writer.width(), false));
        m_y += place(text, font, 0, m_writer.width(), true);
    }
    void addTable(const std::vector<std::vector<QString>> &rows, bool header)
    {
        QFont font = fontOf(8);
        font.setBold(true);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            addRow(rows[i], font, font, header ? Qt::white : QColor(0xEF, 0xF1, 0xF2));
            font.setBold(false);
            m_painter.fillRect(QRectF(0, m_y, m_writer.width(), 2), Qt::black);
        }
    }
    /// Labels are smaller and grey, as ours are.
    void addFacts(const std::vector<std::vector<QString>> &rows)
    {
        for (const std::vector<QString> &row : rows)
            addRow(row, fontOf(7.25), fontOf(8), Qt::white);
    }

private:
    static QFont fontOf(double size)
    {
        QFont font(QStringList{u"Noto Sans"_s, u"Noto Naskh Arabic"_s});
        font.setPointSizeF(size);
        return font;
    }
    void addRow(const std::vector<QString> &row, const QFont &odd, const QFont &even, const QColor &ground)
    {
        const double width = double(m_writer.width()) / double(row.size());
        std::vector<std::unique_ptr<QTextLayout>> cells;
        double height = 0;
        for (const QString &cell : row) {
            cells.push_back(std::make_unique<QTextLayout>(cell, cells.size() % 2 == 0 ? odd : even, &m_writer));
            height = std::max(height, laidOut(*cells.back(), width));
        }
        turnPageFor(height);
        if (ground != Qt::white)
            m_painter.fillRect(QRectF(0, m_y, m_writer.width(), height), ground);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            m_painter.setPen(odd != even && i % 2 == 0 ? QColor(0x4F, 0x56, 0x5D) : QColor(0x16, 0x19, 0x1D));
            cells[i]->draw(&m_painter, QPointF(width * double(i), m_y));
        }
        m_y += height;
    }
    static double laidOut(QTextLayout &layout, double width)
    {
        double height = 0;
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition(QPointF(0, height));
            height += line.height();
        }
        layout.endLayout();
        return height;
    }
    double place(const QString &text, const QFont &font, double x, double width, bool draw)
    {
        if (!m_pending || m_pending->text() != text) {
            m_pending = std::make_unique<QTextLayout>(text, font, &m_writer);
            m_pendingHeight = laidOut(*m_pending, width);
        }
        if (draw) {
            m_pending->draw(&m_painter, QPointF(x, m_y));
            m_pending.reset();
        }
        return m_pendingHeight;
    }
    void turnPageFor(double height)
    {
        if (m_y + height <= m_writer.height())
            return;
        m_writer.newPage();
        drawFurniture();
    }
    void drawFurniture()
    {
        QFont font(QStringList{u"Noto Sans"_s});
        font.setPointSizeF(7.5);
        const double head = drawn(sampleInfo().furniture.headStart, font, 0);
        (void)drawn(sampleInfo().furniture.footStart, font, m_writer.height() - head);
        (void)drawn(sampleInfo().furniture.pageOf.arg(++m_page).arg(0), font, m_writer.height() - 2 * head);
        m_painter.fillRect(QRectF(0, head, m_writer.width(), 2), Qt::black);
        m_y = 2 * head;
    }
    double drawn(const QString &text, const QFont &font, double y)
    {
        QTextLayout layout(text, font, &m_writer);
        const double height = laidOut(layout, m_writer.width());
        layout.draw(&m_painter, QPointF(0, y));
        return height;
    }

    QPdfWriter &m_writer;
    QPainter m_painter;
    std::unique_ptr<QTextLayout> m_pending;   ///< laid out to be measured, not drawn yet
    double m_pendingHeight = 0;
    double m_y = 0;
    int m_page = 0;
};

qint64 writeRichText(int cases)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    QTextDocument document;
    RichText text(document);
    CaseWalker walker(text);
    for (int i = 0; i < cases; ++i)
        walker.add(SampleCases::caseNumber(i));
    document.print(&writer);
    return buffer.size();
}

qint64 writeDirectly(int cases)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    {
        DirectText text(writer);
        CaseWalker walker(text);
        for (int i = 0; i < cases; ++i)
            walker.add(SampleCases::caseNumber(i));
    }
    return buffer.size();
}

void printLine(const char *what, const Time &time, qint64 bytes)
{
    std::printf("%-34s wall %7.3f s   processor %7.3f s   %8.1f KB\n", what, time.wall, time.processor, double(bytes) / 1024);
}

} // namespace

int main(int argc, char *argv[])
{
    QGuiApplication application(argc, argv);
    const QDir folder(QStringLiteral(DOSSIER_FONT_DIR));
    for (const QString &file : folder.entryList({u"*.ttf"_s}))
        QFontDatabase::addApplicationFont(folder.filePath(file));

    std::printf("fonts loaded in %.1f ms\n", timed([] { (void)fonts(); (void)style(); }).wall * 1000);
    qint64 ourBytes = 0;
    std::vector<Time> ours;
    ours.push_back(timed([&] { ourBytes = writeOurs(kCases); }));
    const double peakFew = peakMegabytes();
    qint64 manyBytes = 0;
    std::vector<Time> many;
    for (int i = 0; i < 3; ++i)
        many.push_back(timed([&] { manyBytes = writeOurs(kManyCases); }));
    const double peakMany = peakMegabytes();

    qint64 richBytes = 0;
    qint64 directBytes = 0;
    std::vector<Time> rich;
    std::vector<Time> direct;
    for (int round = 0; round < kRounds; ++round) {
        ours.push_back(timed([&] { ourBytes = writeOurs(kCases); }));
        rich.push_back(timed([&] { richBytes = writeRichText(kCases); }));
        direct.push_back(timed([&] { directBytes = writeDirectly(kCases); }));
    }
    const Time few = median(ours);
    const Time lots = median(many);
    const Time peer = median(rich);
    const Time plainPeer = median(direct);
    printLine("ours, 303 cases", few, ourBytes);
    printLine("ours, 5,000 cases", lots, manyBytes);
    printLine("QTextDocument, 303 cases", peer, richBytes);
    printLine("QTextLayout, 303 cases", plainPeer, directBytes);
    std::printf("QTextDocument / ours at 303: %.1f (wall), %.1f (processor)\n", peer.wall / few.wall, peer.processor / few.processor);
    std::printf("QTextLayout / ours at 303: %.1f (wall), %.1f (processor)\n", plainPeer.wall / few.wall,
                plainPeer.processor / few.processor);
    std::printf("growth 5,000 / 303 (x16.5 cases): %.1f (wall), %.1f (processor)\n", lots.wall / few.wall, lots.processor / few.processor);
    std::printf("file per case: %.2f KB; peak memory of the process: %.0f MB after 303, %.0f MB after 5,000\n",
                double(manyBytes) / 1024 / kManyCases, peakFew, peakMany);
    return 0;
}
