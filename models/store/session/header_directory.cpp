// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/session/header_directory.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kDirectoryKey = QByteArrayLiteral("directory");
const QByteArray kGenerationKey = QByteArrayLiteral("min_header_generation");

// place 1, index 1, kind 1, removing 1, member 16, added 8, hash 32
constexpr qsizetype kEntrySize = 60;
constexpr qsizetype kMemberOffset = 4;
constexpr qsizetype kAddedOffset = 20;
constexpr qsizetype kHashOffset = 28;

QByteArray encode(const DirectoryEntry &entry)
{
    QByteArray out(kEntrySize, '\0');
    out[0] = char(entry.place);
    out[1] = char(entry.index);
    out[2] = char(entry.kind);
    out[3] = char(entry.removing ? 1 : 0);
    std::memcpy(out.data() + kMemberOffset, entry.member.bytes().data(), entry.member.bytes().size());
    qToLittleEndian(entry.addedAt, out.data() + kAddedOffset);
    std::memcpy(out.data() + kHashOffset, entry.hash.data(), entry.hash.size());
    return out;
}

DirectoryEntry decode(QByteArrayView bytes)
{
    DirectoryEntry entry;
    entry.place = DirectoryEntry::Place(std::uint8_t(bytes[0]));
    entry.index = std::uint8_t(bytes[1]);
    entry.kind = std::uint8_t(bytes[2]);
    entry.removing = bytes[3] != 0;
    entry.member = base::MemberId::fromByteArray(bytes.sliced(kMemberOffset, 16)).value_or(base::MemberId());
    entry.addedAt = qFromLittleEndian<std::int64_t>(bytes.data() + kAddedOffset);
    std::memcpy(entry.hash.data(), bytes.data() + kHashOffset, entry.hash.size());
    return entry;
}

} // namespace

Result<std::vector<DirectoryEntry>> HeaderDirectory::entries() const
{
    DOSSIER_ASSIGN(const QByteArray stored, m_main.meta(kDirectoryKey));
    if (stored.size() % kEntrySize != 0)
        return base::fail(ErrorCode::DamagedDatabase, u"directory"_s);
    std::vector<DirectoryEntry> out;
    for (qsizetype at = 0; at < stored.size(); at += kEntrySize) {
        const DirectoryEntry entry = decode(QByteArrayView(stored).sliced(at, kEntrySize));
        if (entry.index >= int(entry.place == DirectoryEntry::Place::Slot ? vault::kSlotCount : vault::kGrantCount))
            return base::fail(ErrorCode::DamagedDatabase, u"directory"_s);
        if (!isGone(entry))
            out.push_back(entry);
    }
    return out;
}

/// A removal that reached the header and no further.
bool HeaderDirectory::isGone(const DirectoryEntry &entry) const
{
    const bool slot = entry.place == DirectoryEntry::Place::Slot;
    return entry.removing && entry.hash != (slot ? m_vault.slotHash(entry.index) : m_vault.grantHash(entry.index));
}

Result<vault::UsedEntries> HeaderDirectory::used() const
{
    DOSSIER_ASSIGN(const std::vector<DirectoryEntry> current, entries());
    vault::UsedEntries used;
    for (const DirectoryEntry &entry : current) {
        if (entry.place == DirectoryEntry::Place::Slot)
            used.slots.set(std::size_t(entry.index));
        else
            used.grants.set(std::size_t(entry.index));
    }
    return used;
}

Result<void> HeaderDirectory::add(std::vector<DirectoryEntry> added)
{
    DOSSIER_ASSIGN(std::vector<DirectoryEntry> current, entries());
    for (DirectoryEntry &entry : added) {
        const bool slot = entry.place == DirectoryEntry::Place::Slot;
        entry.hash = slot ? m_vault.slotHash(entry.index) : m_vault.grantHash(entry.index);
        std::erase_if(current, [&](const DirectoryEntry &old) { return old.place == entry.place && old.index == entry.index; });
        current.push_back(entry);
    }
    return write(current);
}

Result<void> HeaderDirectory::beginRemoval(DirectoryEntry::Place place, int index)
{
    DOSSIER_ASSIGN(std::vector<DirectoryEntry> current, entries());
    for (DirectoryEntry &entry : current) {
        if (entry.place != place || entry.index != index)
            continue;
        entry.removing = true;
        entry.hash = place == DirectoryEntry::Place::Slot ? m_vault.slotHash(index) : m_vault.grantHash(index);
    }
    return write(current);
}

Result<void> HeaderDirectory::finishRemoval(DirectoryEntry::Place place, int index)
{
    DOSSIER_ASSIGN(std::vector<DirectoryEntry> current, entries());
    std::erase_if(current, [&](const DirectoryEntry &entry) { return entry.place == place && entry.index == index; });
    return write(current);
}

Result<void> HeaderDirectory::write(const std::vector<DirectoryEntry> &current)
{
    QByteArray bytes;
    for (const DirectoryEntry &entry : current)
        bytes += encode(entry);
    return m_main.setMeta(kDirectoryKey, bytes);
}

Result<vault::GrantSet> HeaderDirectory::grantsOf(vault::CompartmentKind kind) const
{
    DOSSIER_ASSIGN(const std::vector<DirectoryEntry> current, entries());
    vault::GrantSet grants;
    for (const DirectoryEntry &entry : current) {
        if (entry.place == DirectoryEntry::Place::Grant && vault::CompartmentKind(entry.kind) == kind)
            grants.set(std::size_t(entry.index));
    }
    return grants;
}

Result<std::uint64_t> HeaderDirectory::minimumGeneration() const
{
    DOSSIER_ASSIGN(const QByteArray stored, m_main.meta(kGenerationKey));
    if (stored.isEmpty())
        return 0;
    if (stored.size() != qsizetype(sizeof(std::uint64_t)))
        return base::fail(ErrorCode::DamagedDatabase, u"min_header_generation"_s);
    return qFromLittleEndian<std::uint64_t>(stored.constData());
}

Result<void> HeaderDirectory::raiseMinimumGeneration()
{
    QByteArray bytes(qsizetype(sizeof(std::uint64_t)), '\0');
    qToLittleEndian(m_vault.headerGeneration(), bytes.data());
    return m_main.setMeta(kGenerationKey, bytes);
}

} // namespace dossier::store
