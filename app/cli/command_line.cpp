// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include <QCommandLineParser>

#include <array>

namespace dossier::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kGlobalOptions{
    OptionSpec{"passphrase-fd", "N", "Read the passphrase from file descriptor N."},
    OptionSpec{"passphrase-file", "F", "Read the passphrase from file F."},
    OptionSpec{"key-file", "F", "The key file that belongs to the passphrase."},
    OptionSpec{"recovery-code-file", "F", "Unlock with the recovery code in file F."},
    OptionSpec{"open", "COMPARTMENT", "Also open this compartment: endorsers, sources, defence."},
    OptionSpec{"ui-language", "L", "Language of labels: en, az, ru."},
    OptionSpec{"json", "", "Answer with one JSON document."},
    OptionSpec{"help", "", "Show this help."},
    OptionSpec{"version", "", "Show the version."},
};

void addOptions(QCommandLineParser &parser, std::span<const OptionSpec> options)
{
    for (const OptionSpec &option : options)
        parser.addOption(QCommandLineOption(QString::fromLatin1(option.name), QString::fromUtf8(option.help),
                                            QString::fromLatin1(option.value)));
}

void collect(const QCommandLineParser &parser, std::span<const OptionSpec> options, CommandLine &out)
{
    for (const OptionSpec &option : options) {
        const QString name = QString::fromLatin1(option.name);
        if (!parser.isSet(name))
            continue;
        const bool isSwitch = *option.value == '\0';
        out.options.insert(name, isSwitch ? QStringList{QString()} : parser.values(name));
    }
}

} // namespace

QString CommandLine::value(const QString &option) const
{
    const QStringList given = options.value(option);
    return given.isEmpty() ? QString() : given.last();
}

std::span<const OptionSpec> globalOptions()
{
    return kGlobalOptions;
}

std::expected<CommandLine, QString> parseCommandLine(const QStringList &words, std::span<const OptionSpec> options)
{
    QCommandLineParser parser;
    addOptions(parser, kGlobalOptions);
    addOptions(parser, options);
    // QCommandLineParser takes the first word for the program's name.
    if (!parser.parse(QStringList{u"dossier-cli"_s} + words))
        return std::unexpected(parser.errorText());
    CommandLine out;
    out.arguments = parser.positionalArguments();
    if (!out.arguments.isEmpty())
        out.command = out.arguments.takeFirst();
    collect(parser, kGlobalOptions, out);
    collect(parser, options, out);
    return out;
}

} // namespace dossier::cli
