// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/read_person.h"

#include <cstdint>
#include <vector>

namespace dossier::names {

/// Whether the keys are for a person that lies in an index or for one that is looked for there: an initial
/// meets written-out names and the reverse, but two written-out names do not meet by their first letters.
enum class KeyUse { Store, Look };

/// Keys of which two persons that may be the same share at least one, the most telling first; none twice.
/// Hashes: two unlike persons may share one by chance.
[[nodiscard]] std::vector<std::uint32_t> blockKeys(const ReadPerson &person, KeyUse use);

} // namespace dossier::names
