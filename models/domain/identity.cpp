// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/identity.h"

#include "schema/entities/person.h"
#include "schema/entities/possible_match.h"

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

ChangeSet keptUnder(base::RecordId id, schema::Value kept)
{
    ChangeSet changes = createOf(person::kType, id);
    changes.kind = ChangeKind::Update;
    changes.set(person::same_as.id, std::move(kept));
    return changes;
}

} // namespace

std::vector<ChangeSet> sayTheSame(const PersonPair &pair, base::Instant now, base::RecordId fresh)
{
    return {keptUnder(pair.other, pair.person), decided(pair, u"same"_s, now, fresh)};
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
        const base::RecordId start = preparation.at(i).id;
        const auto *kept = std::get_if<base::RecordId>(&preparation.at(i).after(person::same_as.id));
        if (preparation.at(i).entity != person::kType || !kept)
            continue;
        std::optional<base::RecordId> next = *kept;
        for (int step = 0; next; ++step) {
            if (*next == start || step == kLongestChain) {
                const schema::EntitySpec &entity = *preparation.registry().entity(person::kType);
                return refuse(ErrorCode::RuleViolated, entity, entity.field(person::same_as.id), "the same as itself"_L1);
            }
            DOSSIER_ASSIGN(const std::optional<Record> record, preparation.after(*next));
            next = record ? record->get(person::same_as) : std::nullopt;
        }
    }
    return {};
}

} // namespace dossier::domain
