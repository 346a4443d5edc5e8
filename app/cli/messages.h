// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace dossier::cli {

/// What happened, what is safe and what to do, in one or two sentences for a person.
[[nodiscard]] QString messageFor(const base::Error &error);

} // namespace dossier::cli
