// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/private_memory.h"
#include "bench/table_bytes.h"
#include "exchange/table/open_table.h"

#include <QStringDecoder>
#include <QTest>
#include <QXmlStreamReader>

#include <malloc.h>
#include <zip.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace dossier;
using namespace dossier::bench;
using namespace Qt::StringLiterals;

// A hundred thousand rows of text and of a workbook, read by us and by a bare reader of the same bytes in the same
// process, in turns: for text, decoding and splitting; for a workbook, unpacking and walking the tokens of its XML.
// Figures and ratios are printed; only rows that are missing make it fail.
namespace {

constexpr int kRounds = 5;

/// Rows and the cells in them, so that nothing is optimised away.
struct Count {
    qint64 rows = 0;
    qint64 cells = 0;
};

Count readOurs(const QByteArray &bytes, double *memory = nullptr)
{
    Count count;
    std::optional<exchange::Finding> failure;
    const auto reader = exchange::openTableBytes(bytes, {}, failure);
    while (reader) {
        const auto row = (*reader)->next();
        if (!row || !*row)
            break;
        ++count.rows;
        count.cells += (*row)->cells.size();
        if (memory != nullptr && count.rows % 10'000 == 0)
            *memory = std::max(*memory, privateMiB(u"self"_s));
    }
    return count;
}

Count splitText(const QByteArray &bytes)
{
    Count count;
    const QString text = QStringDecoder(QStringDecoder::Utf8).decode(bytes);
    qsizetype from = 0;
    for (qsizetype end = text.indexOf(u'\n'); end >= 0; end = text.indexOf(u'\n', from)) {
        const QStringList cells = text.sliced(from, end - from).split(u';');
        ++count.rows;
        count.cells += cells.size();
        from = end + 1;
    }
    return count;
}

qint64 walk(zip_t *archive, const char *name, Count &count)
{
    zip_file_t *file = zip_fopen(archive, name, 0);
    QByteArray block(64 << 10, Qt::Uninitialized);
    QXmlStreamReader xml;
    qint64 tokens = 0;
    for (zip_int64_t size = 0; (size = zip_fread(file, block.data(), zip_uint64_t(block.size()))) > 0;) {
        xml.addData(block.first(size));
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            if (token == QXmlStreamReader::Invalid)
                break;
            ++tokens;
            count.rows += token == QXmlStreamReader::StartElement && xml.name() == "row"_L1 ? 1 : 0;
            count.cells += token == QXmlStreamReader::StartElement && xml.name() == "c"_L1 ? 1 : 0;
        }
    }
    zip_fclose(file);
    return tokens;
}

Count walkWorkbook(const QByteArray &bytes)
{
    Count count;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.constData(), zip_uint64_t(bytes.size()), 0, &error);
    zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    walk(archive, "xl/strings.xml", count);
    walk(archive, "xl/sheet.xml", count);
    zip_discard(archive);
    zip_error_fini(&error);
    return count;
}

double processorSeconds(const std::function<void()> &work)
{
    const std::clock_t begin = std::clock();
    work();
    return double(std::clock() - begin) / CLOCKS_PER_SEC;
}

void compare(const char *what, const QByteArray &bytes, Count (*bare)(const QByteArray &))
{
    std::vector<double> ours;
    std::vector<double> theirs;
    Count counted;
    for (int round = 0; round < kRounds; ++round) {
        ours.push_back(processorSeconds([&] { counted = readOurs(bytes); }));
        QCOMPARE(counted.rows, qint64(kRows));
        QCOMPARE(counted.cells, qint64(qint64(kRows)) * kColumns);
        theirs.push_back(processorSeconds([&] { counted = bare(bytes); }));
        QCOMPARE(counted.rows, qint64(kRows));
        QCOMPARE(counted.cells, qint64(qint64(kRows)) * kColumns);
    }
    std::ranges::sort(ours);
    std::ranges::sort(theirs);
    // What the rounds before have freed would hide what this one takes.
    malloc_trim(0);
    const double before = privateMiB(u"self"_s);
    double most = before;
    readOurs(bytes, &most);
    std::printf("%-22s %6.1f MiB   ours %.3f s   bare %.3f s   ratio %.2f   memory while reading +%.1f MiB\n", what,
                double(bytes.size()) / (1 << 20), ours[kRounds / 2], theirs[kRounds / 2], ours[kRounds / 2] / theirs[kRounds / 2],
                most - before);
    std::fflush(stdout);
}

} // namespace

class BenchTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text() { compare("text", textTable({}), splitText); }
    void quotedText() { compare("text, all quoted", textTable(u'"'), splitText); }
    void workbook() { compare("workbook", workbookTable(), walkWorkbook); }
};

QTEST_APPLESS_MAIN(BenchTable)
#include "bench_table.moc"
