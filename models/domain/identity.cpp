// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/identity.h"

#include "schema/entities/person.h"
#include "schema/entities/possible_match.h"

#include <algorithm>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;
namespace person = schema::person;
namespace possible_match = schema::possible_match;

namespace {

/// Nobody has this many records; a longer chain is a ring that laptops closed when they met.
constexpr int kLongestChain = 64;

ChangeSet decided(const PersonPair &pair, const QString &decision, base::Instant now, base::RecordId fresh)
{
    ChangeSet changes = pair.question ? updateOf(*pair.question) : createOf(possible_match::kType, fresh);
    if (!pair.question) {
        changes.set(possible_match::person, pair.person);
        changes.set(possible_match::other, pair.other);
    }
    changes.set(possible_match::decision, schema::Code{decision});
    changes.set(possible_match::decided_at, now);
    return changes;
}

ChangeSet underOther(base::RecordId id, base::RecordId kept)
{
    ChangeSet changes = createOf(person::kType, id);
    changes.kind = ChangeKind::Update;
    changes.set(person::same_as, kept);
    return changes;
}

Result<void> refuseIdentity(const Preparation &preparation, QLatin1StringView why)
{
    const schema::EntitySpec &entity = *preparation.registry().entity(person::kType);
    return refuse(ErrorCode::RuleViolated, entity, entity.field(person::same_as.id), why);
}

Result<void> checkRing(const Preparation &preparation, base::RecordId start, base::RecordId kept)
{
    std::optional<base::RecordId> next = kept;
    for (int step = 0; next; ++step) {
        if (*next == start || step == kLongestChain)
            return refuseIdentity(preparation, "the same as itself"_L1);
        DOSSIER_ASSIGN(const std::optional<Record> record, preparation.after(*next));
        next = record ? record->get(person::same_as) : std::nullopt;
    }
    return {};
}

SameAs sameAsAfter(const Preparation &preparation)
{
    return [&preparation](base::RecordId id) -> Result<std::optional<base::RecordId>> {
        DOSSIER_ASSIGN(const std::optional<Record> record, preparation.after(id));
        return record ? record->get(person::same_as) : std::nullopt;
    };
}

/// All records that will be kept as one person with this one.
Result<QList<base::RecordId>> onePersonWith(const Preparation &preparation, base::RecordId id)
{
    DOSSIER_ASSIGN(const base::RecordId kept, keptUnder(id, sameAsAfter(preparation)));
    QList<base::RecordId> out{kept};
    for (qsizetype i = 0; i < out.size(); ++i) {
        DOSSIER_ASSIGN(const QList<Record> under, preparation.referringAfter(person::kType, person::same_as.id, out[i]));
        for (const Record &one : under) {
            if (!out.contains(one.id()))
                out.append(one.id());
        }
    }
    return out;
}

/// Nobody of one person was told apart from another of them.
Result<void> checkNotToldApart(const Preparation &preparation, base::RecordId id)
{
    DOSSIER_ASSIGN(const QList<base::RecordId> all, onePersonWith(preparation, id));
    for (const base::RecordId one : all) {
        DOSSIER_ASSIGN(const QList<Record> matches, preparation.referringAfter(possible_match::kType, possible_match::person.id, one));
        for (const Record &match : matches) {
            const bool toldApart = match.get(possible_match::decision) == schema::Code{u"not_same"_s};
            if (toldApart && all.contains(match.get(possible_match::other).value_or(base::RecordId())))
                return refuseIdentity(preparation, "said not to be the same person"_L1);
        }
    }
    return {};
}

} // namespace

Result<base::RecordId> keptUnder(base::RecordId person, const SameAs &sameAs)
{
    QList<base::RecordId> way{person};
    while (way.size() < kLongestChain) {
        DOSSIER_ASSIGN(const std::optional<base::RecordId> next, sameAs(way.constLast()));
        if (!next)
            break;
        if (const qsizetype met = way.indexOf(*next); met >= 0)
            return *std::min_element(way.cbegin() + met, way.cend());
        way.append(*next);
    }
    return way.constLast();
}

Result<std::vector<ChangeSet>> sayTheSame(const PersonPair &pair, const SameAs &sameAs, base::Instant now, base::RecordId fresh)
{
    DOSSIER_ASSIGN(const base::RecordId kept, keptUnder(pair.person, sameAs));
    DOSSIER_ASSIGN(const base::RecordId other, keptUnder(pair.other, sameAs));
    std::vector<ChangeSet> out{decided(pair, u"same"_s, now, fresh)};
    if (kept != other)
        out.push_back(underOther(other, pair.person));
    return out;
}

std::vector<ChangeSet> sayNotTheSame(const PersonPair &pair, base::Instant now, base::RecordId fresh)
{
    return {decided(pair, u"not_same"_s, now, fresh)};
}

Result<void> checkIdentities(Preparation &preparation)
{
    // What two laptops said each for itself is shown as it is, and read with a bound.
    if (preparation.action().origin == Origin::Merge)
        return {};
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        const ChangeSet &changes = preparation.at(i);
        if (changes.entity == person::kType) {
            const auto *kept = std::get_if<base::RecordId>(&changes.after(person::same_as.id));
            if (kept)
                DOSSIER_TRY(checkRing(preparation, changes.id, *kept));
            if (kept && preparation.isDecision())
                DOSSIER_TRY(checkNotToldApart(preparation, changes.id));
        } else if (changes.entity == possible_match::kType && preparation.isDecision() && changes.change(possible_match::decision.id)) {
            DOSSIER_ASSIGN(const std::optional<Record> match, preparation.after(changes.id));
            if (match && match->get(possible_match::decision) == schema::Code{u"not_same"_s})
                DOSSIER_TRY(checkNotToldApart(preparation, match->get(possible_match::person).value_or(base::RecordId())));
        }
    }
    return {};
}

} // namespace dossier::domain
