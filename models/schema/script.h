// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace dossier::schema {

/// Term of vocabulary "script" (ISO 15924) of the first letter whose script has one; absent else.
[[nodiscard]] std::optional<QString> scriptOf(const QString &text);

} // namespace dossier::schema
