// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <QByteArray>
#include <QJsonDocument>

#include <cstdio>

#include <sys/stat.h>
#include <unistd.h>

namespace dossier::cli {

namespace {

/// What comes from a file or a record may try to steer the terminal: control characters other than
/// tab and line end are shown as replaced.
QString harmless(const QString &line)
{
    QString out = line;
    for (QChar &character : out) {
        const bool isLayout = character == u'\n' || character == u'\t';
        if (character.category() == QChar::Other_Control && !isLayout)
            character = QChar::ReplacementCharacter;
    }
    return out;
}

void writeLine(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

} // namespace

void Terminal::print(const QString &line) const
{
    m_hasPrinted = true;
    writeLine(stdout, harmless(line).toUtf8());
}

void Terminal::print(const QJsonObject &object) const
{
    m_hasPrinted = true;
    writeLine(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void Terminal::say(const QString &line) const
{
    writeLine(stderr, harmless(line).toUtf8());
}

bool Terminal::outputWasLost()
{
    return std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
}

bool Terminal::outputIsFile()
{
    struct stat status{};
    return ::fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace dossier::cli
