// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/suggestions.h"

namespace dossier::items {

base::Result<QList<Suggestion>> suggestionsFor(const store::Store &store, const QString &typed,
                                               const std::vector<schema::EntityType> &targets, int limit)
{
    QList<Suggestion> out;
    for (const schema::EntityType target : targets) {
        const schema::EntitySpec *entity = store.context().registry.entity(target);
        if (!entity || (entity->compartment != store.context().compartment && !entity->everyCompartment))
            continue;
        store::Query query;
        query.entity = target;
        query.search = typed.trimmed();
        query.limit = limit;
        DOSSIER_ASSIGN(const store::Page page, store.page(query));
        QList<base::RecordId> ids;
        for (const domain::Record &record : page.rows)
            ids.append(record.id());
        DOSSIER_ASSIGN(const auto titles, store.titles(ids));
        for (const base::RecordId &id : std::as_const(ids)) {
            if (out.size() < limit)
                out.append({id, target, titles.value(id)});
        }
    }
    return out;
}

} // namespace dossier::items
