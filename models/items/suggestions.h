// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace dossier::items {

/// A record offered while its name is typed.
struct Suggestion {
    base::RecordId id;
    schema::EntityType entity{};
    QString title;
    QString about;      ///< whose it is, where the title alone does not say: the cases of a proceeding
};

/// Records of these entities whose words begin as typed, the best few; what belongs to cases is found by the words of
/// those too. Bounded: one page of the store each. Text without a letter finds the first few.
[[nodiscard]] base::Result<QList<Suggestion>> suggestionsFor(const store::Store &store, const QString &typed, const QString &language,
                                                             const std::vector<schema::EntityType> &targets, int limit);

} // namespace dossier::items
