// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/keyed_hash.h"

#include <memory>

namespace dossier::vault {

/// keyedHash of more bytes than fit in memory.
class RunningMac
{
public:
    /// `key` as for keyedHash.
    explicit RunningMac(const base::SecretBytes &key);
    RunningMac(RunningMac &&) noexcept;
    RunningMac &operator=(RunningMac &&) noexcept;
    ~RunningMac();

    void add(ByteView bytes);
    /// Once; adds nothing afterwards.
    [[nodiscard]] Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace dossier::vault
