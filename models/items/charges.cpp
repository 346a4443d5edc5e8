// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/charges.h"

#include "schema/entities/charge.h"

#include <algorithm>

namespace dossier::items {

namespace charge = schema::charge;

QSet<base::RecordId> supersededAmong(const QList<domain::Record> &records, schema::FieldId link)
{
    QSet<base::RecordId> out;
    for (const domain::Record &record : records) {
        // One that names itself replaces nothing.
        const auto *replaced = std::get_if<base::RecordId>(&record.value(link));
        if (replaced && *replaced != record.id())
            out.insert(*replaced);
    }
    return out;
}

QList<domain::Record> chargesInForce(const store::Store &store, base::RecordId matter)
{
    QList<domain::Record> out = store.referring(charge::kType, charge::case_.id, matter).value_or(QList<domain::Record>());
    const QSet<base::RecordId> superseded = supersededAmong(out, charge::supersedes.id);
    out.removeIf([&](const domain::Record &one) { return superseded.contains(one.id()); });
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
