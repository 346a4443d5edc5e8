// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/columns.h"

namespace dossier::items {

/// A line of the notes of a hearing, in words.
struct NoteLine {
    std::int64_t number = 0;
    std::optional<base::Instant> at;        ///< when it happened in the room, else the first key
    QString speaker;                        ///< role and name, what there is of them
    QString text;
    QStringList rights;                     ///< "T8 Calling and examining witnesses"
    QStringList marks;
    bool isVerbatim = false;
    std::optional<std::int64_t> corrects;   ///< number of another line of these
};

/// The notes of every observer of a hearing, each in the order of its lines. What cannot be read is left out.
[[nodiscard]] QList<NoteLine> noteLinesOf(const CellContext &context, base::RecordId hearing);

} // namespace dossier::items
