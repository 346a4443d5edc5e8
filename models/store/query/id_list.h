// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace dossier::store {

/// Row ids in the order of a list, each once.
class IdList
{
public:
    IdList() = default;
    explicit IdList(std::vector<std::int64_t> ids);

    /// Those of the list that are found as well, in the order of the list. `found` ascends.
    [[nodiscard]] std::vector<std::int64_t> among(const std::vector<std::int64_t> &found) const;

private:
    std::vector<std::int64_t> m_ids;
    std::vector<std::uint32_t> m_ascending;   ///< positions in m_ids, by id
};

} // namespace dossier::store
