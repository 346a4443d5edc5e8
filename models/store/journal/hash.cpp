// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal/hash.h"

#include <sodium.h>

#include <string_view>

namespace dossier::store {

namespace {

constexpr std::string_view kChangeDomain = "dossier.change.1";

const unsigned char *unsignedData(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

} // namespace

Digest chainOf(QByteArrayView header)
{
    Digest out;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, out.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(kChangeDomain.data()),
                              kChangeDomain.size());
    crypto_generichash_update(&state, unsignedData(header), static_cast<unsigned long long>(header.size()));
    crypto_generichash_final(&state, out.data(), out.size());
    return out;
}

Digest commitmentOf(const Salt &salt, QByteArrayView value)
{
    Digest out;
    crypto_generichash(out.data(), out.size(), unsignedData(value), static_cast<unsigned long long>(value.size()),
                       salt.data(), salt.size());
    return out;
}

} // namespace dossier::store
