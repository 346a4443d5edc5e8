// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <QByteArray>
#include <QJsonDocument>

#include <cstdio>

#include <sys/stat.h>
#include <unistd.h>

namespace dossier::cli {

namespace {

void writeLine(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

} // namespace

void Terminal::print(const QString &line) const
{
    writeLine(stdout, line.toUtf8());
}

void Terminal::print(const QJsonObject &object) const
{
    writeLine(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void Terminal::say(const QString &line) const
{
    writeLine(stderr, line.toUtf8());
}

bool Terminal::outputIsFile()
{
    struct stat status{};
    return ::fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace dossier::cli
