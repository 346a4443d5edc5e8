// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/open_questions.h"

#include "domain/absence_answer.h"
#include "schema/entities/absence.h"
#include "schema/entities/possible_match.h"
#include "schema/entities/release.h"
#include "store/same_as.h"

#include <algorithm>

namespace dossier::items {

using domain::Record;
namespace absence = schema::absence;
namespace possible_match = schema::possible_match;

namespace {

bool isOpen(const store::Store &store, const Record &match, base::RecordId person)
{
    if (match.get(possible_match::decision))
        return false;
    const base::RecordId otherId = otherOf(match, person);
    const auto other = store.record(otherId);
    if (!other || other->isDeleted())
        return false;
    const domain::SameAs sameAs = store::sameAsIn(store);
    const auto kept = domain::keptUnder(person, sameAs);
    return kept && *kept != domain::keptUnder(otherId, sameAs).value_or(*kept);
}

} // namespace

base::RecordId otherOf(const Record &match, base::RecordId person)
{
    const base::RecordId one = match.get(possible_match::person).value_or(base::RecordId());
    return one == person ? match.get(possible_match::other).value_or(base::RecordId()) : one;
}

OpenQuestions openQuestionsOf(const store::Store &store, const std::optional<base::RecordId> &person,
                              const std::optional<base::RecordId> &matter)
{
    OpenQuestions out;
    if (person) {
        for (const schema::FieldId side : {possible_match::person.id, possible_match::other.id}) {
            for (const Record &match : store.referring(possible_match::kType, side, *person).value_or(QList<Record>())) {
                if (isOpen(store, match, *person))
                    out.matches.append(match);
            }
        }
        std::ranges::stable_sort(out.matches, std::ranges::greater(), [](const Record &match) {
            return match.get(possible_match::score).value_or(0);
        });
    }
    if (matter) {
        const auto releases = store.referring(schema::release::kType, schema::release::case_.id, *matter);
        if (releases && !domain::isAbsenceAsked(*releases))
            return out;
        out.absences = store.referring(absence::kType, absence::case_.id, *matter).value_or(QList<Record>());
        out.absences.removeIf([](const Record &one) { return one.get(absence::answer).has_value(); });
    }
    return out;
}

} // namespace dossier::items
