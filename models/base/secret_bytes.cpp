// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret_bytes.h"

#include "base/random.h"

#include <sodium.h>

#include <atomic>
#include <cstring>
#include <utility>

namespace dossier::base {

namespace {

/// The one piece of state shared by all secrets: whether the system ever refused to lock one.
/// It only ever goes from true to false, and is read to warn the user, never to decide.
std::atomic<bool> everyAllocationLocked{true};

bool sodiumReady()
{
    static const bool kReady = sodium_init() >= 0;
    return kReady;
}

} // namespace

Result<SecretBytes> SecretBytes::zeroed(std::size_t size)
{
    SecretBytes secret;
    if (size == 0)
        return secret;
    if (!sodiumReady())
        return fail(ErrorCode::OutOfMemory, QStringLiteral("sodium_init"));
    void *memory = sodium_malloc(size);
    if (memory == nullptr)
        return fail(ErrorCode::OutOfMemory, QStringLiteral("sodium_malloc"));
    // sodium_malloc ignores a failure to lock. Locks do not nest, so asking again costs nothing
    // against the limit where it did succeed, and tells us where it did not.
    if (sodium_mlock(memory, size) != 0)
        everyAllocationLocked.store(false, std::memory_order_relaxed);
    std::memset(memory, 0, size);
    secret.m_data = static_cast<std::uint8_t *>(memory);
    secret.m_size = size;
    return secret;
}

Result<SecretBytes> SecretBytes::random(std::size_t size, Random &random)
{
    DOSSIER_ASSIGN(SecretBytes secret, zeroed(size));
    random.fill(secret.writable());
    return secret;
}

Result<SecretBytes> SecretBytes::copyOf(std::span<const std::uint8_t> source)
{
    DOSSIER_ASSIGN(SecretBytes secret, zeroed(source.size()));
    if (!source.empty())
        std::memcpy(secret.m_data, source.data(), source.size());
    return secret;
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes::~SecretBytes()
{
    clear();
}

Result<SecretBytes> SecretBytes::clone() const
{
    return copyOf(bytes());
}

bool SecretBytes::equals(std::span<const std::uint8_t> other) const
{
    if (other.size() != m_size)
        return false;
    return m_size == 0 || sodium_memcmp(m_data, other.data(), m_size) == 0;
}

void SecretBytes::clear()
{
    // sodium_free checks the canary, zeroes and unlocks.
    sodium_free(std::exchange(m_data, nullptr));
    m_size = 0;
}

bool SecretBytes::allLocked()
{
    return everyAllocationLocked.load(std::memory_order_relaxed);
}

} // namespace dossier::base
