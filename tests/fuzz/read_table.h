// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table/open_table.h"

#include <cstdlib>

namespace dossier::fuzz {

inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Reads a table to its end and holds it to its contract.
inline void readTable(const QByteArray &bytes, const exchange::TableOptions &options)
{
    std::optional<exchange::Finding> failure;
    const auto reader = exchange::openTableBytes(bytes, options, failure);
    if (!reader) {
        require(failure.has_value() && !failure->code.isEmpty());
        return;
    }
    std::int64_t line = 0;
    while (true) {
        const auto row = (*reader)->next();
        if (!row) {
            require((*reader)->failure().has_value());
            const auto behind = (*reader)->next();
            require(behind && !*behind);
            return;
        }
        if (!*row)
            return;
        require((*row)->line > line && !(*row)->cells.isEmpty() && (*row)->cells.size() <= exchange::kMostColumns);
        line = (*row)->line;
        for (const QString &cell : (*row)->cells)
            require(!cell.contains(QChar(u'\0')) && !cell.contains(QChar(u'\r')));
    }
}

} // namespace dossier::fuzz
