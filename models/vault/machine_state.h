// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "vault/keyed_hash.h"
#include "vault/store_key.h"

#include <QString>

namespace dossier::vault {

inline constexpr std::size_t kMachineStateSize = 1600;

/// What this machine last saw of one store; a vault that is behind it was put back as a whole.
struct LowerBound {
    std::uint64_t commit = 0;
    Digest chain{};

    friend bool operator==(const LowerBound &, const LowerBound &) = default;
};

/// What a machine remembers about a vault, in the user's own state folder: the incarnation token and a lower
/// bound for each store. One file of fixed size, named by a hash; unused entries are random, so that
/// the file tells neither which vault it belongs to nor how many compartments were ever opened.
class MachineState
{
public:
    enum class Condition : std::uint8_t {
        Present,
        Absent,       ///< first time on this machine, or removed
        Damaged,      ///< there, and not what we wrote; treated as absent
        Unavailable   ///< cannot be read, or save() could not write: a new feed each time, said in `info`
    };

    /// $XDG_STATE_HOME/dossier, or ~/.local/state/dossier; empty where there is no home either.
    [[nodiscard]] static QString defaultFolder();
    /// Never fails: what is not there is a condition. Reads only.
    [[nodiscard]] static MachineState load(const QString &folder, const base::VaultId &vault, base::Random &random);

    [[nodiscard]] Condition condition() const { return m_condition; }
    /// Absent unless Present. A store that remembers another token, or none, starts a new feed before its
    /// first write.
    [[nodiscard]] std::optional<base::IncarnationToken> token() const { return m_token; }
    /// Draws a token where there is none.
    base::IncarnationToken ensureToken();
    /// A restored copy is a new incarnation: a fresh token, every bound forgotten.
    base::IncarnationToken adopt();

    /// Absent where this machine never saw the store, or the entry is not this store's.
    [[nodiscard]] base::Result<std::optional<LowerBound>> bound(CompartmentKind kind, const StoreName &name,
                                                                const StoreKey &key) const;
    [[nodiscard]] base::Result<void> setBound(CompartmentKind kind, const StoreName &name, const StoreKey &key,
                                              const LowerBound &bound);
    /// Writes the file, making the folder (0700) where needed. On failure the condition becomes Unavailable
    /// and the old file stands; the caller goes on.
    void save();

private:
    static constexpr std::size_t kEntrySize = 96;
    using Entry = std::array<std::uint8_t, kEntrySize>;

    MachineState(QString folder, const base::VaultId &vault, base::Random &random);
    [[nodiscard]] bool parse(ByteView bytes);
    void scramble();
    [[nodiscard]] QString path() const;

    QString m_folder;
    base::VaultId m_vault;
    base::Random *m_random;
    Condition m_condition = Condition::Absent;
    std::optional<base::IncarnationToken> m_token;
    std::array<Entry, kCompartmentKinds> m_entries{};
};

} // namespace dossier::vault
