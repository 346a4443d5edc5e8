// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace dossier::schema {

class Registry;

/// The rules that every declaration keeps, one by one; Error Internal names the rule and the
/// entity or field that breaks it. Expects unique entity and field numbers.
[[nodiscard]] base::Result<void> checkDeclarations(const Registry &registry);

} // namespace dossier::schema
