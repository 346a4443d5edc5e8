// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/credentials.h"
#include "cli/opened_vault.h"
#include "schema/entities/member.h"
#include "schema/keys.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using store::DirectoryEntry;
using namespace Qt::StringLiterals;

namespace {

QString slotKindName(std::uint8_t kind)
{
    switch (vault::SlotKind(kind)) {
    case vault::SlotKind::Passphrase:
        return u"passphrase"_s;
    case vault::SlotKind::PassphraseAndKeyFile:
        return u"key-file"_s;
    case vault::SlotKind::RecoveryCode:
        return u"recovery"_s;
    }
    return {};
}

bool isOneOf(const QString &verb, std::initializer_list<QLatin1StringView> verbs)
{
    return std::ranges::find(verbs, verb) != verbs.end();
}

/// Prints rows as JSON under `name`, or as lines of their values.
void printRows(const Environment &environment, const QString &name, const QJsonArray &rows, const QStringList &columns)
{
    if (environment.terminal.wantsJson()) {
        environment.terminal.print(QJsonObject{{u"schema"_s, 1}, {name, rows}});
        return;
    }
    for (const QJsonValue &row : rows) {
        QStringList cells;
        for (const QString &column : columns)
            cells.append(row[column].toVariant().toString());
        environment.terminal.print(cells.join(u'\t'));
    }
}

Result<void> listSlots(const Environment &environment, const store::Session &session)
{
    DOSSIER_ASSIGN(const std::vector<DirectoryEntry> entries, session.directory());
    QList<base::RecordId> owners;
    for (const DirectoryEntry &entry : entries)
        owners.append(entry.member);
    DOSSIER_ASSIGN(const auto names, session.main().titles(owners));
    QJsonArray rows;
    for (const DirectoryEntry &entry : entries) {
        if (entry.place != DirectoryEntry::Place::Slot)
            continue;
        const QDateTime added = QDateTime::fromMSecsSinceEpoch(entry.addedAt / 1000, Qt::UTC);
        rows.append(QJsonObject{{u"slot"_s, entry.index}, {u"kind"_s, slotKindName(entry.kind)},
                                {u"member"_s, names.value(entry.member)}, {u"added"_s, added.toString(Qt::ISODate)},
                                {u"in_use"_s, entry.index == session.vault().openedSlot()}});
    }
    printRows(environment, u"slots"_s, rows, {u"slot"_s, u"kind"_s, u"member"_s, u"added"_s});
    return {};
}

Result<void> addSlot(const Environment &environment, const CommandLine &line, store::Session &session)
{
    const QString kind = line.arguments.value(2);
    if (kind == "recovery"_L1) {
        const QString file = line.value(u"recovery-file"_s);
        if (!file.isEmpty())
            DOSSIER_TRY(checkSecretPlace(file, line.arguments.first()));
        DOSSIER_ASSIGN(const vault::AddedRecovery added, session.addRecoverySlot());
        environment.terminal.say(u"Slot %1 added."_s.arg(added.slot));
        return deliverRecoveryCode(added.code, file, environment.terminal);
    }
    const bool withKeyFile = kind == "key-file"_L1;
    if (!withKeyFile && kind != "passphrase"_L1)
        return base::fail(ErrorCode::InvalidArgument, u"slots add"_s);
    if (withKeyFile != line.has(u"new-key-file"_s))
        return base::fail(ErrorCode::InvalidArgument, u"--new-key-file"_s);
    DOSSIER_ASSIGN(const Secrets secrets, newSecrets(environment, line));
    DOSSIER_ASSIGN(const int index, session.addSlot(secrets.credentials()));
    environment.terminal.say(u"Slot %1 added."_s.arg(index));
    return {};
}

Result<void> listMembers(const Environment &environment, const store::Session &session)
{
    store::Query query;
    query.entity = schema::member::kType;
    DOSSIER_ASSIGN(const store::Page page, session.main().page(query));
    QJsonArray rows;
    for (const domain::Record &member : page.rows) {
        rows.append(QJsonObject{{u"id"_s, base::toString(member.id())},
                                {u"name"_s, member.get(schema::member::name).value_or(QString())},
                                {u"self"_s, member.id() == session.member()}});
    }
    printRows(environment, u"members"_s, rows, {u"id"_s, u"name"_s});
    return {};
}

/// A removal cannot be undone: the name typed again is the confirmation.
Result<void> confirmDetach(const QString &name)
{
    DOSSIER_ASSIGN(const QString typed, askLine(u"This removes the compartment %1 from this copy for good. Type its name: "_s.arg(name)));
    return typed == name ? Result<void>() : Result<void>(base::fail(ErrorCode::Cancelled));
}

Result<void> detach(const Environment &environment, const CommandLine &line)
{
    const QString name = line.arguments.value(2);
    DOSSIER_ASSIGN(const schema::Compartment compartment, compartmentNamed(name));
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Write));
    store::Session &session = vault.session();
    if (line.has(u"to"_s)) {
        DOSSIER_TRY(requireOutside(session, line.value(u"to"_s)));
        DOSSIER_TRY(session.writeCopyWithout(compartment, line.value(u"to"_s)));
        environment.terminal.say(u"A copy without %1 was written. This vault is as it was."_s.arg(name));
        return {};
    }
    if (!session.holds(compartment))
        return base::fail(ErrorCode::NotGranted);
    DOSSIER_TRY(confirmDetach(name));
    DOSSIER_TRY(session.removeCompartment(compartment));
    environment.terminal.say(u"The compartment %1 is no longer in this copy."_s.arg(name));
    return {};
}

