// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule_sets.h"

#include <algorithm>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// References point from the more restricted compartment to main, never back and never across:
/// what lies in one file must not tell what is in another.
enum class Reach : std::uint8_t { Here, Main, Forbidden };

Reach reachOf(const schema::EntitySpec &from, const schema::EntitySpec &to)
{
    // A ledger entry lies in the file of the most restricted value it is about.
    if (from.everyCompartment)
        return to.compartment == schema::Compartment::Main ? Reach::Main : Reach::Here;
    if (from.compartment == to.compartment)
        return Reach::Here;
    return to.compartment == schema::Compartment::Main ? Reach::Main : Reach::Forbidden;
}

class ReferenceCheck
{
public:
    ReferenceCheck(const Preparation &preparation, const schema::EntitySpec &entity)
        : m_preparation(preparation), m_entity(entity)
    {
    }

    [[nodiscard]] Result<void> check(const schema::FieldSpec &field, const schema::Value &value) const
    {
        const auto *target = std::get_if<base::RecordId>(&value);
        if (!target)
            return {};
        DOSSIER_ASSIGN(const std::optional<Preparation::Standing> record, m_preparation.standing(*target));
        if (!record)
            return checkUnseen(field);
        if (record->deleted)
            return refuse(ErrorCode::NotFound, m_entity, &field, "points to what is deleted"_L1);
        if (!field.targets.empty() && std::ranges::find(field.targets, record->type) == field.targets.end())
            return refuse(ErrorCode::RuleViolated, m_entity, &field, "points to another kind of record"_L1);
        const schema::EntitySpec *to = m_preparation.registry().entity(record->type);
        if (to && reachOf(m_entity, *to) == Reach::Forbidden)
            return refuse(ErrorCode::RuleViolated, m_entity, &field, "points into another compartment"_L1);
        return {};
    }

private:
    /// Not in this file: only right where the target may lie in main and this is another file.
    [[nodiscard]] Result<void> checkUnseen(const schema::FieldSpec &field) const
    {
        for (const schema::EntityType type : field.targets) {
            const schema::EntitySpec *to = m_preparation.registry().entity(type);
            if (to && reachOf(m_entity, *to) == Reach::Main)
                return {};
        }
        return refuse(ErrorCode::NotFound, m_entity, &field, "points to nothing"_L1);
    }

    const Preparation &m_preparation;
    const schema::EntitySpec &m_entity;
};

} // namespace

Result<void> checkReferences(Preparation &preparation)
{
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        const ChangeSet &changes = preparation.at(i);
        const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
        const ReferenceCheck check(preparation, entity);
        for (const FieldChange &change : changes.fields)
            DOSSIER_TRY(check.check(*entity.field(change.field), change.after));
        for (const SetChange &change : changes.sets) {
            for (const schema::Value &member : change.added)
                DOSSIER_TRY(check.check(*entity.field(change.field), member));
        }
    }
    return {};
}

} // namespace dossier::domain
