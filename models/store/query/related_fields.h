// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/registry.h"

#include <vector>

namespace dossier::store {

/// A field of the records that refer to another: the article of a case's charges, the court of its proceedings.
struct RelatedField {
    const schema::EntitySpec *entity = nullptr;
    const schema::FieldSpec *link = nullptr;    ///< by which they refer; scalar or set
    const schema::FieldSpec *field = nullptr;
};

/// Fields of that name and of one kind, of whatever may refer to `target` in its compartment, in the registry's order.
[[nodiscard]] std::vector<RelatedField> relatedFields(const schema::EntitySpec &target, QByteArrayView name,
                                                      const schema::Registry &registry);

} // namespace dossier::store
