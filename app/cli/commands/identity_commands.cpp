// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/opened_vault.h"
#include "domain/identity.h"
#include "exchange/import/known/known_people.h"
#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/entities/possible_match.h"
#include "store/same_as.h"

#include <QJsonArray>

#include <algorithm>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// Of one person, where all are compared with all.
constexpr qsizetype kMostShown = 25;

QString nameOf(const exchange::KnownPerson &person)
{
    return person.facts.names.value(0);
}

/// One line of the answer; "one" is absent where a name was asked for.
struct SimilarPair {
    const exchange::KnownPerson *one = nullptr;
    const exchange::KnownPerson *other = nullptr;
    names::Similarity similarity;
};

QJsonObject personJson(const exchange::KnownPerson &person)
{
    QJsonArray cases;
    for (const exchange::KnownCase &known : person.cases)
        cases.append(base::toString(known.id));
    return {{u"person"_s, base::toString(person.id)}, {u"name"_s, nameOf(person)}, {u"cases"_s, cases}};
}

QJsonObject pairJson(const SimilarPair &pair)
{
    QJsonArray reasons;
    for (const names::Reason &reason : pair.similarity.reasons)
        reasons.append(QJsonObject{{u"code"_s, names::reasonName(reason.code)}, {u"one"_s, reason.one}, {u"other"_s, reason.other}});
    QJsonObject out{{u"other"_s, personJson(*pair.other)}, {u"score"_s, pair.similarity.score},
                    {u"same"_s, pair.similarity.verdict == names::Verdict::Same}, {u"reasons"_s, reasons}};
    if (pair.one)
        out.insert(u"one"_s, personJson(*pair.one));
    return out;
}

void print(const Terminal &terminal, const SimilarPair &pair)
{
    QStringList reasons;
    for (const names::Reason &reason : pair.similarity.reasons)
        reasons.append(names::reasonName(reason.code));
    const QString who = pair.one ? u"%1 (%2) ~ "_s.arg(nameOf(*pair.one), base::toString(pair.one->id).first(8)) : QString();
    terminal.print(who + u"%1 (%2): %3: %4"_s.arg(nameOf(*pair.other), base::toString(pair.other->id).first(8))
                             .arg(pair.similarity.score, 0, 'f', 2).arg(reasons.join(u", "_s)));
}

struct Similar {
    std::vector<SimilarPair> pairs;
    std::vector<const exchange::KnownPerson *> cut;   ///< of whom there are more than are shown
};

Similar similarTo(const exchange::KnownPeople &known, const QString &name)
{
    names::PersonFacts facts;
    facts.names.append(name);
    Similar out;
    for (const names::Candidate &found : known.index().candidates(facts, {.limit = qsizetype(known.people().size())}))
        out.pairs.push_back({nullptr, &known.people()[found.id], found.similarity});
    return out;
}

/// Every pair once, without those that somebody has decided about.
Similar allSimilar(const exchange::KnownPeople &known)
{
    Similar out;
    for (std::size_t i = 0; i < known.people().size(); ++i) {
        const exchange::KnownPerson &one = known.people()[i];
        QList<names::Candidate> candidates = known.index().candidates(one.facts, {.limit = kMostShown + 2});   // one is the person
        candidates.removeIf([i](const names::Candidate &found) { return found.id == i; });
        if (candidates.size() > kMostShown) {
            out.cut.push_back(&one);
            candidates.resize(kMostShown);
        }
        for (const names::Candidate &found : std::as_const(candidates)) {
            if (found.id > i && !known.areNotSame(one.id, known.people()[found.id].id))
                out.pairs.push_back({&one, &known.people()[found.id], found.similarity});
        }
    }
    return out;
}

void print(const Terminal &terminal, const Similar &similar)
{
    for (const SimilarPair &pair : similar.pairs)
        print(terminal, pair);
    for (const exchange::KnownPerson *one : similar.cut)
        terminal.say(u"More than %1 may be %2; the likeliest are shown: ask with --name."_s.arg(kMostShown).arg(nameOf(*one)));
    terminal.say(u"%1 found. Nobody is merged unless you say so."_s.arg(similar.pairs.size()));
}

QJsonObject similarJson(const Similar &similar)
{
    QJsonArray pairs;
    for (const SimilarPair &pair : similar.pairs)
        pairs.append(pairJson(pair));
    QJsonArray cut;
    for (const exchange::KnownPerson *one : similar.cut)
        cut.append(personJson(*one));
    return {{u"schema"_s, 1}, {u"similar"_s, pairs}, {u"more"_s, cut}};
}

/// A person by id, or the person of a case by its reference.
Result<base::RecordId> personNamed(const store::Store &store, const QString &text)
{
    const Result<base::RecordId> person = store.resolve(schema::person::kType, text);
    if (person || person.error().code != ErrorCode::NotFound)
        return person;
    DOSSIER_ASSIGN(const base::RecordId caseId, store.resolve(schema::case_::kType, text));
    DOSSIER_ASSIGN(const domain::Record record, store.record(caseId));
    return record.get(schema::case_::person).value_or(base::RecordId());
}

