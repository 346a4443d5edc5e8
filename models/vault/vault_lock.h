// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "vault/vault_folder.h"

namespace dossier::vault {

enum class Access : std::uint8_t {
    ReadWrite,   ///< the one writer
    ReadOnly,    ///< reads where nobody writes
    Beside       ///< reads while another program writes; changes nothing and takes no lock
};

/// Where the folder of an open vault is by now.
enum class Place : std::uint8_t {
    Here,        ///< where it was opened
    Elsewhere,   ///< moved: nothing, or something else, stands in its place
    Gone         ///< deleted: what is written to its open files is nowhere
};

/// flock on vault.lock for as long as it lives: exclusive for the one writer, shared for readers, so that
/// readers come in only when no writer holds it. The kernel lets go when the program dies.
class VaultLock
{
public:
    /// Never waits. Error InUse. A reader on a medium it cannot write to and where no lock file is
    /// takes none: no writer can be there either.
    [[nodiscard]] static base::Result<VaultLock> acquire(const VaultFolder &folder, Access access);

    VaultLock(VaultLock &&other) noexcept;
    VaultLock &operator=(VaultLock &&other) noexcept;
    VaultLock(const VaultLock &) = delete;
    VaultLock &operator=(const VaultLock &) = delete;
    ~VaultLock();

    /// Who holds no lock cannot tell, and is told Here.
    [[nodiscard]] Place place(const VaultFolder &folder) const;

private:
    explicit VaultLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace dossier::vault