Result<void> listCompartments(const Environment &environment, const store::Session &session)
{
    QJsonArray rows;
    for (const vault::HeldGrant *held : grantsInOrder(session)) {
        const auto compartment = schema::Compartment(std::to_underlying(held->grant.kind));
        rows.append(QJsonObject{{u"name"_s, schema::compartmentKey(compartment)}, {u"open"_s, session.store(compartment) != nullptr}});
    }
    printRows(environment, u"compartments"_s, rows, {u"name"_s});
    return {};
}

} // namespace

Result<void> changePassphrase(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Write));
    DOSSIER_ASSIGN(Secrets secrets, newSecrets(environment, line));
    const bool hadKeyFile = vault.session().vault().openedSlotKind() == vault::SlotKind::PassphraseAndKeyFile;
    // Another passphrase is no reason to need less beside it.
    if (hadKeyFile && !secrets.keyFile) {
        DOSSIER_ASSIGN(secrets.keyFile, vault::KeyFile::read(line.value(u"key-file"_s)));
    }
    DOSSIER_TRY(vault.session().changePassphrase(secrets.credentials()));
    environment.terminal.say(secrets.keyFile ? u"The passphrase is changed; its key file is still needed. Older copies and backups "
                                               "open with the old one."_s
                                             : u"The passphrase is changed. Older copies and backups still open with the old one."_s);
    return {};
}

Result<void> manageSlots(const Environment &environment, const CommandLine &line)
{
    const QString verb = line.arguments.at(1);
    if (!isOneOf(verb, {"list"_L1, "add"_L1, "remove"_L1}))
        return base::fail(ErrorCode::InvalidArgument, u"slots: list, add, remove"_s);
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, verb == "list"_L1 ? Purpose::Read : Purpose::Write));
    if (verb == "list"_L1)
        return listSlots(environment, vault.session());
    if (verb == "add"_L1)
        return addSlot(environment, line, vault.session());
    bool isNumber = false;
    const int index = line.arguments.value(2).toInt(&isNumber);
    if (!isNumber)
        return base::fail(ErrorCode::InvalidArgument, u"slots remove N"_s);
    DOSSIER_TRY(vault.session().removeSlot(index));
    environment.terminal.say(u"Slot %1 removed."_s.arg(index));
    return {};
}

Result<void> manageMembers(const Environment &environment, const CommandLine &line)
{
    const QString verb = line.arguments.at(1);
    if (!isOneOf(verb, {"list"_L1, "add"_L1}))
        return base::fail(ErrorCode::InvalidArgument, u"members: list, add"_s);
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, verb == "list"_L1 ? Purpose::Read : Purpose::Write));
    if (verb == "list"_L1)
        return listMembers(environment, vault.session());
    const QString name = line.arguments.value(2);
    if (name.isEmpty())
        return base::fail(ErrorCode::InvalidArgument, u"members add NAME"_s);
    DOSSIER_ASSIGN(const Secrets secrets, newSecrets(environment, line));
    const QString recoveryFile = line.value(u"recovery-file"_s);
    if (!recoveryFile.isEmpty())
        DOSSIER_TRY(checkSecretPlace(recoveryFile, line.arguments.first()));
    DOSSIER_ASSIGN(const store::Session::NewMember added, vault.session().addMember(name, secrets.credentials(), !recoveryFile.isEmpty()));
    if (environment.terminal.wantsJson())
        environment.terminal.print(QJsonObject{{u"schema"_s, 1}, {u"id"_s, base::toString(added.id)}});
    else
        environment.terminal.print(base::toString(added.id));
    return added.recoveryCode ? deliverRecoveryCode(*added.recoveryCode, recoveryFile, environment.terminal) : Result<void>();
}

Result<void> manageCompartments(const Environment &environment, const CommandLine &line)
{
    const QString verb = line.arguments.at(1);
    if (!isOneOf(verb, {"list"_L1, "add"_L1, "detach"_L1}))
        return base::fail(ErrorCode::InvalidArgument, u"compartments: list, add, detach"_s);
    if (verb == "detach"_L1)
        return detach(environment, line);
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, verb == "list"_L1 ? Purpose::Read : Purpose::Write));
    if (verb == "list"_L1)
        return listCompartments(environment, vault.session());
    DOSSIER_ASSIGN(const schema::Compartment compartment, compartmentNamed(line.arguments.value(2)));
    DOSSIER_TRY(vault.session().createCompartment(compartment));
    environment.terminal.say(u"The compartment %1 is made, and granted to you alone."_s.arg(line.arguments.value(2)));
    return {};
}

} // namespace dossier::cli
