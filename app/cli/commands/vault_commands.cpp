// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/credentials.h"
#include "cli/opened_vault.h"
#include "schema/keys.h"
#include "vault/kdf.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <chrono>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr std::uint32_t kKibPerMib = 1024;
constexpr std::chrono::milliseconds kUnlockTime{1000};

/// Memory of one try at the passphrase: what was asked for, else what this machine does in about a second.
Result<void> chooseKdf(const CommandLine &line, vault::CreateOptions &options)
{
    if (!line.has(u"kdf-memory"_s)) {
        DOSSIER_ASSIGN(options.kdfMemoryKib, vault::calibrateKdfMemoryKib(kUnlockTime));
        return {};
    }
    bool isNumber = false;
    const std::uint32_t mebibytes = line.value(u"kdf-memory"_s).toUInt(&isNumber);
    if (!isNumber || mebibytes > vault::kKdfCeilingKib / kKibPerMib || mebibytes < vault::kKdfFloorKib / kKibPerMib)
        return base::fail(ErrorCode::InvalidArgument, u"--kdf-memory: 64 to 1024"_s);
    options.kdfMemoryKib = mebibytes * kKibPerMib;
    return {};
}

void printFindings(const Environment &environment, const QJsonObject &report, const QStringList &lines)
{
    if (environment.terminal.wantsJson()) {
        environment.terminal.print(report);
        return;
    }
    for (const QString &text : lines)
        environment.terminal.print(text);
}

QJsonValue setbackJson(const store::SessionReport &report)
{
    if (!report.setback)
        return {};
    const auto &newest = report.setback->newest;
    return QJsonObject{{u"reason"_s, base::errorName(report.setback->reason)},
                       {u"compartment"_s, schema::compartmentKey(report.setback->compartment)},
                       {u"newest"_s, newest ? QJsonValue(base::toIsoString(*newest)) : QJsonValue()}};
}

} // namespace

Result<void> createVault(const Environment &environment, const CommandLine &line)
{
    const QString recoveryFile = line.value(u"recovery-file"_s);
    if (!recoveryFile.isEmpty())
        DOSSIER_TRY(checkSecretPlace(recoveryFile, line.arguments.first()));
    store::NewVault options;
    options.keys.withRecoveryCode = !line.has(u"no-recovery"_s);
    DOSSIER_TRY(chooseKdf(line, options.keys));
    DOSSIER_ASSIGN(const Secrets secrets, secretsToCreate(environment, line));
    options.keys.credentials = secrets.credentials();
    options.memberName = line.has(u"member"_s) ? line.value(u"member"_s) : u"Member 1"_s;
    options.vaultName = line.value(u"name"_s);
    options.language = line.has(u"language"_s) ? line.value(u"language"_s) : environment.language;
    options.country = line.value(u"country"_s);
    DOSSIER_ASSIGN(const store::CreatedSession created,
                   store::Session::create(line.arguments.first(), options, sessionContext(environment)));
    reportOpening(*created.session, environment.terminal);
    environment.terminal.say(u"The vault is made."_s);
    if (environment.terminal.wantsJson())
        environment.terminal.print(QJsonObject{{u"schema"_s, 1}, {u"member"_s, base::toString(created.session->member())}});
    if (created.recoveryCode)
        return deliverRecoveryCode(*created.recoveryCode, recoveryFile, environment.terminal);
    environment.terminal.say(u"There is no recovery code: whoever loses the passphrase loses everything in this vault."_s);
    return {};
}

