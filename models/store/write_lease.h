// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace dossier::store {

/// Held by a job while it writes on a connection of its own; until it goes, the Store answers InUse
/// to whoever wants to write. Belongs to the Store's thread.
class WriteLease
{
public:
    explicit WriteLease(std::shared_ptr<bool> held) : m_held(std::move(held)) { *m_held = true; }
    ~WriteLease()
    {
        if (m_held)
            *m_held = false;
    }
    WriteLease(WriteLease &&) = default;
    WriteLease &operator=(WriteLease &&) = delete;

private:
    std::shared_ptr<bool> m_held;   ///< second owner: the Store, which may be closed before the job ends
};

} // namespace dossier::store
