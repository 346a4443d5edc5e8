// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace dossier::cli {

[[nodiscard]] QString helpOf(const Command &command);
[[nodiscard]] QString helpOfAll();

} // namespace dossier::cli
