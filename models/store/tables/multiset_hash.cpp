// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/multiset_hash.h"

#include <QtEndian>

#include <sodium.h>

namespace dossier::store {

namespace {

using Words = std::array<std::uint32_t, 8>;

Words hashOf(QByteArrayView member)
{
    std::array<unsigned char, std::size_t(MultisetHash::kSize)> digest;
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char *>(member.data()),
                       static_cast<unsigned long long>(member.size()), nullptr, 0);
    Words out;
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = qFromLittleEndian<std::uint32_t>(digest.data() + 4 * i);
    return out;
}

QByteArray memberOf(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue)
{
    QByteArray out("dossier.protective.1");
    out += record.toByteArray();
    std::array<char, 2> number;
    qToLittleEndian(std::to_underlying(field), number.data());
    out.append(number.data(), qsizetype(number.size()));
    out += encodedValue;
    return out;
}

} // namespace

MultisetHash::MultisetHash(const QByteArray &stored)
{
    if (stored.size() != kSize)
        return;
    for (std::size_t i = 0; i < m_sum.size(); ++i)
        m_sum[i] = qFromLittleEndian<std::uint32_t>(stored.constData() + 4 * i);
}

void MultisetHash::add(QByteArrayView member)
{
    const Words term = hashOf(member);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < m_sum.size(); ++i) {
        carry += std::uint64_t{m_sum[i]} + term[i];
        m_sum[i] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
}

void MultisetHash::remove(QByteArrayView member)
{
    const Words term = hashOf(member);
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < m_sum.size(); ++i) {
        const std::uint64_t subtracted = std::uint64_t{term[i]} + borrow;
        borrow = m_sum[i] < subtracted ? 1 : 0;
        m_sum[i] = static_cast<std::uint32_t>(m_sum[i] - subtracted);
    }
}

QByteArray MultisetHash::stored() const
{
    QByteArray out(kSize, Qt::Uninitialized);
    for (std::size_t i = 0; i < m_sum.size(); ++i)
        qToLittleEndian(m_sum[i], out.data() + 4 * i);
    return out;
}

void ProtectiveHash::add(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue)
{
    m_hash.add(memberOf(record, field, encodedValue));
}

void ProtectiveHash::remove(base::RecordId record, schema::FieldId field, QByteArrayView encodedValue)
{
    m_hash.remove(memberOf(record, field, encodedValue));
}

} // namespace dossier::store
