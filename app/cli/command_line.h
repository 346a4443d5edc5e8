// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <expected>
#include <span>
#include <vector>

namespace dossier::cli {

/// An option of a command or of all commands. `value` is empty for a switch.
struct OptionSpec {
    const char *name;
    const char *value;
    const char *help;
};

/// What was typed, taken apart. Options may stand before or after the command.
struct CommandLine {
    QString command;
    QStringList arguments;                  ///< what follows the command, options apart
    QHash<QString, QStringList> options;    ///< by name; a switch has one empty value

    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }
    /// The last one given; empty where none was.
    [[nodiscard]] QString value(const QString &option) const;
    [[nodiscard]] QStringList values(const QString &option) const { return options.value(option); }
};

/// Options that every command takes.
[[nodiscard]] std::span<const OptionSpec> globalOptions();

/// Takes the words apart by the options given. The error is what is wrong, for the person.
/// A word that begins with a hyphen and a letter but contains "=" after a field name is an
/// argument only behind `--`, as everywhere.
[[nodiscard]] std::expected<CommandLine, QString> parseCommandLine(const QStringList &words,
                                                                   std::span<const OptionSpec> options);

} // namespace dossier::cli
