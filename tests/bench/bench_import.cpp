// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/list_bytes.h"
#include "bench/private_memory.h"
#include "exchange/import/plan/list_import.h"
#include "support/store_world.h"

#include <QTest>

#include <malloc.h>

#include <cstdio>
#include <ctime>
#include <functional>

using namespace dossier;
using namespace dossier::bench;
using namespace Qt::StringLiterals;

// A list of a hundred thousand persons from its bytes to the plan: read, understood, compared with a vault and with
// itself. Beside it the bare reading of the same bytes by the same reader, in the same run, and the plan of a tenth of
// the rows. Processor time; figures and ratios are printed, and only rows that are missing make it fail.
namespace {

constexpr int kMany = 100'000;
constexpr int kFew = 10'000;
constexpr int kKnown = 303;     ///< persons who are in the vault already

double seconds(const std::function<void()> &work)
{
    const std::clock_t begin = std::clock();
    work();
    return double(std::clock() - begin) / CLOCKS_PER_SEC;
}

qint64 rowsOf(const QByteArray &bytes)
{
    qint64 rows = 0;
    std::optional<exchange::Finding> failure;
    const auto table = exchange::openTableBytes(bytes, {}, failure);
    while (table) {
        const auto row = (*table)->next();
        if (!row || !*row)
            break;
        ++rows;
    }
    return rows;
}

} // namespace

class BenchImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void text() { compare("text", listText); }
    void workbook() { compare("workbook", listWorkbook); }

private:
    [[nodiscard]] base::Result<exchange::ImportPlan> plan(const QByteArray &bytes, const QString &list);
    void compare(const char *what, QByteArray (*bytesOf)(int));

    test::StoreWorld m_world;
    std::optional<exchange::Institutions> m_institutions;
    std::optional<exchange::ListTerms> m_terms;
};

void BenchImport::initTestCase()
{
    m_institutions = exchange::Institutions::load().value();
    m_terms = exchange::ListTerms::load().value();
    auto known = plan(listText(kKnown), u"Known"_s);
    QVERIFY(known);
    QVERIFY(m_world.store().apply(std::move(known->action)));
}

base::Result<exchange::ImportPlan> BenchImport::plan(const QByteArray &bytes, const QString &list)
{
    const exchange::ImportTools tools{m_world.vocabularies(), *m_institutions, *m_terms, m_world.random(), m_world.clock().now()};
    std::optional<exchange::Finding> failure;
    auto table = exchange::openTableBytes(bytes, {}, failure);
    if (!table)
        return std::unexpected(table.error());
    exchange::ListImport import{.table = std::move(*table)};
    import.options = {.listName = list, .asOf = base::PartialDate::year(2026)};
    return exchange::planListImport(m_world.store(), import, tools, failure);
}

void BenchImport::compare(const char *what, QByteArray (*bytesOf)(int))
{
    const QByteArray many = bytesOf(kMany);
    const QByteArray few = bytesOf(kFew);
    qint64 rows = 0;
    const double bare = seconds([&] { rows = rowsOf(many); });
    QCOMPARE(rows, qint64(kMany) + 1);
    std::size_t planned = 0;
    const double tenth = seconds([&] { planned = plan(few, u"Other"_s).value().rows.size(); });
    QCOMPARE(planned, std::size_t(kFew));
    malloc_trim(0);
    const double before = privateMiB(u"self"_s);
    double taken = 0;
    const double whole = seconds([&] {
        const auto made = plan(many, u"Other"_s);
        taken = privateMiB(u"self"_s) - before;
        planned = made.value().rows.size();
    });
    QCOMPARE(planned, std::size_t(kMany));
    std::printf("%-9s %5.1f MiB, %d rows: reading %.2f s, reading and planning %.2f s (%.1fx); %d rows %.2f s, growth %.1fx; "
                "the plan holds %.0f MiB\n",
                what, double(many.size()) / (1 << 20), kMany, bare, whole, whole / bare, kFew, tenth, whole / tenth, taken);
    std::fflush(stdout);
}

QTEST_APPLESS_MAIN(BenchImport)
#include "bench_import.moc"
