// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "schema/field.h"

#include <QByteArray>

#include <array>
#include <cstdint>

namespace dossier::store {

/// The sum modulo 2^256 of BLAKE2b-256 over the members of a multiset: the order does not matter,
/// and a member comes and goes for the price of one hash whatever the size of the set.
class MultisetHash
{
public:
    static constexpr qsizetype kSize = 32;

    MultisetHash() = default;
    /// Of its stored form; anything but 32 bytes counts as empty.
    explicit MultisetHash(const QByteArray &stored);

    void add(QByteArrayView member);
    void remove(QByteArrayView member);
    [[nodiscard]] QByteArray stored() const;

    friend bool operator==(const MultisetHash &, const MultisetHash &) = default;

private:
    std::array<std::uint32_t, 8> m_sum{};   ///< least significant word first
};

/// The multiset hash of the protective values of a store (security.md, 2), over
/// ("dossier.protective.1", record, field, encoded value) of every head that is not absent.
class ProtectiveHash
{
public:
    ProtectiveHash() = default;
    explicit ProtectiveHash(const QByteArray &stored) : m_hash(stored) {}

    void add(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue);
    void remove(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue);
    [[nodiscard]] QByteArray stored() const { return m_hash.stored(); }

private:
    MultisetHash m_hash;
};

} // namespace dossier::store
