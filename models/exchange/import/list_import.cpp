// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/list_import.h"

namespace dossier::exchange {

using base::Result;

void takeProposals(const ReadList &list, ImportOptions &options)
{
    if (options.asOf.isNull())
        options.asOf = list.asOf;
}

Result<ImportPlan> planListImport(const store::ReadConnection &records, ListImport &import, const ImportTools &tools,
                                  std::optional<Finding> &failure)
{
    DOSSIER_ASSIGN(const KnownRecords known, KnownRecords::read(records, import.options.listName, tools.watch));
    import.reading.remembered = known.history.columns;
    DOSSIER_ASSIGN(const ReadList list, readList(*import.table, import.reading, tools.vocabularies, tools.terms, failure));
    takeProposals(list, import.options);
    return planImport(list, records, known, import.options, import.answers, tools);
}

Result<ImportPlan> planListImport(const store::Store &store, ListImport &import, const ImportTools &tools,
                                  std::optional<Finding> &failure)
{
    DOSSIER_ASSIGN(const store::StoreShare share, store.share());
    DOSSIER_ASSIGN(const std::unique_ptr<store::ReadConnection> records, store::ReadConnection::open(share));
    DOSSIER_ASSIGN(const store::Snapshot snapshot, records->snapshot());
    return planListImport(*records, import, tools, failure);
}

} // namespace dossier::exchange
