// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ledger_rules.h"

#include "schema/entities/case_import_note.h"
#include "schema/entities/case_note.h"
#include "schema/entities/ledger_entry.h"

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;
namespace ledger = schema::ledger_entry;

namespace {

template<typename T>
void setIfAbsent(ChangeSet &changes, schema::Field<T> field, T value)
{
    if (schema::isAbsent(changes.after(field.id)))
        changes.set(field, std::move(value));
}

bool isTerm(const schema::Value &value, QStringView term)
{
    const auto *code = std::get_if<schema::Code>(&value);
    return code && code->term == term;
}

Result<void> completeEntry(const Preparation &preparation, ChangeSet &changes)
{
    const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
    const schema::FieldSpec *state = entity.field(ledger::state.id);
    const base::Instant now = preparation.context().now;
    // It tells what has left the vault; nobody writes that by hand.
    if (preparation.isDecision())
        return refuse(ErrorCode::RuleViolated, entity, nullptr, "written by exports only"_L1);
    if (changes.kind == ChangeKind::Create) {
        setIfAbsent(changes, ledger::state, schema::Code{u"announced"_s});
        setIfAbsent(changes, ledger::announced_at, now);
        if (!isTerm(changes.after(ledger::state.id), u"announced"))
            return refuse(ErrorCode::RuleViolated, entity, state, "not announced first"_L1);
        return {};
    }
    if (changes.kind != ChangeKind::Update)
        return {};
    const FieldChange *step = changes.change(ledger::state.id);
    const bool ends = step && isTerm(step->before, u"announced")
        && (isTerm(step->after, u"done") || isTerm(step->after, u"failed"));
    if (!ends)
        return refuse(ErrorCode::RuleViolated, entity, state, "no such step"_L1);
    setIfAbsent(changes, ledger::finished_at, now);
    return {};
}

} // namespace

Result<void> completeLedger(Preparation &preparation)
{
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        ChangeSet &changes = preparation.at(i);
        const bool nothing = changes.fields.empty() && changes.sets.empty();
        if (changes.entity == ledger::kType && !nothing)
            DOSSIER_TRY(completeEntry(preparation, changes));
    }
    return {};
}

Result<void> stampNotes(Preparation &preparation)
{
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        ChangeSet &changes = preparation.at(i);
        if (changes.kind != ChangeKind::Create)
            continue;
        if (changes.entity == schema::case_import_note::kType)
            setIfAbsent(changes, schema::case_import_note::imported_at, preparation.context().now);
        if (changes.entity != schema::case_note::kType)
            continue;
        setIfAbsent(changes, schema::case_note::written_at, preparation.context().now);
        if (!preparation.action().actor.isNull())
            setIfAbsent(changes, schema::case_note::author, preparation.action().actor);
    }
    return {};
}

} // namespace dossier::domain
