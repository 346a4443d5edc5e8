// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace dossier::names {

/// Numbers under 32-bit keys, twelve bytes each and four to eight for its chain.
class PostingTable
{
public:
    void add(std::uint32_t key, std::uint32_t number)
    {
        if (m_entries.size() >= m_heads.size())
            grow();
        std::uint32_t &head = m_heads[slot(key)];
        m_entries.push_back({key, number, head});
        head = std::uint32_t(m_entries.size());
    }

    /// Calls `visit(number)` for the numbers under the key, the newest first, `most` of them at most.
    template<typename Visit>
    void visit(std::uint32_t key, std::size_t most, Visit visitor) const
    {
        if (m_heads.empty())
            return;
        for (std::uint32_t next = m_heads[slot(key)]; next != 0 && most > 0; next = m_entries[next - 1].next) {
            if (m_entries[next - 1].key == key) {
                visitor(m_entries[next - 1].number);
                --most;
            }
        }
    }

private:
    struct Entry {
        std::uint32_t key;
        std::uint32_t number;
        std::uint32_t next;      // one more than its place; 0 at the end
    };

    [[nodiscard]] std::size_t slot(std::uint32_t key) const { return key & (m_heads.size() - 1); }

    void grow()
    {
        m_heads.assign(m_heads.empty() ? 1024 : m_heads.size() * 2, 0);
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            std::uint32_t &head = m_heads[slot(m_entries[i].key)];
            m_entries[i].next = head;
            head = std::uint32_t(i + 1);
        }
    }

    std::vector<std::uint32_t> m_heads;
    std::vector<Entry> m_entries;
};

} // namespace dossier::names
