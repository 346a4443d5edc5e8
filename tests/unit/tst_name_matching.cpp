// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/name_index.h"
#include "support/fictional_people.h"

#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace dossier::names;
using namespace Qt::StringLiterals;
using dossier::test::FictionalPeople;
using dossier::test::FictionalPerson;

namespace {

constexpr std::uint32_t kPersons = 10'000;
constexpr std::uint32_t kKnown = 7'000;

struct Figures {
    int asked = 0;            // persons of the other list that are in the index
    int proposals = 0;
    int right = 0;
    int same = 0;
    int wronglySame = 0;

    [[nodiscard]] double recall() const { return double(right) / asked; }
    [[nodiscard]] double precision() const { return double(right) / proposals; }

    void count(const QList<Candidate> &candidates, std::uint32_t truth, bool isKnown)
    {
        asked += isKnown ? 1 : 0;
        for (const Candidate &candidate : candidates) {
            const bool isRight = isKnown && candidate.id == truth;
            const bool isSame = candidate.similarity.verdict == Verdict::Same;
            ++proposals;
            right += isRight ? 1 : 0;
            same += isSame ? 1 : 0;
            wronglySame += isSame && !isRight ? 1 : 0;
        }
    }

    void print(const char *what) const
    {
        std::printf("%s: recall %.4f (%d of %d), precision %.4f (%d proposals), same %d, wrongly same %d\n", what, recall(), right, asked,
                    precision(), proposals, same, wronglySame);
    }
};

QString line(const PersonFacts &facts)
{
    return facts.names.join(u'|') + u' ' + facts.patronymic + u' ' + facts.born.edtf();
}

} // namespace

/// Ten thousand made-up persons against another list of which the truth is known. DOSSIER_TELL_MISSES in the
/// environment prints what was missed and what was proposed wrongly.
class TestNameMatching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheRightPersonAndFewOthers_data();
    void findsTheRightPersonAndFewOthers();
    void aVeryCommonNameIsBounded();

private:
    void makePeople(FictionalPeople &people);
    void tell(const PersonFacts &facts, const QList<Candidate> &candidates, std::uint32_t id) const;

    std::vector<FictionalPerson> m_truth;
    std::vector<bool> m_isNamesake;
    NameIndex m_index;
};

void TestNameMatching::makePeople(FictionalPeople &people)
{
    for (std::uint32_t id = 0; id < kPersons; ++id) {
        // One in a hundred has the full name of the one before.
        m_isNamesake.push_back(id % 100 == 99);
        m_truth.push_back(m_isNamesake.back() ? people.namesakeOf(m_truth.back()) : people.person());
        m_index.add(id, m_truth.back().facts);
    }
}

void TestNameMatching::tell(const PersonFacts &facts, const QList<Candidate> &candidates, std::uint32_t id) const
{
    const auto isRight = [&](const Candidate &candidate) { return id < kKnown && candidate.id == id; };
    if (id < kKnown && std::ranges::none_of(candidates, isRight))
        std::printf("missed: %s <- %s %.3f\n", qPrintable(line(facts)), qPrintable(line(m_truth[id].facts)), compare(facts, m_truth[id].facts).score);
    for (const Candidate &candidate : candidates) {
        if (!isRight(candidate))
            std::printf("wrong: %s <- %s %.3f\n", qPrintable(line(facts)), qPrintable(line(m_truth[candidate.id].facts)), candidate.similarity.score);
    }
}

void TestNameMatching::findsTheRightPersonAndFewOthers_data()
{
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : {1, 2, 3})
        QTest::addRow("people %d", int(seed)) << seed;
}

void TestNameMatching::findsTheRightPersonAndFewOthers()
{
    QFETCH(quint64, seed);
    FictionalPeople people(seed);
    m_index = {};
    m_truth.clear();
    m_isNamesake.clear();
    makePeople(people);
    Figures all;
    Figures near;
    for (std::uint32_t id = 0; id < kPersons; ++id) {
        const bool keepsBirth = m_isNamesake[id] || (id + 1 < kPersons && m_isNamesake[id + 1]);
        // The last three thousand are new to the index.
        const FictionalPerson asked = id < kKnown ? m_truth[id] : people.person();
        const PersonFacts facts = people.inOtherList(asked, keepsBirth);
        const QList<Candidate> candidates = m_index.candidates(facts);
        all.count(candidates, id, id < kKnown);
        near.count(m_index.candidates(facts, {.behindBest = 0.2}), id, id < kKnown);
        if (qEnvironmentVariableIsSet("DOSSIER_TELL_MISSES"))
            tell(facts, candidates, id);
    }
    all.print("all");
    near.print("not far behind the best");
    QVERIFY2(all.recall() >= 0.97 && near.recall() >= 0.97, "recall");
    QVERIFY2(all.precision() >= 0.90 && near.precision() >= all.precision(), "precision");
    QCOMPARE(all.wronglySame, 0);
    QVERIFY2(all.same > 0, "the rule of sameness is never met");
}

void TestNameMatching::aVeryCommonNameIsBounded()
{
    NameIndex index;
    const auto personOf = [](int number) {
        return PersonFacts{.names = {u"Nguyễn Văn Anh"_s}, .born = dossier::base::PartialDate::day(QDate(1940, 1, 1).addDays(number))};
    };
    constexpr int kNamesakes = 20'000;
    for (int i = 0; i < kNamesakes; ++i)
        index.add(std::uint32_t(i), personOf(i));
    // The right one among them is found by the day of birth, wherever it stands.
    for (const int number : {0, 10'000, kNamesakes - 1}) {
        const QList<Candidate> candidates = index.candidates(personOf(number), {.limit = 3});
        QVERIFY(!candidates.isEmpty() && candidates.size() <= 3);
        QCOMPARE(candidates[0].id, std::uint32_t(number));
        QCOMPARE(candidates[0].similarity.verdict, Verdict::Same);
    }
}

QTEST_APPLESS_MAIN(TestNameMatching)
#include "tst_name_matching.moc"
