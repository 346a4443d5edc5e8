// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/entity.h"
#include "schema/vocabulary.h"

namespace dossier::domain {

/// Whether terms that this release does not know are let through: they come from a newer one.
enum class UnknownTerms : std::uint8_t { Refused, Kept };

/// The one canonical form of a value of that field: text in NFC with plain line ends, one line
/// where the field is one line, nothing that only looks filled. Absent stays absent, and what holds
/// nothing becomes absent. Error InvalidValue where the value is of another kind, names no term of
/// the vocabulary, or holds characters that no text has.
[[nodiscard]] base::Result<schema::Value> normalised(const schema::FieldSpec &field, schema::Value value,
                                                     const schema::Vocabularies &vocabularies,
                                                     UnknownTerms unknownTerms);

} // namespace dossier::domain
