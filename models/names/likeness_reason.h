// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/similarity.h"
#include "names/word_likeness.h"

#include <optional>

namespace dossier::names {

/// How a likeness of two words is told; absent where they are spelled alike or not alike at all.
[[nodiscard]] std::optional<ReasonCode> reasonOf(LikenessKind kind, bool otherScript);

[[nodiscard]] bool differInScript(const HeardWord &one, const HeardWord &other);

} // namespace dossier::names
