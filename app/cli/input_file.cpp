// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/input_file.h"

#include "base/atomic_file.h"

namespace dossier::cli {

base::Result<QByteArray> readInput(const QString &option, const QString &path, std::int64_t limit)
{
    return naming(option, base::readFile(path, limit));
}

} // namespace dossier::cli
