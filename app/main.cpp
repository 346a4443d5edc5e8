// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process_hygiene.h"
#include "composition.h"
#include "dossier_version.h"

#include <QApplication>
#include <QDir>

#include <cstdio>
#include <cstring>

using namespace dossier;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *kHelp =
    "usage: dossier [--language en|az|ru] [--theme light|dark|high-contrast] [VAULT]\n"
    "\n"
    "Opens the window on VAULT, a folder; without it on the one opened last. The passphrase is typed there.\n"
    "dossier-cli does the same jobs from a terminal.\n";

/// Both answer without a display.
bool answers(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--version") == 0) {
            std::printf("dossier %s\n", app::kVersion);
            return true;
        }
        if (std::strcmp(argv[i], "--help") == 0) {
            std::fputs(kHelp, stdout);
            return true;
        }
    }
    return false;
}

/// False for what is no option of ours.
bool read(const QStringList &words, app::StartOptions &options)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i] == "--language"_L1 && i + 1 < words.size())
            options.language = words[++i];
        else if (words[i] == "--theme"_L1 && i + 1 < words.size())
            options.theme = words[++i];
        else if (words[i].startsWith(u'-') || !options.vault.isEmpty())
            return false;
        else
            options.vault = QDir::current().absoluteFilePath(words[i]);
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (answers(argc, argv))
        return 0;
    if (const auto hardened = base::hardenProcess(); !hardened) {
        std::fputs("dossier cannot make this process safe for secrets and stops.\n", stderr);
        return 1;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"dossier"_s);
    QApplication::setApplicationDisplayName(u"Dossier"_s);
    QApplication::setDesktopFileName(u"dossier"_s);
    app::StartOptions options;
    if (!read(QApplication::arguments().sliced(1), options)) {
        std::fputs(kHelp, stderr);
        return 2;
    }
    const auto composition = app::Composition::make(options);
    if (!composition) {
        std::fputs("dossier was not built whole and stops.\n", stderr);
        return 1;
    }
    (*composition)->window().show();
    return QApplication::exec();
}
