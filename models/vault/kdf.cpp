// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/kdf.h"

#include <sodium.h>

#include <unistd.h>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

static_assert(crypto_pwhash_argon2id_SALTBYTES == std::tuple_size_v<decltype(KdfParameters::salt)>);

Result<void> checkKdf(const KdfParameters &parameters)
{
    if (parameters.memoryKib < kKdfFloorKib || parameters.memoryKib > kKdfCeilingKib)
        return fail(ErrorCode::KdfOutOfRange, QStringLiteral("memory"));
    if (parameters.passes < kKdfFloorPasses || parameters.passes > kKdfCeilingPasses)
        return fail(ErrorCode::KdfOutOfRange, QStringLiteral("passes"));
    return {};
}

Result<SecretBytes> runKdf(const SecretBytes &passphrase, const KdfParameters &parameters)
{
    DOSSIER_TRY(checkKdf(parameters));
    DOSSIER_ASSIGN(SecretBytes output, SecretBytes::zeroed(32));
    // Locked memory of no size has no address; libsodium wants one even for an empty passphrase.
    static constexpr char kNothing = 0;
    const char *text = passphrase.isEmpty() ? &kNothing : reinterpret_cast<const char *>(passphrase.bytes().data());
    const std::size_t memoryBytes = std::size_t{parameters.memoryKib} * 1024;
    if (crypto_pwhash(output.writable().data(), output.size(), text, passphrase.size(), parameters.salt.data(),
                      parameters.passes, memoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::OutOfMemory, QStringLiteral("argon2id of %1 KiB").arg(parameters.memoryKib));
    return output;
}

Result<std::uint32_t> calibrateKdfMemoryKib(std::chrono::milliseconds target)
{
    using Clock = std::chrono::steady_clock;
    const std::int64_t machineKib = std::int64_t{::sysconf(_SC_PHYS_PAGES)} * (::sysconf(_SC_PAGESIZE) / 1024);
    DOSSIER_ASSIGN(const SecretBytes passphrase, SecretBytes::zeroed(16));
    KdfParameters tried;
    std::uint32_t best = kKdfFloorKib;
    for (std::uint32_t memoryKib = kKdfFloorKib; memoryKib <= kKdfCeilingKib; memoryKib *= 2) {
        if (memoryKib > kKdfFloorKib && std::int64_t{memoryKib} * 4 > machineKib)
            break;
        tried.memoryKib = memoryKib;
        const Clock::time_point start = Clock::now();
        if (!runKdf(passphrase, tried)) {
            if (memoryKib == kKdfFloorKib)
                return fail(ErrorCode::OutOfMemory, QStringLiteral("argon2id at its floor"));
            break;
        }
        const auto taken = Clock::now() - start;
        if (taken > target)
            break;
        best = memoryKib;
        // Twice the memory takes at least twice as long: not worth trying what cannot fit.
        if (taken * 2 > target)
            break;
    }
    return best;
}

Result<SecretBytes> KdfCache::key(const KdfParameters &parameters)
{
    for (const Entry &entry : m_entries) {
        if (entry.parameters == parameters)
            return entry.output.clone();
    }
    DOSSIER_ASSIGN(SecretBytes output, runKdf(m_passphrase, parameters));
    DOSSIER_ASSIGN(SecretBytes copy, output.clone());
    m_entries.push_back({parameters, std::move(output)});
    return copy;
}

} // namespace dossier::vault
