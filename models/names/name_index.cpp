// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/name_index.h"

#include "names/block_keys.h"
#include "names/person_comparison.h"
#include "names/posting_table.h"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

namespace dossier::names {

namespace {

constexpr std::size_t kMaxUnderAKey = 1500;
constexpr std::size_t kMaxCompared = 6000;
/// A word is common from this share of the persons on, and from this many.
constexpr std::size_t kPersonsPerBearer = 2000;
constexpr std::uint32_t kFewestBearers = 5;

struct Stored {
    std::uint32_t id = 0;
    ReadPerson person;
};

struct Scored {
    double score = 0;
    std::uint32_t id = 0;
    std::uint32_t number = 0;
};

} // namespace

struct NameIndex::Contents {
    HeardWords words;
    std::vector<Stored> persons;
    PostingTable postings;

    [[nodiscard]] std::uint32_t commonFrom() const
    {
        return std::max(kFewestBearers, std::uint32_t(persons.size() / kPersonsPerBearer));
    }

    [[nodiscard]] std::vector<std::uint32_t> sharers(const ReadPerson &asked) const
    {
        std::vector<std::uint32_t> numbers;
        std::unordered_set<std::uint32_t> seen;
        for (const std::uint32_t key : blockKeys(asked, KeyUse::Look)) {
            if (numbers.size() >= kMaxCompared)
                break;
            postings.visit(key, kMaxUnderAKey, [&](std::uint32_t number) {
                if (seen.insert(number).second)
                    numbers.push_back(number);
            });
        }
        return numbers;
    }
};

NameIndex::NameIndex() : m_contents(std::make_unique<Contents>()) {}
NameIndex::~NameIndex() = default;
NameIndex::NameIndex(NameIndex &&) noexcept = default;
NameIndex &NameIndex::operator=(NameIndex &&) noexcept = default;

std::size_t NameIndex::size() const
{
    return m_contents->persons.size();
}

void NameIndex::add(std::uint32_t id, const PersonFacts &facts)
{
    ReadPerson person = readPerson(facts, m_contents->words);
    const auto number = std::uint32_t(m_contents->persons.size());
    for (const std::uint32_t key : blockKeys(person, KeyUse::Store))
        m_contents->postings.add(key, number);
    std::unordered_set<std::uint32_t *> borne;
    for (const NameForm &form : person.forms) {
        for (const HeardWord *word : form.words)
            borne.insert(word->bearers);
    }
    for (std::uint32_t *bearers : borne)
        ++*bearers;
    m_contents->persons.push_back({id, std::move(person)});
}

QList<Candidate> NameIndex::candidates(const PersonFacts &facts, const CandidateOptions &options) const
{
    HeardWords words(&m_contents->words);
    const ReadPerson asked = readPerson(facts, words);
    const std::uint32_t commonFrom = m_contents->commonFrom();
    std::vector<Scored> scored;
    for (const std::uint32_t number : m_contents->sharers(asked)) {
        const Stored &stored = m_contents->persons[number];
        const Similarity similarity = compareRead(asked, stored.person, Detail::ScoreOnly, commonFrom);
        if (similarity.verdict != Verdict::Different && similarity.score >= options.threshold)
            scored.push_back({similarity.score, stored.id, number});
    }
    std::ranges::sort(scored, [](const Scored &one, const Scored &other) {
        return one.score != other.score ? one.score > other.score : one.id < other.id;
    });
    QList<Candidate> candidates;
    for (const Scored &one : scored) {
        if (candidates.size() >= options.limit || scored.front().score - one.score >= options.behindBest)
            break;
        candidates.append({one.id, compareRead(asked, m_contents->persons[one.number].person, Detail::WithReasons, commonFrom)});
    }
    return candidates;
}

} // namespace dossier::names