Result<void> showInfo(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const OpenedVault opened, OpenedVault::open(environment, line, Purpose::Read));
    const store::Session &session = opened.session();
    const store::Anchor anchor = session.main().anchor();
    QJsonArray compartments;
    for (const vault::HeldGrant *held : grantsInOrder(session))
        compartments.append(schema::compartmentKey(schema::Compartment(std::to_underlying(held->grant.kind))));
    QJsonArray kdf;
    for (const auto &record : session.vault().kdf()) {
        if (record)
            kdf.append(QJsonObject{{u"memory_mib"_s, qint64(record->memoryKib / kKibPerMib)}, {u"passes"_s, qint64(record->passes)}});
    }
    DOSSIER_ASSIGN(const bool blocked, session.publicationBlocked());
    const store::SessionReport &report = session.report();
    const QJsonObject out{{u"schema"_s, 1},
                          {u"language"_s, session.language()},
                          {u"header_generation"_s, qint64(session.vault().headerGeneration())},
                          {u"commits"_s, qint64(anchor.commit)},
                          {u"kdf"_s, kdf},
                          {u"compartments"_s, compartments},
                          {u"read_only"_s, session.access() != vault::Access::ReadWrite},
                          {u"set_back"_s, setbackJson(report)},
                          {u"state_folder_writable"_s, !report.stateUnavailable},
                          {u"publication_blocked"_s, blocked}};
    QStringList lines;
    for (auto entry = out.begin(); entry != out.end(); ++entry)
        lines.append(entry.key() + u'\t' + QString::fromUtf8(QJsonDocument(QJsonArray{entry.value()}).toJson(QJsonDocument::Compact)).sliced(1).chopped(1));
    printFindings(environment, out, lines);
    return {};
}

Result<void> verifyVault(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const OpenedVault opened, OpenedVault::open(environment, line, Purpose::Read));
    store::Session &session = opened.session();
    QStringList checked;
    for (const vault::HeldGrant *held : grantsInOrder(session)) {
        const auto compartment = schema::Compartment(std::to_underlying(held->grant.kind));
        if (held->grant.isWrapped())
            continue;
        DOSSIER_ASSIGN(const std::optional<base::Error> found, session.verify(compartment));
        if (found)
            return std::unexpected(*found);
        DOSSIER_TRY(session.openCompartment(compartment));
        checked.append(schema::compartmentKey(compartment));
    }
    if (session.report().setback)
        return base::fail(session.report().setback->reason);
    printFindings(environment, QJsonObject{{u"schema"_s, 1}, {u"ok"_s, true}, {u"checked"_s, QJsonArray::fromStringList(checked)}},
                  {u"Checked and whole: %1."_s.arg(checked.join(", "_L1))});
    return {};
}

Result<void> rebuildVault(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const OpenedVault opened, OpenedVault::open(environment, line, Purpose::Write));
    store::Session &session = opened.session();
    for (const vault::HeldGrant *held : grantsInOrder(session)) {
        if (!held->grant.isWrapped())
            DOSSIER_TRY(session.rebuild(schema::Compartment(std::to_underlying(held->grant.kind))));
    }
    environment.terminal.say(u"The tables are made anew from the journal."_s);
    return {};
}

Result<void> adoptVault(const Environment &environment, const CommandLine &line)
{
    DOSSIER_TRY(requireVault(line.arguments.first()));
    DOSSIER_ASSIGN(const Secrets secrets, secretsToUnlock(line));
    const store::SessionContext context = sessionContext(environment);
    if (line.has(u"consents-reviewed"_s)) {
        DOSSIER_ASSIGN(const auto reviewed, store::Session::open(line.arguments.first(), secrets.credentials(), vault::Access::ReadWrite, context));
        if (reviewed->report().setback)
            return base::fail(reviewed->report().setback->reason);
        DOSSIER_TRY(reviewed->consentsReviewed());
        environment.terminal.say(u"Public export is possible again."_s);
        return {};
    }
    DOSSIER_ASSIGN(const auto session, store::Session::adopt(line.arguments.first(), secrets.credentials(), context));
    reportOpening(*session, environment.terminal);
    environment.terminal.say(u"This copy goes on as a restored one. Public export waits until a person has reviewed the consents; then "
                             "run `dossier-cli adopt --consents-reviewed`."_s);
    return {};
}

} // namespace dossier::cli
