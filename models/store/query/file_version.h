// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/tables/statement.h"

#include <array>

namespace dossier::store {

/// Whether what was read over a connection still holds. A change is one of this connection (an uncommitted one
/// too, and its being taken back) or a commit of another.
class FileVersion
{
public:
    explicit FileVersion(Statements &statements) : m_statements(statements) {}

    /// True the first time and whenever something was written since it was asked last.
    [[nodiscard]] base::Result<bool> changed();

private:
    Statements &m_statements;
    std::array<std::int64_t, 3> m_seen{-1, -1, -1};
};

} // namespace dossier::store
