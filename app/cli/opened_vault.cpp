// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/opened_vault.h"

#include "base/process_hygiene.h"
#include "cli/credentials.h"
#include "cli/messages.h"
#include "schema/keys.h"
#include "vault/vault_folder.h"

#include <algorithm>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using schema::Compartment;
using vault::Access;
using namespace Qt::StringLiterals;

namespace {

/// Where nothing can be written a reading command still reads.
bool mayReadInstead(const base::Error &error, Purpose purpose)
{
    const bool cannotWrite = error.code == ErrorCode::InUse || error.code == ErrorCode::ReadOnlyMedium
        || error.code == ErrorCode::NetworkFileSystem || error.code == ErrorCode::NoSpace;
    return purpose == Purpose::Read && cannotWrite;
}

Result<std::unique_ptr<store::Session>> openSession(const Environment &environment, const CommandLine &line, Purpose purpose)
{
    const QString path = line.arguments.first();
    DOSSIER_TRY(requireVault(path));
    DOSSIER_ASSIGN(const Secrets secrets, secretsToUnlock(line));
    const store::SessionContext context = sessionContext(environment);
    auto session = store::Session::open(path, secrets.credentials(), Access::ReadWrite, context);
    if (session || !mayReadInstead(session.error(), purpose))
        return session;
    const Access instead = session.error().code == ErrorCode::InUse ? Access::Beside : Access::ReadOnly;
    auto reading = store::Session::open(path, secrets.credentials(), instead, context);
    if (reading)
        environment.terminal.say(u"Opened for reading only; this read is not written to the vault's journal."_s);
    return reading;
}

} // namespace

Result<void> requireVault(const QString &path)
{
    const auto folder = vault::VaultFolder::existing(path);
    if (folder)
        return {};
    return base::fail(folder.error().code == ErrorCode::NotFound ? ErrorCode::NotAVault : folder.error().code);
}

Result<void> requireOutside(const store::Session &session, const QString &path)
{
    if (session.vault().folder().contains(path))
        return base::fail(ErrorCode::InvalidArgument, u"it must not lie inside the vault"_s);
    return {};
}

std::vector<const vault::HeldGrant *> grantsInOrder(const store::Session &session)
{
    std::vector<const vault::HeldGrant *> grants;
    for (const vault::HeldGrant &held : session.vault().grants())
        grants.push_back(&held);
    std::ranges::sort(grants, {}, [](const vault::HeldGrant *held) { return held->grant.kind; });
    return grants;
}

Result<Compartment> compartmentNamed(const QString &name)
{
    if (const std::optional<Compartment> compartment = schema::compartmentFromKey(name))
        return *compartment;
    return base::fail(ErrorCode::InvalidArgument, u"compartment"_s);
}

store::SessionContext sessionContext(const Environment &environment)
{
    return {environment.registry, environment.vocabularies, environment.clock, environment.random,
            vault::MachineState::defaultFolder()};
}

Result<OpenedVault> OpenedVault::open(const Environment &environment, const CommandLine &line, Purpose purpose)
{
    DOSSIER_ASSIGN(auto session, openSession(environment, line, purpose));
    OpenedVault out(std::move(session));
    const Result<void> compartments = out.openCompartments(line);
    // Also where one of them could not be opened: what is known of the others is said.
    reportOpening(out.session(), environment.terminal);
    const store::SessionReport &report = out.session().report();
    if (purpose == Purpose::Write && (report.setback || out.session().access() != Access::ReadWrite))
        return base::fail(report.setback ? report.setback->reason : ErrorCode::ReadOnlyMedium);
    DOSSIER_TRY(compartments);
    return out;
}

Result<void> OpenedVault::openCompartments(const CommandLine &line)
{
    for (const QString &name : line.values(u"open"_s)) {
        DOSSIER_ASSIGN(const Compartment compartment, compartmentNamed(name));
        m_asked.append(compartment);
        if (compartment == Compartment::Main)
            continue;
        const bool makesIt = line.command == "new"_L1 && !m_session->holds(compartment);
        if (!makesIt)
            DOSSIER_TRY(m_session->openCompartment(compartment));
    }
    if (line.command != "info"_L1)
        return {};
    for (const vault::HeldGrant *held : grantsInOrder(*m_session)) {
        // One that cannot be read is told by `verify`; the rest is to be known in any case.
        if (!held->grant.isWrapped())
            static_cast<void>(m_session->lookAt(Compartment(std::to_underlying(held->grant.kind))));
    }
    return {};
}

Result<store::Store *> OpenedVault::storeFor(const schema::EntitySpec &entity) const
{
    if (store::Store *open = m_session->store(entity.compartment))
        return open;
    return base::fail(m_asked.contains(entity.compartment) || !m_session->holds(entity.compartment) ? ErrorCode::NotGranted
                                                                                                     : ErrorCode::Locked);
}

Result<store::Store *> OpenedVault::storeToCreateIn(const schema::EntitySpec &entity) const
{
    if (store::Store *open = m_session->store(entity.compartment))
        return open;
    if (!m_asked.contains(entity.compartment))
        return base::fail(ErrorCode::NotGranted);
    return m_session->createCompartment(entity.compartment);
}

Result<void> OpenedVault::noteRead(store::Store &store, const QString &what) const
{
    if (store.access() != Access::ReadWrite)
        return {};
    return store.note(u"read"_s, what, m_session->member());
}

void reportOpening(const store::Session &session, const Terminal &terminal)
{
    const vault::OpenReport &header = session.vault().openReport();
    if (header.repaired)
        terminal.say(u"One of the two copies of the vault's header was damaged; it was rewritten from the good one."_s);
    else if (header.repairError)
        terminal.say(u"One of the two copies of the vault's header is damaged and could not be rewritten: %1"_s.arg(
            messageFor(*header.repairError)));
    const store::SessionReport &report = session.report();
    if (report.setback) {
        if (report.setback->compartment != Compartment::Main)
            terminal.say(u"Compartment %1:"_s.arg(schema::compartmentKey(report.setback->compartment)));
        terminal.say(messageFor({report.setback->reason, {}}));
        if (report.setback->newest)
            terminal.say(u"The newest entry it still holds is of %1."_s.arg(base::toIsoString(*report.setback->newest)));
    }
    for (const Compartment compartment : report.staleLogs)
        terminal.say(u"Beside the database of %1 lay a write-ahead log that is older than the database. It was not used, nothing was "
                     "lost, and it is kept under another name."_s.arg(schema::compartmentKey(compartment)));
    for (const Compartment compartment : report.damagedDrafts)
        terminal.say(u"The unsaved drafts of %1 could not be read: their file is damaged. It is kept; what was saved is not touched."_s.arg(
            schema::compartmentKey(compartment)));
    if (report.stateUnavailable)
        terminal.say(u"The state folder of this user cannot be written: a vault that is put back as a whole will not be noticed."_s);
    if (!base::SecretBytes::allLocked())
        terminal.say(u"Memory could not be locked: secrets may reach the swap. Raise the limit with `ulimit -l`."_s);
    if (base::swapsWithoutEncryption())
        terminal.say(u"This machine swaps to an unencrypted disk. Turn swap off (`swapoff -a`) or encrypt it."_s);
}

} // namespace dossier::cli
