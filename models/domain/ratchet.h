// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/preparation.h"

/// Protection only grows by itself (security.md, section 4, "Staff may only narrow").
namespace dossier::domain {

/// How much a value of a protective field protects; greater protects more. Absent where the order
/// of that field or value is not known.
[[nodiscard]] std::optional<std::int64_t> protectionOf(const schema::FieldSpec &field, const schema::Value &value);

enum class Movement : std::uint8_t { Same, Tightens, Loosens };

/// What a change of a protective field does. What cannot be compared loosens: better to ask.
[[nodiscard]] Movement movement(const schema::FieldSpec &field, const schema::Value &before,
                                const schema::Value &after);

/// Ratchet::Decision: only a person's own change loosens, never undo or merge. Ratchet::Evidence:
/// nobody loosens without a consent event in the same Action, of the endorsement concerned, kind
/// "widened", that says what its evidence is. Deleting what protects is loosening. Error WouldLoosen.
[[nodiscard]] base::Result<void> checkRatchet(Preparation &preparation);

} // namespace dossier::domain
