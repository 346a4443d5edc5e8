// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dossier::vault {

using ByteView = std::span<const std::uint8_t>;

/// Little-endian integers at a fixed place; the caller has checked the size.
template<std::unsigned_integral T>
[[nodiscard]] T readLittleEndian(ByteView bytes, std::size_t offset)
{
    T value = 0;
    for (std::size_t i = sizeof(T); i > 0; --i)
        value = static_cast<T>((static_cast<std::uint64_t>(value) << 8) | bytes[offset + i - 1]);
    return value;
}

template<std::unsigned_integral T>
void writeLittleEndian(std::span<std::uint8_t> bytes, std::size_t offset, T value)
{
    for (std::size_t i = 0; i < sizeof(T); ++i)
        bytes[offset + i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i));
}

/// Copies `source` to `target` at `offset`; the caller has checked the size.
inline void place(std::span<std::uint8_t> target, std::size_t offset, ByteView source)
{
    std::ranges::copy(source, target.subspan(offset, source.size()).begin());
}

[[nodiscard]] inline ByteView asBytes(QByteArrayView view)
{
    return {reinterpret_cast<const std::uint8_t *>(view.data()), static_cast<std::size_t>(view.size())};
}

[[nodiscard]] inline ByteView asBytes(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

[[nodiscard]] inline QByteArrayView asView(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

[[nodiscard]] inline bool isAllZero(ByteView bytes)
{
    return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
}

} // namespace dossier::vault
