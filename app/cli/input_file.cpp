// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/input_file.h"

#include "base/atomic_file.h"

#include <QFileInfo>

namespace dossier::cli {

using namespace Qt::StringLiterals;

base::Result<QByteArray> readInput(const QString &option, const QString &path, std::int64_t limit)
{
    return naming(option, base::readFile(path, limit));
}

bool isSameFile(const QString &one, const QString &other)
{
    const QFileInfo first(one);
    const QFileInfo second(other);
    return first.exists() && first.canonicalFilePath() == second.canonicalFilePath();
}

base::Result<void> requireNotRead(const CommandLine &line, const QString &path)
{
    for (const QString &option : {u"key-file"_s, u"passphrase-file"_s, u"recovery-code-file"_s, u"mapping"_s}) {
        if (line.has(option) && isSameFile(path, line.value(option)))
            return base::fail(base::ErrorCode::InvalidArgument, u"the file of --"_s + option + u" is read, not written"_s);
    }
    return {};
}

} // namespace dossier::cli
