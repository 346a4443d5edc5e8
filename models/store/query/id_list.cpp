// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/id_list.h"

#include <algorithm>
#include <numeric>

namespace dossier::store {

IdList::IdList(std::vector<std::int64_t> ids)
    : m_ids(std::move(ids))
    , m_ascending(m_ids.size())
{
    std::iota(m_ascending.begin(), m_ascending.end(), 0U);
    const auto idAt = [this](std::uint32_t position) { return m_ids[position]; };
    // Records are mostly listed as they came.
    if (!std::ranges::is_sorted(m_ids))
        std::ranges::sort(m_ascending, {}, idAt);
}

std::vector<std::int64_t> IdList::among(const std::vector<std::int64_t> &found) const
{
    std::vector<bool> taken(m_ids.size());
    std::size_t count = 0;
    auto next = found.begin();
    for (const std::uint32_t position : m_ascending) {
        const std::int64_t id = m_ids[position];
        while (next != found.end() && *next < id)
            ++next;
        if (next == found.end())
            break;
        if (*next == id) {
            taken[position] = true;
            ++count;
        }
    }
    std::vector<std::int64_t> out;
    out.reserve(count);
    for (std::size_t position = 0; position < m_ids.size(); ++position) {
        if (taken[position])
            out.push_back(m_ids[position]);
    }
    return out;
}

} // namespace dossier::store
