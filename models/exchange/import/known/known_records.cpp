// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/known/known_records.h"

#include "exchange/import/known/every_record.h"
#include "exchange/table/cell_text.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/vault.h"

namespace dossier::exchange {

using base::Result;
using domain::Record;

namespace {

Result<OrganisationIndex> organisationsOf(const store::ReadConnection &records)
{
    namespace organisation_name = schema::organisation_name;
    OrganisationIndex index;
    DOSSIER_TRY(everyRecord(records, organisation_name::kType, [&](const Record &name) {
        const auto text = name.get(organisation_name::text);
        const auto organisation = name.get(organisation_name::organisation);
        if (text && organisation)
            index.addKnown(*text, *organisation);
    }));
    return index;
}

} // namespace

Result<KnownRecords> KnownRecords::read(const store::ReadConnection &records, const QString &listName, const ImportWatch &watch)
{
    KnownRecords out;
    DOSSIER_ASSIGN(out.people, KnownPeople::read(records, watch));
    DOSSIER_ASSIGN(out.history, ListHistory::read(records, listName, watch));
    DOSSIER_ASSIGN(out.organisations, organisationsOf(records));
    DOSSIER_TRY(everyRecord(records, schema::joint_case::kType, [&](const Record &joint) {
        if (const auto name = joint.get(schema::joint_case::name))
            out.jointCases.insert(plainKey(*name), joint.id());
    }));
    DOSSIER_TRY(everyRecord(records, schema::vault::kType, [&](const Record &vault) {
        out.country = vault.get(schema::vault::country).value_or(schema::Code{}).term;
    }));
    return out;
}

} // namespace dossier::exchange
