// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "schema/field.h"

#include <QByteArray>

#include <array>
#include <cstdint>

namespace dossier::store {

/// The multiset hash of the protective values of a store (security.md, 2): the sum modulo 2^256
/// of BLAKE2b-256("dossier.protective.1", record, field, encoded value) over every head that is
/// not absent. A sum, so that one change costs two hashes whatever the size of the store.
class ProtectiveHash
{
public:
    static constexpr qsizetype kSize = 32;

    ProtectiveHash() = default;
    /// Of its stored form; anything but 32 bytes counts as empty.
    explicit ProtectiveHash(const QByteArray &stored);

    void add(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue);
    void remove(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue);
    [[nodiscard]] QByteArray stored() const;

    friend bool operator==(const ProtectiveHash &, const ProtectiveHash &) = default;

private:
    using Words = std::array<std::uint32_t, 8>;   ///< least significant first
    [[nodiscard]] static Words hashOf(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue);

    Words m_sum{};
};

} // namespace dossier::store
