// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QByteArray>

#include <bit>
#include <cstdint>

namespace dossier::store {

/// Writes the primitives of the journal (models/FORMAT.md, "Primitives").
class ByteWriter
{
public:
    explicit ByteWriter(qsizetype expected = 256) { m_bytes.reserve(expected); }

    void byte(std::uint8_t value) { m_bytes.append(static_cast<char>(value)); }
    /// Seven bits a byte, least significant first, no more bytes than needed.
    void varint(std::uint64_t value)
    {
        while (value >= 0x80) {
            byte(static_cast<std::uint8_t>(value | 0x80U));
            value >>= 7U;
        }
        byte(static_cast<std::uint8_t>(value));
    }
    /// 0, -1, 1, -2 … as 0, 1, 2, 3 …
    void zigzag(std::int64_t value)
    {
        varint((std::bit_cast<std::uint64_t>(value) << 1U) ^ std::bit_cast<std::uint64_t>(value >> 63));
    }
    void fixed64(std::uint64_t value)
    {
        for (unsigned int shift = 0; shift < 64; shift += 8)
            byte(static_cast<std::uint8_t>(value >> shift));
    }
    void raw(QByteArrayView bytes) { m_bytes.append(bytes); }
    template<typename Array>
    void array(const Array &bytes)
    {
        m_bytes.append(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    }
    void counted(QByteArrayView bytes)
    {
        varint(static_cast<std::uint64_t>(bytes.size()));
        raw(bytes);
    }

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

/// Reads them back. The first thing that is not as the format says makes the reader fail for good:
/// from then on every read gives zeroes, and ok() is false. Never reads beyond what it was given.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes) : m_rest(bytes) {}

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] qsizetype remaining() const { return m_rest.size(); }
    void fail()
    {
        m_ok = false;
        m_rest = {};
    }

    std::uint8_t byte()
    {
        const QByteArrayView one = raw(1);
        return one.isEmpty() ? 0 : static_cast<std::uint8_t>(one.front());
    }
    /// Fails on more bytes than needed and on a value above `limit`.
    std::uint64_t varint(std::uint64_t limit = ~std::uint64_t(0))
    {
        std::uint64_t value = 0;
        for (unsigned int shift = 0; shift < 64; shift += 7) {
            const std::uint8_t part = byte();
            if (shift == 63 && part > 1)
                break;
            value |= std::uint64_t(part & 0x7fU) << shift;
            if (part < 0x80) {
                if ((part == 0 && shift > 0) || value > limit)
                    break;
                return value;
            }
        }
        fail();
        return 0;
    }
    std::int64_t zigzag()
    {
        const std::uint64_t value = varint();
        return std::bit_cast<std::int64_t>((value >> 1U) ^ (~(value & 1U) + 1U));
    }
    std::uint64_t fixed64()
    {
        std::uint64_t value = 0;
        for (unsigned int shift = 0; shift < 64; shift += 8)
            value |= std::uint64_t(byte()) << shift;
        return value;
    }
    QByteArrayView raw(qsizetype size)
    {
        if (size > m_rest.size()) {
            fail();
            return {};
        }
        const QByteArrayView out = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return out;
    }
    template<typename Array>
    Array array()
    {
        Array out{};
        const QByteArrayView bytes = raw(qsizetype(out.size()));
        if (!bytes.isEmpty())
            std::memcpy(out.data(), bytes.data(), out.size());
        return out;
    }
    template<typename Id>
    Id id()
    {
        return Id(array<typename Id::Bytes>());
    }
    QByteArrayView counted()
    {
        // A size beyond the rest fails in raw; nothing is allocated for it.
        return raw(static_cast<qsizetype>(varint(static_cast<std::uint64_t>(m_rest.size()))));
    }

private:
    QByteArrayView m_rest;
    bool m_ok = true;
};

} // namespace dossier::store
