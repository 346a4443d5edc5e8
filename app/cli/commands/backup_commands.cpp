// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/credentials.h"
#include "cli/input_file.h"
#include "cli/opened_vault.h"
#include "store/session/backup.h"

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

Result<void> backupVault(const Environment &environment, const CommandLine &line)
{
    if (!line.has(u"out"_s))
        return base::fail(ErrorCode::InvalidArgument, u"--out"_s);
    DOSSIER_TRY(requireNotRead(line, line.value(u"out"_s)));
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Read));
    DOSSIER_TRY(requireOutside(vault.session(), line.value(u"out"_s)));
    DOSSIER_TRY(vault.noteRead(vault.session().main(), u"backup"_s));
    DOSSIER_ASSIGN(const QStringList foreign, store::writeBackup(vault.session(), line.value(u"out"_s)));
    for (const QString &name : foreign)
        environment.terminal.say(u"Left out, since it is no attachment of the vault: %1"_s.arg(name));
    environment.terminal.say(u"The backup is written, and was opened to check it."_s);
    return {};
}

Result<void> restoreVault(const Environment &environment, const CommandLine &line)
{
    if (!line.has(u"to"_s))
        return base::fail(ErrorCode::InvalidArgument, u"--to"_s);
    DOSSIER_ASSIGN(const Secrets secrets, secretsToUnlock(line));
    DOSSIER_ASSIGN(const auto session, store::restoreBackup(line.arguments.first(), line.value(u"to"_s), secrets.credentials(),
                                                            sessionContext(environment)));
    reportOpening(*session, environment.terminal);
    environment.terminal.say(u"The vault is restored. Public export waits until a person has reviewed the consents: a withdrawal "
                             "after the backup is not in it. Then run `dossier-cli adopt --consents-reviewed`."_s);
    return {};
}

} // namespace dossier::cli
