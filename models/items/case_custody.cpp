// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/case_custody.h"

#include "schema/entities/case.h"
#include "schema/entities/detention.h"
#include "schema/entities/release.h"

namespace dossier::items {

namespace case_ = schema::case_;
namespace detention = schema::detention;
namespace release = schema::release;

namespace {

QString termOf(const domain::Record &record, schema::Field<schema::Code> field)
{
    const auto code = record.get(field);
    return code ? code->term : QString();
}

} // namespace

CaseCustody custodyOf(const store::Store &store, const domain::Record &matter)
{
    CaseCustody out;
    out.facts.arrested = matter.get(case_::arrest_date);
    out.facts.status = termOf(matter, case_::liberty_status);
    out.facts.statusSince = matter.get(case_::liberty_since);
    out.orders = store.referring(detention::kType, detention::case_.id, matter.id()).value_or(QList<domain::Record>());
    for (const domain::Record &order : std::as_const(out.orders))
        out.facts.periods.append({termOf(order, detention::kind), order.get(detention::from), order.get(detention::until)});
    out.releases = store.referring(release::kType, release::case_.id, matter.id()).value_or(QList<domain::Record>());
    for (const domain::Record &one : std::as_const(out.releases))
        out.facts.releases.append({one.get(release::released_on), termOf(one, release::way)});
    return out;
}

} // namespace dossier::items
