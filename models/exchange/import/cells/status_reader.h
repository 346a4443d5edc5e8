// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/cells/list_terms.h"

#include <optional>

namespace dossier::exchange {

/// What a cell of statuses says; each a term, absent where the cell does not say it.
struct StatusCell {
    std::optional<QString> liberty;
    std::optional<QString> releaseWay;
    bool isWhole = false;        ///< nothing of the cell is left over
    bool isContradictory = false;   ///< its parts name two statuses: none is taken
};

/// "Sentenced; appeal pending", "Released (pardoned)", "В СИЗО / под следствием": the cell as a whole, else
/// its parts between ; / , and brackets.
[[nodiscard]] StatusCell readStatus(const QString &cell, const ListTerms &terms, const QString &language);

} // namespace dossier::exchange
