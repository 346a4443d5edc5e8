// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/row_matcher.h"

#include "exchange/import/cells/article_reader.h"
#include "exchange/table/cell_text.h"

#include <algorithm>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

/// Two dates of an arrest that are further apart are two arrests, not a slip of the pen.
constexpr qint64 kDaysOfOneArrest = 180;
/// Beside the right one its namesakes are noise: candidates that score this much less than the best are left out.
constexpr double kBehindBest = 0.2;

bool mayBeOneArrest(const base::PartialDate &one, const base::PartialDate &other)
{
    if (!one.earliest() || !one.latest() || !other.earliest() || !other.latest())
        return true;
    const qint64 gap = std::max(one.earliest()->daysTo(*other.earliest()), other.latest()->daysTo(*one.latest()));
    const bool disjoint = *one.latest() < *other.earliest() || *other.latest() < *one.earliest();
    return !disjoint || std::abs(gap) <= kDaysOfOneArrest;
}

/// The cases of which a row of a known person may speak.
QList<base::RecordId> fittingCases(const KnownPerson &person, const ListRow &row)
{
    QList<base::RecordId> fitting;
    for (const KnownCase &known : person.cases) {
        if (mayBeOneArrest(known.arrested, row.arrestDate))
            fitting.append(known.id);
    }
    return fitting;
}

/// The case a row of a known person speaks of; absent where that is not plain.
std::optional<base::RecordId> caseOf(const KnownPerson &person, const ListRow &row)
{
    const QList<base::RecordId> fitting = fittingCases(person, row);
    return fitting.size() == 1 ? std::optional(fitting.first()) : std::nullopt;
}

} // namespace

names::PersonFacts factsOf(const ListRow &row)
{
    names::PersonFacts facts;
    facts.names.append(row.name());
    if (!row.otherNames.isEmpty())
        facts.names.append(row.otherNames);
    facts.patronymic = row.patronymic;
    facts.born = row.birthDate;
    facts.arrested = row.arrestDate;
    if (row.sex)
        facts.sex = *row.sex == "male"_L1 ? names::Sex::Male : names::Sex::Female;
    for (const schema::Article &article : readArticles(row.articles))
        facts.articles.append(article.path);
    return facts;
}

RowMatcher::RowMatcher(const KnownPeople &people, const ListHistory &history, const QHash<std::int64_t, RowDecision> &decisions)
    : m_people(people)
    , m_decisions(decisions)
{
    for (const ListedRow &row : history.lastRows) {
        if (const auto known = people.find(row.person))
            m_lastByPerson.insert(people.people()[*known].id, &row);
        m_lastByText[row.text].append(&row);
        if (row.caseId)
            m_lastCases.insert(*row.caseId);
    }
}

QList<PersonMatch> RowMatcher::candidatesFor(const names::PersonFacts &facts) const
{
    QList<PersonMatch> out;
    const names::CandidateOptions options{.behindBest = kBehindBest};
    for (const names::Candidate &found : m_people.index().candidates(facts, options))
        out.append({m_people.people()[found.id].id, found.similarity});
    for (const names::Candidate &found : m_newIndex.candidates(facts, options))
        out.append({m_new[found.id].id, found.similarity, m_new[found.id].line});
    std::ranges::stable_sort(out, std::ranges::greater(), [](const PersonMatch &match) { return match.similarity.score; });
    return out;
}

/// The persons who are certainly meant: of several, those who stood on the list the last time, and of
/// several of these those of whom it said the very same.
QList<base::RecordId> RowMatcher::certain(const QList<PersonMatch> &candidates, const QString &printed) const
{
    QList<base::RecordId> same;
    for (const PersonMatch &candidate : candidates) {
        if (candidate.similarity.verdict == names::Verdict::Same)
            same.append(candidate.person);
    }
    const auto narrow = [&](auto holds) {
        QList<base::RecordId> kept;
        std::ranges::copy_if(same, std::back_inserter(kept), holds);
        if (!kept.isEmpty())
            same = kept;
    };
    if (same.size() > 1)
        narrow([&](base::RecordId person) { return m_lastByPerson.contains(person); });
    if (same.size() > 1)
        narrow([&](base::RecordId person) {
            return std::ranges::any_of(m_lastByPerson.values(person), [&](const ListedRow *row) { return row->text == printed; });
        });
    same.removeIf([&](base::RecordId person) { return m_taken.contains(person); });
    return same;
}

