// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/random.h"
#include "cli/command_line.h"
#include "cli/terminal.h"
#include "schema/registry.h"
#include "schema/vocabulary.h"

#include <vector>

namespace dossier::cli {

/// What a command works with; made once by main and outlives every command.
struct Environment {
    const schema::Registry &registry;
    const schema::Vocabularies &vocabularies;
    const base::Clock &clock;
    base::Random &random;
    const Terminal &terminal;
    QString language = QStringLiteral("en");   ///< of labels and messages
};

/// One sub-command. `run` does the job, prints data through the terminal and returns why it
/// could not; it never exits by itself.
struct Command {
    const char *name;
    const char *arguments;            ///< as in the help: "VAULT ENTITY ID"
    const char *summary;
    std::vector<OptionSpec> options;
    int fewest = 0;                   ///< positional arguments after the command
    int most = 0;                     ///< −1 = any number
    base::Result<void> (*run)(const Environment &, const CommandLine &);
};

/// All commands, in the order of the help.
[[nodiscard]] const std::vector<Command> &commands();

} // namespace dossier::cli
