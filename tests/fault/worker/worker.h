// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/session_world.h"
#include "support/vault_samples.h"

#include <QStringList>

namespace dossier::fault {

/// Where the worker works. The recovery code unlocks without Argon2, so that a vault can be opened
/// hundreds of times in a test.
struct Place {
    QString vault;
    QString state;
    QString codeFile;
};

/// Opens for writing; where the vault was put back, or the copy would start a new feed, that is said
/// on stdout and there is no session: after a mere crash neither may happen.
[[nodiscard]] std::unique_ptr<store::Session> openUnharmed(test::SessionWorld &world, const Place &place);

/// Creates the vault at its path, and the file with the recovery code.
[[nodiscard]] int create(test::SessionWorld &world, const Place &place);
/// Saves, imports and drafts without end; each is acknowledged by a line on stdout when it is durable, and a
/// draft that a save is about to close is named before.
/// `run` numbers the runs on one vault, so that values only ever grow.
[[nodiscard]] int work(test::SessionWorld &world, const Place &place, int run);
/// Reads on stdin what was acknowledged and complains on stdout of whatever is not there; then verifies
/// the whole store.
[[nodiscard]] int check(test::SessionWorld &world, const Place &place);
/// One save, one change of the passphrase, one backup.
[[nodiscard]] int saveOnce(test::SessionWorld &world, const Place &place, const QString &text);
[[nodiscard]] int changePassphrase(test::SessionWorld &world, const Place &place, const QString &passphrase);
[[nodiscard]] int backUp(test::SessionWorld &world, const Place &place, const QString &file);
/// Whether this passphrase opens the vault.
[[nodiscard]] int unlock(test::SessionWorld &world, const Place &place, const QString &passphrase);

/// One line to stdout, at once and whole.
void say(const QString &line);

} // namespace dossier::fault
