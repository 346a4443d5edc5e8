// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process_hygiene.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "dossier_version.h"

#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <new>

using namespace dossier;
using namespace dossier::cli;
using namespace Qt::StringLiterals;

namespace {

int exitWith(ExitCode code)
{
    return std::to_underlying(code);
}

const Command *commandNamed(const QString &name)
{
    const auto found = std::ranges::find(commands(), name, [](const Command &command) { return QString::fromLatin1(command.name); });
    return found == commands().end() ? nullptr : &*found;
}

/// The command a line asks for. Its options decide how the rest is read, and the value of an option
/// may be called like a command: the first word with which the line reads as that command is meant,
/// else the first that names one.
const Command *commandOf(const QStringList &words)
{
    const Command *first = nullptr;
    for (const QString &word : words) {
        const Command *command = commandNamed(word);
        if (!command)
            continue;
        const auto line = parseCommandLine(words, command->options);
        if (line && line->command == word)
            return command;
        if (!first)
            first = command;
    }
    return first;
}

bool takesArguments(const Command &command, const CommandLine &line)
{
    const int given = int(line.arguments.size());
    return given >= command.fewest && (command.most < 0 || given <= command.most);
}

/// The one exception that Qt and the library throw. Nothing is half done by it: what is written is written in
/// one transaction or beside the old file.
base::Result<void> withinMemory(const Command &command, const Environment &environment, const CommandLine &line)
{
    try {
        return command.run(environment, line);
    } catch (const std::bad_alloc &) {
        return base::fail(base::ErrorCode::OutOfMemory);
    }
}

int run(const Command &command, const CommandLine &line)
{
    const Terminal terminal(line.has(u"json"_s));
    const auto failed = [&](const base::Error &error) {
        terminal.say(messageFor(error));
        return exitWith(exitCodeOf(error.code));
    };
    const auto registry = schema::Registry::build(schema::declaredEntities());
    if (!registry)
        return failed(registry.error());
    const auto vocabularies = schema::Vocabularies::load();
    if (!vocabularies)
        return failed(vocabularies.error());
    const base::SystemClock clock;
    base::SystemRandom random;
    Environment environment{*registry, *vocabularies, clock, random, terminal};
    if (line.has(u"ui-language"_s)) {
        environment.language = line.value(u"ui-language"_s);
        if (!QStringList{u"en"_s, u"az"_s, u"ru"_s}.contains(environment.language))
            return failed({base::ErrorCode::InvalidArgument, u"--ui-language: en, az, ru"_s});
    }
    const base::Result<void> done = withinMemory(command, environment, line);
    if (!done)
        return failed(done.error());
    if (terminal.wantsJson() && !terminal.hasPrinted())
        terminal.print(QJsonObject{{u"schema"_s, 1}, {u"done"_s, true}});
    if (Terminal::outputWasLost()) {
        terminal.say(u"The answer could not be written whole. What it tells of is done and saved."_s);
        return exitWith(ExitCode::Failed);
    }
    return exitWith(ExitCode::Done);
}

} // namespace

int main(int argc, char **argv)
{
    if (const auto hardened = base::hardenProcess(); !hardened) {
        std::fputs("dossier-cli cannot make this process safe for secrets and stops.\n", stderr);
        return exitWith(ExitCode::Failed);
    }
    // A reader that has gone is an answer that could not be written, not a reason to die in the middle.
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().sliced(1);
    const Command *command = commandOf(words);
    const auto line = parseCommandLine(words, command ? std::span<const OptionSpec>(command->options) : std::span<const OptionSpec>());
    const Terminal terminal(false);
    if (line && line->has(u"version"_s)) {
        terminal.print(u"dossier-cli "_s + QLatin1StringView(app::kVersion));
        return exitWith(ExitCode::Done);
    }
    if (line && (line->has(u"help"_s) || words.isEmpty())) {
        terminal.print(command ? helpOf(*command) : helpOfAll());
        return exitWith(words.isEmpty() ? ExitCode::Usage : ExitCode::Done);
    }
    if (!line || !command || line->command != QLatin1StringView(command->name) || !takesArguments(*command, *line)) {
        terminal.say(line ? u"This is not a command as it stands."_s : line.error());
        terminal.say(command ? helpOf(*command) : helpOfAll());
        return exitWith(ExitCode::Usage);
    }
    return run(*command, *line);
}
