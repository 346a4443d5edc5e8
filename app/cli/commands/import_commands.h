// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace dossier::cli {

/// Rows whose header names fields, each a new record of `entity`: all of them or none.
[[nodiscard]] base::Result<void> importRecords(const Environment &environment, const CommandLine &line, const schema::EntitySpec &entity);

} // namespace dossier::cli
