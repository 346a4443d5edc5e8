// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/same_as.h"

#include "schema/entities/person.h"
#include "store/store.h"

namespace dossier::store {

domain::SameAs sameAsIn(const Store &store)
{
    return [&store](base::RecordId person) -> base::Result<std::optional<base::RecordId>> {
        DOSSIER_ASSIGN(const domain::Record record, store.record(person));
        return record.get(schema::person::same_as);
    };
}

} // namespace dossier::store
