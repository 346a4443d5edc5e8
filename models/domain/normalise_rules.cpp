// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule_sets.h"
#include "schema/normalise.h"

namespace dossier::domain {

using base::Result;
using schema::UnknownTerms;

namespace {

Result<schema::ValueList> normalisedMembers(const schema::FieldSpec &field, const schema::ValueList &members,
                                            const schema::Vocabularies &vocabularies, UnknownTerms unknownTerms)
{
    schema::ValueList out;
    for (const schema::Value &member : members) {
        DOSSIER_ASSIGN(schema::Value value, schema::normalise(field, vocabularies, member, unknownTerms));
        if (!out.contains(value))
            out.append(std::move(value));
    }
    return out;
}

} // namespace

Result<void> normaliseValues(Preparation &preparation)
{
    const schema::Vocabularies &vocabularies = preparation.context().vocabularies;
    // What was accepted once, here or by a newer release elsewhere, comes back or arrives as it is.
    const Origin origin = preparation.action().origin;
    const bool accepted = origin == Origin::Merge || origin == Origin::Undo;
    const UnknownTerms unknown = accepted ? UnknownTerms::Kept : UnknownTerms::Refused;
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        ChangeSet &changes = preparation.at(i);
        const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
        for (FieldChange &change : changes.fields) {
            DOSSIER_ASSIGN(change.after, schema::normalise(*entity.field(change.field), vocabularies,
                                                           std::move(change.after), unknown));
        }
        for (SetChange &change : changes.sets) {
            const schema::FieldSpec &field = *entity.field(change.field);
            DOSSIER_ASSIGN(change.added, normalisedMembers(field, change.added, vocabularies, unknown));
            DOSSIER_ASSIGN(change.removed,
                           normalisedMembers(field, change.removed, vocabularies, UnknownTerms::Kept));
        }
    }
    return {};
}

} // namespace dossier::domain
