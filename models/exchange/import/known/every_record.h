// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/import_watch.h"
#include "store/read_connection.h"

namespace dossier::exchange {

/// Calls `use(record)` for every record that a query finds, a window at a time, so that memory stays
/// bounded. Error of the first window that cannot be read, or of askWatch.
template<typename Use>
[[nodiscard]] base::Result<void> everyRecord(const store::ReadConnection &records, store::Query query, Use use, const ImportWatch &watch = {})
{
    query.limit = 2000;
    for (query.offset = 0;; query.offset += query.limit) {
        DOSSIER_TRY(askWatch(watch, 0, 0));
        DOSSIER_ASSIGN(const store::Page page, records.page(query));
        for (const domain::Record &record : page.rows)
            use(record);
        if (query.offset + query.limit >= page.total)
            return {};
    }
}

template<typename Use>
[[nodiscard]] base::Result<void> everyRecord(const store::ReadConnection &records, schema::EntityType entity, Use use, const ImportWatch &watch = {})
{
    return everyRecord(records, store::Query{.entity = entity}, use, watch);
}

} // namespace dossier::exchange
