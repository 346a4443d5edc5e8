// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/value_text.h"

namespace dossier::store {

/// Reads the value of a filter for one field, as a person types it: a term, an answer, a number and a
/// date as schema::parseValue reads them in a form. Text that names a referenced record stays text, and
/// an instant is ISO 8601, of which the day alone is enough. Error InvalidValue names the field; it
/// never repeats the text.
[[nodiscard]] base::Result<schema::Value> filterValue(const QString &text, const schema::FieldSpec &field,
                                                      const schema::Vocabularies &vocabularies,
                                                      const schema::ReadingContext &context);

} // namespace dossier::store
