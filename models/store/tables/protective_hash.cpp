// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/protective_hash.h"

#include <QtEndian>

#include <sodium.h>

#include <cstring>

namespace dossier::store {

namespace {

constexpr QByteArrayView kDomain("dossier.protective.1");

const unsigned char *bytesOf(const void *data)
{
    return static_cast<const unsigned char *>(data);
}

} // namespace

ProtectiveHash::ProtectiveHash(const QByteArray &stored)
{
    if (stored.size() != kSize)
        return;
    for (std::size_t i = 0; i < m_sum.size(); ++i)
        m_sum[i] = qFromLittleEndian<std::uint32_t>(stored.constData() + 4 * i);
}

ProtectiveHash::Words ProtectiveHash::hashOf(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, std::size_t(kSize));
    crypto_generichash_update(&state, bytesOf(kDomain.data()), static_cast<unsigned long long>(kDomain.size()));
    crypto_generichash_update(&state, record.bytes().data(), record.bytes().size());
    std::array<std::uint8_t, 2> number;
    qToLittleEndian(std::to_underlying(field), number.data());
    crypto_generichash_update(&state, number.data(), number.size());
    crypto_generichash_update(&state, bytesOf(encodedValue.data()), static_cast<unsigned long long>(encodedValue.size()));
    std::array<unsigned char, std::size_t(kSize)> digest;
    crypto_generichash_final(&state, digest.data(), digest.size());
    Words out;
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = qFromLittleEndian<std::uint32_t>(digest.data() + 4 * i);
    return out;
}

void ProtectiveHash::add(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue)
{
    const Words term = hashOf(record, field, encodedValue);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < m_sum.size(); ++i) {
        carry += std::uint64_t{m_sum[i]} + term[i];
        m_sum[i] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
}

void ProtectiveHash::remove(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue)
{
    const Words term = hashOf(record, field, encodedValue);
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < m_sum.size(); ++i) {
        const std::uint64_t subtracted = std::uint64_t{term[i]} + borrow;
        borrow = m_sum[i] < subtracted ? 1 : 0;
        m_sum[i] = static_cast<std::uint32_t>(m_sum[i] - subtracted);
    }
}

QByteArray ProtectiveHash::stored() const
{
    QByteArray out(kSize, Qt::Uninitialized);
    for (std::size_t i = 0; i < m_sum.size(); ++i)
        qToLittleEndian(m_sum[i], out.data() + 4 * i);
    return out;
}

} // namespace dossier::store
