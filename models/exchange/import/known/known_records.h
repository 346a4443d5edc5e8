// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/known/known_people.h"
#include "exchange/import/known/list_history.h"
#include "exchange/import/known/organisation_index.h"

namespace dossier::exchange {

/// What an import compares a list with. Reading it is unbounded: for a thread of its own.
struct KnownRecords {
    KnownPeople people;
    ListHistory history;
    OrganisationIndex organisations;
    QString country;              ///< of the vault; empty where nobody said
    QHash<QString, base::RecordId> jointCases;   ///< by plainKey (cell_text.h)

    /// Error of askWatch.
    [[nodiscard]] static base::Result<KnownRecords> read(const store::ReadConnection &records, const QString &listName,
                                                         const ImportWatch &watch = {});
};

} // namespace dossier::exchange
