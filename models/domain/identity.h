// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/preparation.h"

#include <functional>

namespace dossier::domain {

/// What person.same_as of a record holds: the record it is kept under, absent where it stands for itself.
using SameAs = std::function<base::Result<std::optional<base::RecordId>>(base::RecordId)>;

/// The record that a person is kept under in the end, itself included. Of a ring, which laptops may have closed when
/// they met, every member is kept under the same one.
[[nodiscard]] base::Result<base::RecordId> keptUnder(base::RecordId person, const SameAs &sameAs);

/// Two records of persons, and the question whether they are one human being, where it was put already.
struct PersonPair {
    base::RecordId person;
    base::RecordId other;
    const Record *question = nullptr;   ///< a possible_match of the two, either way round
};

/// What to remember of a decision; `fresh` is the id of the possible_match where none was put before.
/// The same person: `other`, with whatever it is kept under, is kept under `person` from now on; taken back, all stand
/// as they did. Errors of `sameAs`.
[[nodiscard]] base::Result<std::vector<ChangeSet>> sayTheSame(const PersonPair &pair, const SameAs &sameAs, base::Instant now, base::RecordId fresh);
[[nodiscard]] std::vector<ChangeSet> sayNotTheSame(const PersonPair &pair, base::Instant now, base::RecordId fresh);

/// A person is not kept under itself, neither at once nor by way of others; nor are two both kept as one and said to
/// be two.
[[nodiscard]] base::Result<void> checkIdentities(Preparation &preparation);

} // namespace dossier::domain
