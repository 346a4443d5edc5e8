// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "vault/vault.h"

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

CopyState stateFor(ErrorCode code)
{
    if (code == ErrorCode::KdfOutOfRange)
        return CopyState::KdfRefused;
    return code == ErrorCode::WrongKey ? CopyState::KeyDoesNotFit : CopyState::NotAuthentic;
}

/// True for the failures that condemn one copy; the rest (no memory, no credentials) end the attempt.
bool condemnsCopy(ErrorCode code)
{
    return code == ErrorCode::KdfOutOfRange || code == ErrorCode::WrongKey || code == ErrorCode::DamagedHeader;
}

/// What to say where no copy opened: damage before a wrong key, a wrong key before hostile parameters.
base::Error refusal(const HeaderCopy &primary, const HeaderCopy &backup)
{
    const auto either = [&](CopyState state) { return primary.state == state || backup.state == state; };
    if (either(CopyState::NotAuthentic))
        return {ErrorCode::DamagedHeader, QStringLiteral("a slot fits, the header is not authentic")};
    if (either(CopyState::KeyDoesNotFit))
        return {ErrorCode::WrongKey, QStringLiteral("no slot")};
    if (either(CopyState::KdfRefused))
        return {ErrorCode::KdfOutOfRange, QStringLiteral("Argon2 parameters of the header")};
    return {ErrorCode::DamagedHeader, QStringLiteral("no copy is readable")};
}

/// Tries readable copies from the higher generation down, and notes in each how it fared.
Result<Unlocked> unlockBest(HeaderCopy &primary, HeaderCopy &backup, const Credentials &credentials)
{
    std::vector<HeaderCopy *> order;
    if (primary.header)
        order.push_back(&primary);
    if (backup.header && !(primary.header && primary.bytes == backup.bytes))
        order.push_back(&backup);
    if (order.size() == 2 && backup.header->generation > primary.header->generation)
        std::swap(order[0], order[1]);

    std::optional<KdfCache> cache;
    if (credentials.passphrase != nullptr)
        cache.emplace(*credentials.passphrase);
    for (HeaderCopy *copy : order) {
        Result<Unlocked> unlocked = unlockHeader(copy->bytes, *copy->header, credentials, cache ? &*cache : nullptr);
        if (unlocked)
            return unlocked;
        if (!condemnsCopy(unlocked.error().code))
            return unlocked;
        copy->state = stateFor(unlocked.error().code);
    }
    return std::unexpected(refusal(primary, backup));
}

} // namespace

Result<std::unique_ptr<Vault>> Vault::open(const QString &path, const Credentials &credentials, Access access,
                                           base::Random &random)
{
    DOSSIER_ASSIGN(VaultFolder folder, VaultFolder::existing(path));
    if (access == Access::ReadWrite)
        DOSSIER_TRY(folder.requireWritable());
    DOSSIER_ASSIGN(VaultLock lock, VaultLock::acquire(folder, access));
    if (access == Access::ReadWrite)
        folder.sweepTemporaries();
    HeaderCopy primary = readHeaderCopy(folder.headerPath());
    HeaderCopy backup = readHeaderCopy(folder.headerBackupPath());
    // Opening the older copy would mean writing it over what a newer release has made.
    if (primary.state == CopyState::TooNew || backup.state == CopyState::TooNew)
        return fail(ErrorCode::UnsupportedVersion, QStringLiteral("vault header"));
    DOSSIER_ASSIGN(Unlocked unlocked, unlockBest(primary, backup, credentials));
    std::unique_ptr<Vault> vault(new Vault(std::move(folder), std::move(lock), access, std::move(unlocked), random));
    vault->settleCopies(primary, backup);
    return vault;
}

void Vault::settleCopies(HeaderCopy &primary, HeaderCopy &backup)
{
    const bool usedPrimary = primary.bytes == m_unlocked.bytes;
    HeaderCopy &other = usedPrimary ? backup : primary;
    bool differs = other.bytes != m_unlocked.bytes;
    if (differs && other.header) {
        const Result<bool> authentic = isAuthentic(other.bytes, m_unlocked.main.key);
        const bool genuine = authentic && *authentic;
        m_report.repairPending = genuine && other.header->generation > headerGeneration();
        if (m_report.repairPending)
            m_highestGeneration = other.header->generation;
        else if (other.state != CopyState::KdfRefused)
            other.state = genuine ? CopyState::Stale : CopyState::NotAuthentic;
    }
    m_report.primary = primary.state;
    m_report.backup = backup.state;
    m_report.usedBackup = !usedPrimary;
    if (!differs || m_report.repairPending || m_access != Access::ReadWrite)
        return;
    if (Result<void> written = writeHeaderCopies(m_folder, m_unlocked.bytes); written)
        m_report.repaired = true;
    else
        m_report.repairError = written.error();
}

} // namespace dossier::vault
