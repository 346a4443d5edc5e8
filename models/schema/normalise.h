// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entity.h"
#include "schema/vocabulary.h"

#include <cstdint>

namespace dossier::schema {

/// Longest text and longest run of bytes of one value, in bytes of UTF-8.
inline constexpr qsizetype kMaxValueBytes = 4 * 1024 * 1024;

/// True where the alternative of `value` is the one of the field's kind; absent fits every field but
/// a set and parts. Says nothing of its content.
[[nodiscard]] bool fits(const FieldSpec &field, const Value &value);

/// Whether terms that this release does not know are let through: they come from a newer one.
enum class UnknownTerms : std::uint8_t { Refused, Kept };

/// The one form in which a value is stored, so that equal values are equal bytes: text in NFC with plain
/// line ends, and without spaces at its ends or doubled where the field is one line. A text of spaces
/// only is absent. For a set `value` is one member, never absent.
/// Errors, with the field's key as detail: InvalidValue where the value does not fit the kind, is
/// longer than kMaxValueBytes, holds control characters or half a surrogate pair, or has parts outside
/// their range; UnknownField where a code is no term of the vocabulary.
[[nodiscard]] base::Result<Value> normalise(const FieldSpec &field, const Vocabularies &vocabularies, Value value,
                                            UnknownTerms unknownTerms = UnknownTerms::Refused);

} // namespace dossier::schema
