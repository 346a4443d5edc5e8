// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/read_person.h"
#include "names/similarity.h"
#include "names/word_likeness.h"

namespace dossier::names {

/// compare() of persons that are read already. ScoreOnly leaves the reasons out. `commonFrom`: word_likeness.h.
enum class Detail { ScoreOnly, WithReasons };
[[nodiscard]] Similarity compareRead(const ReadPerson &one, const ReadPerson &other, Detail detail,
                                     std::uint32_t commonFrom = kNoneIsCommon);

} // namespace dossier::names
