// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/private_memory.h"
#include "names/folding.h"
#include "names/name_index.h"
#include "support/fictional_people.h"

#include <QHash>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace dossier::names;
using dossier::test::FictionalPeople;
using dossier::test::FictionalPerson;

// Ten thousand persons of another list against indexes of ten and of a hundred thousand, beside the least that
// anybody would do in its place: a hash of folded names, which meets equal spellings only. Processor time of one
// thread, in one process. Figures and ratios are printed; only an index that finds nothing makes it fail.
namespace {

constexpr std::uint32_t kIncoming = 10'000;

double seconds(const std::function<void()> &work)
{
    const std::clock_t start = std::clock();
    work();
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Run {
    double adding = 0;         // seconds
    double asking = 0;         // seconds
    double bytesEach = 0;      // of a person in the index
    double found = 0;          // share of the incoming persons whose right one is among the candidates
};

std::vector<FictionalPerson> peopleOf(FictionalPeople &maker, std::uint32_t count)
{
    std::vector<FictionalPerson> people;
    people.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i)
        people.push_back(maker.person());
    return people;
}

/// The first `kIncoming` of the people are asked for as the other list has them.
Run runIndex(const std::vector<FictionalPerson> &people, const std::vector<PersonFacts> &incoming)
{
    Run run;
    const double before = dossier::bench::privateMiB(u"self"_s);
    NameIndex index;
    run.adding = seconds([&] {
        for (std::uint32_t id = 0; id < people.size(); ++id)
            index.add(id, people[id].facts);
    });
    run.bytesEach = (dossier::bench::privateMiB(u"self"_s) - before) * 1024 * 1024 / double(people.size());
    int found = 0;
    run.asking = seconds([&] {
        for (std::uint32_t id = 0; id < kIncoming; ++id) {
            const QList<Candidate> candidates = index.candidates(incoming[id]);
            found += std::ranges::any_of(candidates, [id](const Candidate &candidate) { return candidate.id == id; }) ? 1 : 0;
        }
    });
    run.found = double(found) / kIncoming;
    return run;
}

QString keyOf(const PersonFacts &facts)
{
    QStringList words = fold(facts.names[0]).split(u' ', Qt::SkipEmptyParts);
    words.sort();
    return words.join(u' ');
}

Run runBare(const std::vector<FictionalPerson> &people, const std::vector<PersonFacts> &incoming)
{
    Run run;
    const double before = dossier::bench::privateMiB(u"self"_s);
    QMultiHash<QString, std::uint32_t> index;
    run.adding = seconds([&] {
        for (std::uint32_t id = 0; id < people.size(); ++id)
            index.insert(keyOf(people[id].facts), id);
    });
    run.bytesEach = (dossier::bench::privateMiB(u"self"_s) - before) * 1024 * 1024 / double(people.size());
    int found = 0;
    run.asking = seconds([&] {
        for (std::uint32_t id = 0; id < kIncoming; ++id)
            found += index.values(keyOf(incoming[id])).contains(id) ? 1 : 0;
    });
    run.found = double(found) / kIncoming;
    return run;
}

void print(const char *what, std::size_t persons, const Run &run)
{
    std::printf("%-12s %7zu persons: add %7.3f s, ask %u: %7.3f s (%.3f ms each), %.0f bytes a person, finds %.1f %%\n", what, persons,
                run.adding, kIncoming, run.asking, run.asking * 1000 / kIncoming, run.bytesEach, run.found * 100);
}

} // namespace

class BenchMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandAgainstMany();
};

void BenchMatch::tenThousandAgainstMany()
{
    FictionalPeople maker(7);
    std::vector<FictionalPerson> people = peopleOf(maker, 100'000);
    std::vector<PersonFacts> incoming;
    for (std::uint32_t id = 0; id < kIncoming; ++id)
        incoming.push_back(maker.inOtherList(people[id]));
    const std::vector<FictionalPerson> few(people.begin(), people.begin() + 10'000);
    const Run bareFew = runBare(few, incoming);
    const Run bareMany = runBare(people, incoming);
    const Run ours = runIndex(few, incoming);
    const Run oursMany = runIndex(people, incoming);
    print("exact names", few.size(), bareFew);
    print("exact names", people.size(), bareMany);
    print("index", few.size(), ours);
    print("index", people.size(), oursMany);
    const auto whole = [](const Run &run) { return run.adding + run.asking; };
    std::printf("growth from 10,000 to 100,000: whole %.1fx, asking %.1fx; against exact names %.0fx; whole %.2f s\n",
                whole(oursMany) / whole(ours), oursMany.asking / ours.asking, whole(oursMany) / whole(bareMany), whole(oursMany));
    QVERIFY(ours.found > bareFew.found);
    QVERIFY(oursMany.found > bareMany.found);
}

QTEST_APPLESS_MAIN(BenchMatch)
#include "bench_match.moc"
