// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace dossier::base {

class Random;

/// Bytes that must not reach swap, a core dump or a second copy: locked, guarded memory of
/// sodium_malloc, zeroed when freed. Moves, never copies; has no conversion to QByteArray,
/// QString or QDebug.
class SecretBytes
{
public:
    SecretBytes() = default;
    /// Zeroed bytes; Error OutOfMemory where memory cannot be had.
    [[nodiscard]] static Result<SecretBytes> zeroed(std::size_t size);
    [[nodiscard]] static Result<SecretBytes> random(std::size_t size, Random &random);
    [[nodiscard]] static Result<SecretBytes> copyOf(std::span<const std::uint8_t> source);

    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    ~SecretBytes();

    [[nodiscard]] Result<SecretBytes> clone() const;

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {m_data, m_size}; }
    [[nodiscard]] std::span<std::uint8_t> writable() { return {m_data, m_size}; }
    /// Constant time; false for different sizes.
    [[nodiscard]] bool equals(std::span<const std::uint8_t> other) const;
    void clear();

    /// False once any allocation of this process could not be locked in memory; the user is told once.
    /// Kept in one atomic flag that only ever falls: it warns and decides nothing.
    [[nodiscard]] static bool allLocked();

private:
    std::uint8_t *m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace dossier::base
