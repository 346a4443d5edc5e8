// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entity.h"
#include "schema/vocabulary.h"

namespace dossier::schema {

/// Longest text and longest run of bytes of one value, in bytes of UTF-8.
inline constexpr qsizetype kMaxValueBytes = 4 * 1024 * 1024;

/// True where the alternative of `value` is the one of the field's kind; absent fits every field but
/// a set and parts. Says nothing of its content.
[[nodiscard]] bool fits(const FieldSpec &field, const Value &value);

/// The one form in which a value is stored, so that equal values are equal bytes: text in NFC, empty
/// text absent. Nothing is trimmed, cut or replaced. For a set `value` is one member, never absent.
/// Errors, with the field's key as detail: InvalidValue where the value does not fit the kind, is
/// longer than kMaxValueBytes, holds NUL or half a surrogate pair, or has parts outside their range;
/// UnknownField where a code is no term of the vocabulary.
[[nodiscard]] base::Result<Value> normalise(const FieldSpec &field, const Vocabularies &vocabularies, Value value);

} // namespace dossier::schema
