// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"

#include <QString>

#include <array>
#include <optional>

namespace dossier::base {
class Random;
}

namespace dossier::vault {

/// Permanent number of a kind of compartment; the same as schema::Compartment. A vault has at most
/// one store of each kind.
enum class CompartmentKind : std::uint8_t { Main = 0 };
inline constexpr std::size_t kCompartmentKinds = 16;

/// Names the files of one store: 16 random bytes, all zero for main.
class StoreName
{
public:
    static constexpr std::size_t kSize = 16;
    using Bytes = std::array<std::uint8_t, kSize>;

    StoreName() = default;
    explicit StoreName(const Bytes &bytes) : m_bytes(bytes) {}
    /// Of "main" or 32 lower-case hexadecimal digits; absent for anything else.
    [[nodiscard]] static std::optional<StoreName> fromStem(QByteArrayView stem);

    [[nodiscard]] bool isMain() const { return m_bytes == Bytes{}; }
    [[nodiscard]] const Bytes &bytes() const { return m_bytes; }
    /// What file names begin with: "main" or 32 hexadecimal digits.
    [[nodiscard]] QString stem() const;

    friend bool operator==(const StoreName &, const StoreName &) = default;

private:
    Bytes m_bytes{};
};

/// What opens the database of one store; other keys of that store are derived from `key`.
struct StoreKey {
    base::SecretBytes key;    ///< 32 bytes
    base::SecretBytes salt;   ///< 16 bytes

    static constexpr std::size_t kKeySize = 32;
    static constexpr std::size_t kSaltSize = 16;
    [[nodiscard]] static base::Result<StoreKey> generate(base::Random &random);
    [[nodiscard]] base::Result<StoreKey> clone() const;
};

} // namespace dossier::vault
