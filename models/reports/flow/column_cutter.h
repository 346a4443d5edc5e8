// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/flow/slab.h"

namespace dossier::reports {

/// Cuts slabs into columns side by side, as much at a time as a page has room for; what is left at
/// the end is balanced. Slabs that stay together share a column unless they are taller than one.
class ColumnCutter
{
public:
    explicit ColumnCutter(ColumnSlabs &&columns) : m_columns(std::move(columns)) {}

    [[nodiscard]] bool isDone() const { return m_next >= m_columns.slabs.size(); }
    /// Height that all of the rest takes, at most `room`.
    [[nodiscard]] double heightOfRest(double room) const;
    /// One slab of the next columns, at most `room` high where that is more than one line.
    [[nodiscard]] Slab take(double room);

private:
    /// First slab of every column that is `height` high, and of what follows them.
    [[nodiscard]] std::vector<std::size_t> starts(double height) const;
    [[nodiscard]] std::size_t endOfGroup(std::size_t first) const;
    void moveInto(Slab &whole, Slab &&part, double dx, double y) const;

    ColumnSlabs m_columns;
    std::size_t m_next = 0;
};

} // namespace dossier::reports
