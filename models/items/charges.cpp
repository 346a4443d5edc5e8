// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/charges.h"

#include "schema/entities/charge.h"

#include <algorithm>

namespace dossier::items {

namespace charge = schema::charge;

namespace {

schema::Version versionOf(const domain::Record &record, schema::FieldId link)
{
    const auto *replaced = std::get_if<base::RecordId>(&record.value(link));
    return {record.id(), replaced ? std::optional(*replaced) : std::nullopt};
}

} // namespace

QSet<base::RecordId> supersededAmong(const QList<domain::Record> &records, schema::FieldId link)
{
    QList<schema::Version> versions;
    for (const domain::Record &record : records)
        versions.append(versionOf(record, link));
    return schema::replacedAmong(versions);
}

QList<domain::Record> chargesInForce(const store::Store &store, base::RecordId matter)
{
    QList<domain::Record> out = store.referring(charge::kType, charge::case_.id, matter).value_or(QList<domain::Record>());
    QList<charge::Accusation> accusations;
    for (const domain::Record &one : out)
        accusations.append({versionOf(one, charge::supersedes.id), one.get(charge::stage).value_or(schema::Code{}).term});
    const QSet<base::RecordId> inForce = charge::inForce(accusations);
    out.removeIf([&](const domain::Record &one) { return !inForce.contains(one.id()); });
    std::ranges::stable_sort(out, std::greater{}, [](const domain::Record &one) {
        const auto date = one.get(charge::date);
        return date && date->earliest() ? *date->earliest() : QDate(1, 1, 1);
    });
    return out;
}

QStringList articlesOf(const QList<domain::Record> &charges)
{
    QStringList out;
    for (const domain::Record &one : charges) {
        for (const schema::Article &article : one.get(charge::article)) {
            if (!out.contains(article.path))
                out.append(article.path);
        }
    }
    return out;
}

} // namespace dossier::items
