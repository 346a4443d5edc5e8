// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

/// The jobs behind the commands, one file for each family of them in this folder. All have the
/// shape of Command::run.
namespace dossier::cli {

// vault_commands.cpp
[[nodiscard]] base::Result<void> createVault(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> showInfo(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> verifyVault(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> rebuildVault(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> adoptVault(const Environment &environment, const CommandLine &line);

// key_commands.cpp
[[nodiscard]] base::Result<void> changePassphrase(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> manageSlots(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> manageMembers(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> manageCompartments(const Environment &environment, const CommandLine &line);

// import_command.cpp
[[nodiscard]] base::Result<void> importList(const Environment &environment, const CommandLine &line);

// identity_commands.cpp
[[nodiscard]] base::Result<void> showSimilar(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> aliasPersons(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> keepPersonsApart(const Environment &environment, const CommandLine &line);

// read_commands.cpp
[[nodiscard]] base::Result<void> listRecords(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> showRecord(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> showHistory(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> showLedger(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> showSchema(const Environment &environment, const CommandLine &line);

// write_commands.cpp
[[nodiscard]] base::Result<void> newRecord(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> setRecords(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> deleteRecord(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> undoAction(const Environment &environment, const CommandLine &line);

// export_command.cpp
[[nodiscard]] base::Result<void> exportReport(const Environment &environment, const CommandLine &line);

// backup_commands.cpp
[[nodiscard]] base::Result<void> backupVault(const Environment &environment, const CommandLine &line);
[[nodiscard]] base::Result<void> restoreVault(const Environment &environment, const CommandLine &line);

// sample_command.cpp
[[nodiscard]] base::Result<void> makeSample(const Environment &environment, const CommandLine &line);

} // namespace dossier::cli
