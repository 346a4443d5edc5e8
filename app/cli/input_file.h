// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "cli/command_line.h"

#include <QByteArray>

namespace dossier::cli {

/// `read`, with the option that named the file as the detail where it is not there: a person who named three
/// wants to know which. Its path is not repeated: it may be the name of somebody.
template<typename T>
[[nodiscard]] base::Result<T> naming(const QString &option, base::Result<T> read)
{
    if (!read && read.error().code == base::ErrorCode::NotFound)
        read.error().detail = option;
    return read;
}

/// Whole content of the file that `option` names; errors as base::readFile.
[[nodiscard]] base::Result<QByteArray> readInput(const QString &option, const QString &path, std::int64_t limit);

/// Whether both paths lead to one file that is there.
[[nodiscard]] bool isSameFile(const QString &one, const QString &other);
/// What is written is not what this command reads a secret or a choice from: a key file that is replaced opens
/// nothing any more, whatever it is called. Error InvalidArgument names the option.
[[nodiscard]] base::Result<void> requireNotRead(const CommandLine &line, const QString &path);

} // namespace dossier::cli
