// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/preparation.h"

namespace dossier::domain {

/// Two records of persons, and the question whether they are one human being, where it was put already.
struct PersonPair {
    base::RecordId person;
    base::RecordId other;
    const Record *question = nullptr;   ///< a possible_match of the two, either way round
};

/// What to remember of a decision; `fresh` is the id of the possible_match where none was put before.
/// The same person: `other` is kept under `person` from now on, and taken back the two are two again.
[[nodiscard]] std::vector<ChangeSet> sayTheSame(const PersonPair &pair, base::Instant now, base::RecordId fresh);
[[nodiscard]] std::vector<ChangeSet> sayNotTheSame(const PersonPair &pair, base::Instant now, base::RecordId fresh);

/// A person is not kept under itself, neither at once nor by way of others.
[[nodiscard]] base::Result<void> checkIdentities(Preparation &preparation);

} // namespace dossier::domain
