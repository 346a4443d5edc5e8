// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/atomic_file.h"
#include "cli/command_line.h"
#include "store/session/session.h"

#include <QJsonObject>

#include <optional>

namespace dossier::cli {

/// Where `import --report` goes, if anywhere. All that can fail is done before anything is imported: an
/// import whose report cannot be written must not have happened, or a person would repeat it.
class ImportReportFile
{
public:
    /// Errors: InvalidArgument where it lies in a vault or is one of the files read; AlreadyExists where
    /// something other than an import report is there; NoSpace, ReadOnlyMedium, Io.
    [[nodiscard]] static base::Result<ImportReportFile> open(const CommandLine &line, const store::Session &session);

    /// Writes it under a temporary name, durable.
    [[nodiscard]] base::Result<void> prepare(const QJsonObject &report);
    /// Puts it in place, over a former report.
    [[nodiscard]] base::Result<void> commit();

private:
    std::optional<base::AtomicFile> m_file;
};

} // namespace dossier::cli
