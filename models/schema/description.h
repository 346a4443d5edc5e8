// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/registry.h"
#include "schema/vocabulary.h"

#include <QJsonObject>

namespace dossier::schema {

/// What records are, for programs and people outside (`schema --json`): {"schema":1,"version":1,
/// "entities":[…],"vocabularies":{name:[…]}}, entities and fields in the order of their
/// declaration, labels in the shipped languages. Holds no case data.
[[nodiscard]] QJsonObject describe(const Registry &registry, const Vocabularies &vocabularies);

/// Names as they stand in the description: "text", "long_text" …, "scalar", "set", "part".
[[nodiscard]] QString kindName(Kind kind);
[[nodiscard]] QString shapeName(Shape shape);

} // namespace dossier::schema