RowMatch RowMatcher::match(const ListRow &row, const QString &printed)
{
    const auto decision = m_decisions.constFind(row.line);
    // A row that stood there word for word is that row, though somebody said before the last import that it is nobody's.
    if (decision == m_decisions.cend() || decision->kind == RowDecision::Kind::NotTheSame) {
        if (auto again = sameRow(row, printed))
            return *std::move(again);
    }
    QList<PersonMatch> candidates = candidatesFor(factsOf(row));
    if (decision != m_decisions.cend() && decision->kind == RowDecision::Kind::SamePerson) {
        if (const auto known = m_people.find(decision->person))
            return same(m_people.people()[*known], row);
    }
    RowMatch out;
    if (decision == m_decisions.cend()) {
        const QList<base::RecordId> persons = certain(candidates, printed);
        const auto known = persons.size() == 1 ? m_people.find(persons.first()) : std::nullopt;
        if (known && isPlain(m_people.people()[*known], row))
            return same(m_people.people()[*known], row);
    } else if (decision->kind == RowDecision::Kind::LeaveOut) {
        out.kind = RowMatch::Kind::LeftOut;
    } else {
        out.decidedNotSame = decision->kind == RowDecision::Kind::NotTheSame;
    }
    out.proposals = std::move(candidates);
    if (out.kind == RowMatch::Kind::New && !out.decidedNotSame && !out.proposals.isEmpty())
        out.kind = RowMatch::Kind::Proposed;
    return out;
}

std::optional<const ListedRow *> RowMatcher::lastOf(base::RecordId person) const
{
    const QList<const ListedRow *> last = m_lastByPerson.values(person);
    return last.size() == 1 && last.first()->caseId && !lostItsCase(*last.first()) ? std::optional(last.first()) : std::nullopt;
}

/// Whether it is plain which case a row of a known person speaks of. Which of several, or whether
/// this is another arrest, is for a person to say.
bool RowMatcher::isPlain(const KnownPerson &person, const ListRow &row) const
{
    return person.cases.empty() || lastOf(person.id) || caseOf(person, row);
}

RowMatch RowMatcher::same(const KnownPerson &person, const ListRow &row)
{
    RowMatch out;
    out.kind = RowMatch::Kind::Same;
    out.person = person.id;
    out.before = lastOf(person.id).value_or(nullptr);
    out.caseId = out.before ? out.before->caseId : caseOf(person, row);
    const QList<const ListedRow *> last = m_lastByPerson.values(person.id);
    out.caseDeleted = !out.caseId && std::ranges::any_of(last, [&](const ListedRow *listed) { return lostItsCase(*listed); });
    m_taken.insert(person.id);
    return out;
}

bool RowMatcher::lostItsCase(const ListedRow &listed) const
{
    return listed.caseId && !m_people.hasCase(*listed.caseId);
}

/// A row whose case was deleted here may speak of one that was kept instead, though of none for which another row stands.
/// Absent where that is not plain.
std::optional<RowMatch> RowMatcher::withoutItsCase(const KnownPerson &person, const ListRow &row)
{
    QList<base::RecordId> kept = fittingCases(person, row);
    kept.removeIf([&](base::RecordId id) { return m_lastCases.contains(id); });
    if (kept.size() > 1)
        return std::nullopt;
    m_taken.insert(person.id);
    RowMatch out{.kind = RowMatch::Kind::Same, .person = person.id};
    if (!kept.isEmpty())
        out.caseId = kept.first();
    out.caseDeleted = kept.isEmpty();
    return out;
}

/// Takes one of equal rows, if possible of the same group; those last whose case was deleted here.
const ListedRow *RowMatcher::takeOneOf(QList<const ListedRow *> &equal, const QString &group) const
{
    const auto stands = [&](const ListedRow *listed) { return !lostItsCase(*listed); };
    auto best = std::ranges::find_if(equal, [&](const ListedRow *listed) { return stands(listed) && plainKey(listed->group) == plainKey(group); });
    if (best == equal.end())
        best = std::ranges::find_if(equal, stands);
    return equal.takeAt(best == equal.end() ? 0 : best - equal.begin());
}

std::optional<RowMatch> RowMatcher::sameRow(const ListRow &row, const QString &printed)
{
    const auto equal = m_lastByText.find(printed);
    while (equal != m_lastByText.end() && !equal->isEmpty()) {
        const ListedRow *before = takeOneOf(*equal, row.group);
        const auto known = m_people.find(before->person);
        if (!known)
            continue;
        if (lostItsCase(*before))
            return withoutItsCase(m_people.people()[*known], row);
        const base::RecordId person = m_people.people()[*known].id;
        m_taken.insert(person);
        return RowMatch{.kind = RowMatch::Kind::Same, .person = person, .caseId = before->caseId, .before = before};
    }
    return std::nullopt;
}

void RowMatcher::addNew(const ListRow &row, base::RecordId person)
{
    m_newIndex.add(std::uint32_t(m_new.size()), factsOf(row));
    m_new.push_back({person, row.line});
}

} // namespace dossier::exchange
