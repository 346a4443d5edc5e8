// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/row.h"

#include <algorithm>
#include <optional>
#include <utility>

/// What the readers of candidates themselves need of a row: its place, never whether it may leave.
namespace dossier::store {

template<typename T>
[[nodiscard]] std::optional<T> valueOf(const disclosure::Row &row, schema::Field<T> field)
{
    const auto found = row.values.constFind(std::to_underlying(field.id));
    const T *held = found == row.values.constEnd() ? nullptr : std::get_if<T>(&*found);
    return held ? std::optional<T>(*held) : std::nullopt;
}

/// Parts stand by their order key; those without one after the others.
inline void sortByOrder(QList<disclosure::Row> &rows, schema::Field<schema::OrderKey> order)
{
    std::ranges::stable_sort(rows, [order](const disclosure::Row &a, const disclosure::Row &b) {
        const auto first = valueOf(a, order);
        const auto second = valueOf(b, order);
        return first && (!second || first->key < second->key);
    });
}

} // namespace dossier::store
