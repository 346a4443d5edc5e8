// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/audience.h"
#include "schema/entity.h"

#include <QList>
#include <QMap>

#include <optional>

namespace dossier::disclosure {

/// What was read of one record by an allow-listed SELECT: a candidate, not yet released. `cap` is
/// the record's own audience, read apart as a gate.
struct Row {
    schema::EntityType type{};
    base::RecordId id;
    Audience cap = Audience::Public;
    QMap<std::uint16_t, schema::Value> values;       ///< not hashes: one of those takes five kilobytes for its first value
    QMap<std::uint16_t, schema::ValueList> sets;

    template<typename T>
    void set(schema::Field<T> field, T value) { values.insert(std::to_underlying(field.id), std::move(value)); }
    template<typename T>
    void add(schema::SetField<T> field, T member)
    {
        sets[std::to_underlying(field.id)].append(schema::Value(std::move(member)));
    }
};

/// What the gate `audience` of a record allows at most: everything where it is absent, nothing but
/// its compartment where the term is not known.
[[nodiscard]] Audience capFromGate(const schema::Value &audience);

} // namespace dossier::disclosure
