// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace dossier::items {

/// What nobody has answered yet about a person and a case.
struct OpenQuestions {
    QList<domain::Record> matches;    ///< possible_match, likeliest first; either side may be the person
    QList<domain::Record> absences;   ///< of the case, oldest first

    [[nodiscard]] qsizetype count() const { return matches.size() + absences.size(); }
};

/// Bounded as Store::referring is. A question about somebody who is deleted, or kept under the other already, is none.
/// What cannot be read asks nothing.
[[nodiscard]] OpenQuestions openQuestionsOf(const store::Store &store, const std::optional<base::RecordId> &person,
                                            const std::optional<base::RecordId> &matter);
/// The other one of the two that a possible_match speaks of.
[[nodiscard]] base::RecordId otherOf(const domain::Record &match, base::RecordId person);

} // namespace dossier::items
