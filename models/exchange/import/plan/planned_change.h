// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entity.h"
#include "schema/vocabulary.h"

namespace dossier::exchange {

/// One thing that an import would change in a case, to be shown before it does.
struct PlannedChange {
    schema::FieldId field{};
    schema::Value was;       ///< absent where there was nothing
    schema::Value now;       ///< absent where what was there no longer holds
};

/// One side of a change in words of `language`: a value of its field, or the list's own words where the field is a link.
[[nodiscard]] QString plannedText(const schema::FieldSpec &field, const schema::Value &value, const schema::Vocabularies &vocabularies,
                                  const QString &language = QStringLiteral("en"));

} // namespace dossier::exchange
