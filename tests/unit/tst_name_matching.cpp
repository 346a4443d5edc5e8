// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/name_index.h"
#include "support/fictional_people.h"

#include <QFile>
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
    void aRussianListMeetsTheAzerbaijaniOne();
    void sidesDoNotMatter();

private:
    struct Row {
        std::uint32_t number = 0;
        PersonFacts facts = {};
    };

    static std::vector<Row> rowsOf(const QString &file);
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

std::vector<TestNameMatching::Row> TestNameMatching::rowsOf(const QString &file)
{
    QFile list(QStringLiteral(DOSSIER_TEST_DATA "/names/") + file);
    if (!list.open(QIODevice::ReadOnly))
        return {};
    std::vector<Row> rows;
    const QStringList lines = QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts).mid(1);
    for (const QString &line : lines) {
        QStringList cells = line.split(u';');
        // The Russian list has no column for the sex.
        if (cells.size() == 6)
            cells.insert(3, QString());
        Row row{.number = cells[0].toUInt()};
        row.facts = {.names = {cells[1]}, .patronymic = cells[2], .articles = {cells[6]}};
        if (!cells[3].isEmpty())
            row.facts.sex = cells[3] == u"F"_s ? Sex::Female : Sex::Male;
        row.facts.born = dossier::base::PartialDate::fromEdtf(cells[4]).value();
        row.facts.arrested = dossier::base::PartialDate::fromEdtf(cells[5]).value();
        rows.push_back(std::move(row));
    }
    return rows;
}

void TestNameMatching::aRussianListMeetsTheAzerbaijaniOne()
{
    NameIndex index;
    for (const Row &row : rowsOf(u"prisoners_az.csv"_s))
        index.add(row.number, row.facts);
    const std::vector<Row> asked = rowsOf(u"prisoners_ru.csv"_s);
    QCOMPARE(index.size(), std::size_t(150));
    QCOMPARE(asked.size(), std::size_t(60));
    int right = 0;
    for (const Row &row : asked) {
        const QList<Candidate> candidates = index.candidates(row.facts);
        right += !candidates.isEmpty() && candidates[0].id == row.number ? 1 : 0;
        for (const Candidate &candidate : candidates)
            QVERIFY(candidate.similarity.verdict != Verdict::Same);
    }
    std::printf("Russian list: %d of 60 first\n", right);
    QVERIFY(right >= 55);
}

void TestNameMatching::sidesDoNotMatter()
{
    FictionalPeople people(5);
    std::vector<PersonFacts> all;
    for (int i = 0; i < 400; ++i) {
        const FictionalPerson person = people.person();
        all.push_back(people.inOtherList(person));
        all.push_back(people.inOtherList(person));
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i; j < std::min(all.size(), i + 40); ++j) {
            const Similarity there = compare(all[i], all[j]);
            const Similarity back = compare(all[j], all[i]);
            QVERIFY2(there.score == back.score && there.verdict == back.verdict, qPrintable(line(all[i]) + u" / "_s + line(all[j])));
        }
    }
}

QTEST_APPLESS_MAIN(TestNameMatching)
#include "tst_name_matching.moc"
