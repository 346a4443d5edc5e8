// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/suggestions.h"

#include "items/columns.h"

namespace dossier::items {

base::Result<QList<Suggestion>> suggestionsFor(const store::Store &store, const QString &typed, const QString &language,
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
        const CellContext words{store, store.context().registry, store.context().vocabularies, language, {}};
        for (const domain::Record &record : page.rows) {
            if (out.size() < limit)
                out.append({record.id(), target, titleInWords(words, record.id())});
        }
    }
    return out;
}

} // namespace dossier::items