enum class Decision : std::uint8_t { Same, NotSame };

/// The question about two persons, where it was put already, either way round.
Result<std::optional<domain::Record>> questionOf(const store::Store &store, base::RecordId one, base::RecordId other)
{
    namespace possible_match = schema::possible_match;
    using Operator = store::Condition::Operator;
    for (const auto &[person, second] : {std::pair(one, other), std::pair(other, one)}) {
        store::Query query{.entity = possible_match::kType,
                           .conditions = {{possible_match::person.id, Operator::Equals, person},
                                          {possible_match::other.id, Operator::Equals, second}},
                           .limit = 1};
        DOSSIER_ASSIGN(store::Page page, store.page(query));
        if (!page.rows.empty())
            return std::move(page.rows.front());
    }
    return std::nullopt;
}

/// Two records that are kept as one person are told apart by taking that back, not beside it.
Result<void> requireApart(const store::Store &store, const domain::PersonPair &pair)
{
    const domain::SameAs sameAs = store::sameAsIn(store);
    DOSSIER_ASSIGN(const base::RecordId one, domain::keptUnder(pair.person, sameAs));
    DOSSIER_ASSIGN(const base::RecordId other, domain::keptUnder(pair.other, sameAs));
    if (one == other)
        return base::fail(ErrorCode::InvalidArgument, u"one is kept under the other; same_as= takes that back"_s);
    return {};
}

Result<std::vector<domain::ChangeSet>> remember(const store::Store &store, const domain::PersonPair &pair, Decision decision,
                                                const Environment &environment)
{
    const base::RecordId fresh = base::newRecordId(environment.random);
    if (decision == Decision::Same)
        return domain::sayTheSame(pair, store::sameAsIn(store), environment.clock.now(), fresh);
    DOSSIER_TRY(requireApart(store, pair));
    return domain::sayNotTheSame(pair, environment.clock.now(), fresh);
}

Result<void> decide(const Environment &environment, const CommandLine &line, const QString &label, Decision decision)
{
    if (line.arguments.at(1) != "person"_L1)
        return base::fail(ErrorCode::InvalidArgument, u"person"_s);
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Write));
    store::Store &main = vault.session().main();
    domain::PersonPair pair;
    DOSSIER_ASSIGN(pair.person, personNamed(main, line.arguments.at(2)));
    DOSSIER_ASSIGN(pair.other, personNamed(main, line.arguments.at(3)));
    if (pair.person == pair.other)
        return base::fail(ErrorCode::InvalidArgument, u"one person, named twice"_s);
    DOSSIER_ASSIGN(const std::optional<domain::Record> question, questionOf(main, pair.person, pair.other));
    pair.question = question ? &*question : nullptr;

    domain::Action action;
    action.id = base::newId<base::ActionTag>(environment.random);
    action.label = label;
    action.reason = line.value(u"reason"_s);
    action.actor = vault.session().member();
    action.origin = domain::Origin::CommandLine;
    DOSSIER_ASSIGN(action.changes, remember(main, pair, decision, environment));
    DOSSIER_ASSIGN(const store::Applied applied, main.apply(std::move(action)));
    if (environment.terminal.wantsJson())
        environment.terminal.print(QJsonObject{{u"schema"_s, 1}, {u"changed"_s, !applied.records.isEmpty()}});
    else
        environment.terminal.say(applied.records.isEmpty() ? u"That was decided already."_s : u"Remembered."_s);
    return {};
}

} // namespace

Result<void> showSimilar(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Read));
    store::Store &main = vault.session().main();
    DOSSIER_TRY(vault.noteRead(main, u"similar"_s));
    DOSSIER_ASSIGN(const store::StoreShare share, main.share());
    DOSSIER_ASSIGN(const std::unique_ptr<store::ReadConnection> records, store::ReadConnection::open(share));
    DOSSIER_ASSIGN(const store::Snapshot snapshot, records->snapshot());
    DOSSIER_ASSIGN(const exchange::KnownPeople known, exchange::KnownPeople::read(*records));
    Similar similar = line.has(u"name"_s) ? similarTo(known, line.value(u"name"_s)) : allSimilar(known);
    std::ranges::stable_sort(similar.pairs, std::ranges::greater(), [](const SimilarPair &pair) { return pair.similarity.score; });
    if (environment.terminal.wantsJson())
        environment.terminal.print(similarJson(similar));
    else
        print(environment.terminal, similar);
    if (similar.pairs.empty() && line.has(u"name"_s) && !line.value(u"name"_s).trimmed().contains(u' '))
        environment.terminal.say(u"One word is no whole name: list --search finds everybody who bears it."_s);
    return {};
}

Result<void> aliasPersons(const Environment &environment, const CommandLine &line)
{
    return decide(environment, line, u"alias"_s, Decision::Same);
}

Result<void> keepPersonsApart(const Environment &environment, const CommandLine &line)
{
    return decide(environment, line, u"not_same"_s, Decision::NotSame);
}

} // namespace dossier::cli
