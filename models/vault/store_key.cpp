// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/store_key.h"

#include "base/random.h"

#include <algorithm>

namespace dossier::vault {

using base::Result;
using base::SecretBytes;

std::optional<StoreName> StoreName::fromStem(QByteArrayView stem)
{
    if (stem == QByteArrayView("main"))
        return StoreName();
    const auto isHexDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (stem.size() != qsizetype(2 * kSize) || !std::ranges::all_of(stem, isHexDigit))
        return std::nullopt;
    const QByteArray raw = QByteArray::fromHex(stem.toByteArray());
    Bytes bytes;
    std::ranges::copy(raw, reinterpret_cast<char *>(bytes.data()));
    // The zeroes are spelt "main" and in no other way.
    return bytes == Bytes{} ? std::nullopt : std::optional(StoreName(bytes));
}

QString StoreName::stem() const
{
    if (isMain())
        return QStringLiteral("main");
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(m_bytes.data()), qsizetype(kSize)).toHex());
}

Result<StoreKey> StoreKey::generate(base::Random &random)
{
    StoreKey made;
    DOSSIER_ASSIGN(made.key, SecretBytes::random(kKeySize, random));
    DOSSIER_ASSIGN(made.salt, SecretBytes::random(kSaltSize, random));
    return made;
}

Result<StoreKey> StoreKey::clone() const
{
    StoreKey copy;
    DOSSIER_ASSIGN(copy.key, key.clone());
    DOSSIER_ASSIGN(copy.salt, salt.clone());
    return copy;
}

} // namespace dossier::vault
