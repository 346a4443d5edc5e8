// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace dossier::store {

/// A word of a search that does not stand in the name by which a record is shown, and what it met instead: a word of
/// a name, in another spelling, or another name of the same person.
struct FoundBy {
    QString asked;
    QString met;
    bool otherSpelling = false;   ///< else `met` is the whole other name

    friend bool operator==(const FoundBy &, const FoundBy &) = default;
};

/// Why a record was found by the words of a search (interface.md: "Mamedov ≈ Məmmədov"). Names are those of the record, of
/// a case those of its person; a word that met something else than a name is not among them. Reads a few records.
[[nodiscard]] base::Result<QList<FoundBy>> foundBy(const Store &store, const domain::Record &record, const QString &words);

/// "Mamedov ≈ Məmmədov, Anar Mammadli": one after the other, each once.
[[nodiscard]] QString foundByText(const QList<FoundBy> &found);

} // namespace dossier::store
