// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/list_import.h"

#include <algorithm>

namespace dossier::exchange {

using base::Result;

namespace {

// How the parts share the whole, as measured with a hundred thousand rows.
constexpr std::int64_t kVaultRead = 100;
constexpr std::int64_t kFileRead = 300;

ImportWatch partOf(const ImportWatch &watch, std::int64_t from, std::int64_t to)
{
    if (!watch)
        return {};
    return [watch, from, to](std::int64_t done, std::int64_t total) {
        return watch(total > 0 ? from + (to - from) * std::min(done, total) / total : from, kPlanWhole);
    };
}

Result<void> readKnown(const store::ReadConnection &records, const ImportWatch &watch, ListImport &import)
{
    DOSSIER_ASSIGN(KnownRecords known, KnownRecords::read(records, import.options.listName, partOf(watch, 0, kVaultRead)));
    import.known = std::make_shared<const KnownRecords>(std::move(known));
    return {};
}

Result<void> readRows(const ImportTools &tools, ListImport &import, std::optional<Finding> &failure)
{
    import.reading.remembered = import.known->history.columns;
    import.reading.watch = partOf(tools.watch, kVaultRead, kFileRead);
    DOSSIER_ASSIGN(ReadList list, readList(*import.table, import.reading, tools.vocabularies, tools.terms, failure));
    import.list = std::make_shared<const ReadList>(std::move(list));
    return {};
}

} // namespace

Result<ImportPlan> planListImport(const store::StoreShare &share, ListImport &import, const ImportTools &tools,
                                  std::optional<Finding> &failure)
{
    DOSSIER_ASSIGN(const std::unique_ptr<store::ReadConnection> records, store::ReadConnection::open(share));
    DOSSIER_ASSIGN(const store::Snapshot snapshot, records->snapshot());
    if (!import.known)
        DOSSIER_TRY(readKnown(*records, tools.watch, import));
    if (!import.list)
        DOSSIER_TRY(readRows(tools, import, failure));
    if (import.options.asOf.isNull())
        import.options.asOf = import.list->asOf;
    const ImportTools last{tools.vocabularies, tools.institutions, tools.terms, tools.random, tools.now,
                           partOf(tools.watch, kFileRead, kPlanWhole)};
    return planImport(*import.list, *records, *import.known, import.options, import.answers, last);
}

Result<ImportPlan> planListImport(const store::Store &store, ListImport &import, const ImportTools &tools,
                                  std::optional<Finding> &failure)
{
    DOSSIER_ASSIGN(const store::StoreShare share, store.share());
    return planListImport(share, import, tools, failure);
}

} // namespace dossier::exchange
