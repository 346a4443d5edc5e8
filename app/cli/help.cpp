// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

namespace dossier::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kOptionWidth = 32;

QString optionLines(std::span<const OptionSpec> options)
{
    QString out;
    for (const OptionSpec &option : options) {
        QString left = u"  --"_s + QLatin1StringView(option.name);
        if (*option.value != '\0')
            left += u' ' + QLatin1StringView(option.value);
        out += left.leftJustified(kOptionWidth) + QString::fromUtf8(option.help) + u'\n';
    }
    return out;
}

} // namespace

QString helpOf(const Command &command)
{
    QString out = u"dossier-cli %1 %2\n%3\n"_s.arg(QLatin1StringView(command.name), QString::fromUtf8(command.arguments),
                                                   QString::fromUtf8(command.summary));
    if (!command.options.empty())
        out += u'\n' + optionLines(command.options);
    return out + u"\nWith every command:\n"_s + optionLines(globalOptions());
}

QString helpOfAll()
{
    QString out = u"dossier-cli COMMAND …: an encrypted record of prisoner cases, trial observations and endorsers.\n\n"_s;
    for (const Command &command : commands())
        out += (u"  "_s + QLatin1StringView(command.name)).leftJustified(16) + QString::fromUtf8(command.summary) + u'\n';
    return out + u"\n`dossier-cli COMMAND --help` says more. With every command:\n"_s + optionLines(globalOptions())
        + u"\nExit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 wrong key or locked, 5 integrity, 6 conflict, 7 cancelled,\n"
          "8 refused by the disclosure gate, 9 in use by another program.\n"_s;
}

} // namespace dossier::cli
