// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/entity.h"
#include "schema/vocabulary.h"

#include <QString>

namespace dossier::store {

/// Reads the value of a filter for one field, as a person types it: a term by key or label, a
/// date in words, "yes", a number. Text that names a referenced record stays text. Error
/// InvalidValue names the field; it never repeats the text.
[[nodiscard]] base::Result<schema::Value> filterValue(const QString &text, const schema::FieldSpec &field,
                                                      const schema::Vocabularies &vocabularies,
                                                      const QString &language);

} // namespace dossier::store
