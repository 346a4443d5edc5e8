// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/member.h"
#include "store/session/session.h"

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

std::uint8_t kindOfSlot(const vault::Credentials &credentials)
{
    return std::uint8_t(credentials.keyFile ? vault::SlotKind::PassphraseAndKeyFile : vault::SlotKind::Passphrase);
}

} // namespace

Result<std::vector<DirectoryEntry>> Session::directory() const
{
    return HeaderDirectory(main(), *m_vault).entries();
}

/// After each change of the header: the places it took, then the oldest header main accepts.
Result<void> Session::recordHeaderChange(std::vector<DirectoryEntry> added)
{
    for (DirectoryEntry &entry : added) {
        if (entry.member.isNull())
            entry.member = m_member;
        entry.addedAt = m_context.clock.now().utcMicroseconds;
    }
    HeaderDirectory directory(main(), *m_vault);
    DOSSIER_TRY(directory.add(std::move(added)));
    return directory.raiseMinimumGeneration();
}

Result<int> Session::addSlot(const vault::Credentials &credentials)
{
    DOSSIER_ASSIGN(const vault::UsedEntries used, HeaderDirectory(main(), *m_vault).used());
    DOSSIER_ASSIGN(const int index, m_vault->addSlot(credentials, used));
    DOSSIER_TRY(recordHeaderChange({{DirectoryEntry::Place::Slot, index, kindOfSlot(credentials)}}));
    return index;
}

Result<vault::AddedRecovery> Session::addRecoverySlot()
{
    DOSSIER_ASSIGN(const vault::UsedEntries used, HeaderDirectory(main(), *m_vault).used());
    DOSSIER_ASSIGN(vault::AddedRecovery added, m_vault->addRecoverySlot(used));
    DOSSIER_TRY(recordHeaderChange({{DirectoryEntry::Place::Slot, added.slot, std::uint8_t(vault::SlotKind::RecoveryCode)}}));
    return added;
}

Result<void> Session::changePassphrase(const vault::Credentials &credentials)
{
    const int index = m_vault->openedSlot();
    if (m_vault->openedSlotKind() == vault::SlotKind::RecoveryCode) {
        // Unlocked by the recovery code: the code stays, and none of the passphrases this member had before opens.
        bool replaced = false;
        DOSSIER_ASSIGN(const std::vector<DirectoryEntry> entries, directory());
        for (const DirectoryEntry &entry : entries) {
            const bool ownPassphrase = entry.place == DirectoryEntry::Place::Slot && entry.member == m_member
                && entry.kind != std::uint8_t(vault::SlotKind::RecoveryCode);
            if (!ownPassphrase)
                continue;
            DOSSIER_TRY(replaceSlot(entry.index, credentials));
            replaced = true;
        }
        if (!replaced)
            DOSSIER_TRY(addSlot(credentials));
        return {};
    }
    return replaceSlot(index, credentials);
}

Result<void> Session::replaceSlot(int index, const vault::Credentials &credentials)
{
    DOSSIER_TRY(m_vault->replaceSlot(index, credentials));
    // From here on only the new passphrase opens: an error would send its owner back to the old one. What
    // a full disk keeps main from noting now is noted at the next unlocking.
    static_cast<void>(recordHeaderChange({{DirectoryEntry::Place::Slot, index, kindOfSlot(credentials)}}));
    return {};
}

/// Where the header was changed and main could not note it any more.
Result<void> Session::noteOpenedSlot()
{
    const int index = m_vault->openedSlot();
    const auto kind = std::uint8_t(m_vault->openedSlotKind());
    DOSSIER_ASSIGN(const std::vector<DirectoryEntry> entries, directory());
    const bool noted = std::ranges::any_of(entries, [&](const DirectoryEntry &entry) {
        return entry.place == DirectoryEntry::Place::Slot && entry.index == index && entry.kind == kind
            && entry.member == m_member && entry.hash == m_vault->slotHash(index);
    });
    return noted ? Result<void>() : recordHeaderChange({{DirectoryEntry::Place::Slot, index, kind}});
}

Result<void> Session::removeSlot(int index)
{
    HeaderDirectory directory(main(), *m_vault);
    DOSSIER_ASSIGN(const std::vector<DirectoryEntry> entries, directory.entries());
    const bool listed = std::ranges::any_of(entries, [&](const DirectoryEntry &entry) {
        return entry.place == DirectoryEntry::Place::Slot && entry.index == index && entry.member == m_member;
    });
    if (!listed)
        return base::fail(ErrorCode::NotFound, u"slot"_s);
    if (index == m_vault->openedSlot())
        return base::fail(ErrorCode::RuleViolated, u"slot in use"_s);
    DOSSIER_TRY(directory.beginRemoval(DirectoryEntry::Place::Slot, index));
    DOSSIER_TRY(m_vault->removeSlot(index));
    DOSSIER_TRY(directory.finishRemoval(DirectoryEntry::Place::Slot, index));
    return directory.raiseMinimumGeneration();
}

Result<Session::NewMember> Session::addMember(const QString &name, const vault::Credentials &credentials, bool withRecoveryCode)
{
    DOSSIER_ASSIGN(const vault::UsedEntries used, HeaderDirectory(main(), *m_vault).used());
    DOSSIER_ASSIGN(vault::AddedMember added, m_vault->addMember(credentials, withRecoveryCode, used));
    const base::MemberId id = base::newRecordId(m_context.random);
    domain::ChangeSet record = domain::createOf(schema::member::kType, id);
    record.set(schema::member::name, name);
    record.set(schema::member::encryption_key, vault::asView(added.keys.sealing).toByteArray());
    record.set(schema::member::signing_key, vault::asView(added.keys.signing).toByteArray());
    domain::Action action;
    action.id = base::newId<base::ActionTag>(m_context.random);
    action.label = u"add_member"_s;
    action.actor = m_member;
    action.origin = domain::Origin::System;
    action.changes.push_back(std::move(record));
    if (const auto recorded = main().apply(std::move(action)); !recorded) {
        // A key without its member opens to nobody.
        vault::SlotSet slots;
        vault::GrantSet grants;
        slots.set(std::size_t(added.slot));
        if (added.recoverySlot)
            slots.set(std::size_t(*added.recoverySlot));
        grants.set(std::size_t(added.mainGrant));
        (void)m_vault->removeMember(slots, grants);
        return std::unexpected(recorded.error());
    }

    std::vector<DirectoryEntry> places{
        {DirectoryEntry::Place::Slot, added.slot, kindOfSlot(credentials), id},
        {DirectoryEntry::Place::Grant, added.mainGrant, std::uint8_t(vault::CompartmentKind::Main), id},
    };
    if (added.recoverySlot)
        places.push_back({DirectoryEntry::Place::Slot, *added.recoverySlot, std::uint8_t(vault::SlotKind::RecoveryCode), id});
    DOSSIER_TRY(recordHeaderChange(std::move(places)));
    return NewMember{id, std::move(added.recoveryCode)};
}

} // namespace dossier::store
