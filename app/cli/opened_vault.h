// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "store/session/session.h"

#include <memory>

namespace dossier::cli {

/// What a command does with the vault it opens.
enum class Purpose : std::uint8_t {
    Read,    ///< journalled where the vault can be written; opens read-only where it cannot
    Write    ///< needs the vault for itself
};

/// An unlocked vault and the compartments that --open asked for.
class OpenedVault
{
public:
    /// `line.arguments[0]` is the vault. Compartments that do not exist stay closed for `new`,
    /// which makes them; for all else the error is NotGranted.
    [[nodiscard]] static base::Result<OpenedVault> open(const Environment &environment, const CommandLine &line,
                                                        Purpose purpose);

    [[nodiscard]] store::Session &session() const { return *m_session; }
    /// The store that holds records of this entity. Errors Locked where its compartment was not
    /// asked for with --open, NotGranted.
    [[nodiscard]] base::Result<store::Store *> storeFor(const schema::EntitySpec &entity) const;
    /// The same, made where it does not exist yet and --open asks for it.
    [[nodiscard]] base::Result<store::Store *> storeToCreateIn(const schema::EntitySpec &entity) const;
    /// Writes down that something was read (security.md: reading is internal, and journalled).
    [[nodiscard]] base::Result<void> noteRead(store::Store &store, const QString &what) const;

private:
    explicit OpenedVault(std::unique_ptr<store::Session> session) : m_session(std::move(session)) {}
    [[nodiscard]] base::Result<void> openCompartments(const CommandLine &line);

    std::unique_ptr<store::Session> m_session;
    QList<schema::Compartment> m_asked;
};

/// Before a passphrase is asked for: something that looks like a vault is there. Error NotAVault.
[[nodiscard]] base::Result<void> requireVault(const QString &path);
/// What is written beside the vault lies beside it, not among its files. Error InvalidArgument.
[[nodiscard]] base::Result<void> requireOutside(const store::Session &session, const QString &path);
[[nodiscard]] store::SessionContext sessionContext(const Environment &environment);
/// Tells the person what opening found.
void reportOpening(const store::Session &session, const Terminal &terminal);
/// What the member holds, main first; places in the header are random and tell nothing.
[[nodiscard]] std::vector<const vault::HeldGrant *> grantsInOrder(const store::Session &session);
/// "endorsers" → Compartment::Endorsers; Error InvalidArgument.
[[nodiscard]] base::Result<schema::Compartment> compartmentNamed(const QString &name);

} // namespace dossier::cli
