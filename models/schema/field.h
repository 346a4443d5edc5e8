// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/value.h"

#include <compare>
#include <cstdint>

namespace dossier::schema {

/// Permanent number of an entity; never reused.
enum class EntityType : std::uint16_t {};
/// Permanent number of a field, unique over all entities: 100 × entity + position. Never reused,
/// and a field never changes its kind.
enum class FieldId : std::uint16_t {};

/// Who may see a thing; each audience includes those before it (security.md, section 4).
enum class Audience : std::uint8_t { Public = 0, Partner = 1, Internal = 2, Restricted = 3 };

/// What a field holds; one editor, one column mapping and one journal encoding each.
enum class Kind : std::uint8_t {
    Text, LongText, LanguageText, Code, Reference, YesNo, Integer, Date, Instant, Duration, Article,
    Bytes, Order
};

/// Scalar: a column and a register. Set: a side table of members. Part: child records of an
/// entity of their own, listed here so that the parent knows them.
enum class Shape : std::uint8_t { Scalar, Set, Part };

/// Typed key of a scalar field: `record.get(person::birth_date)` gives a PartialDate, and a
/// value of another type does not compile.
template<typename T>
struct Field {
    using Type = T;
    FieldId id;
    const char *key;
};

/// Typed key of a set of scalars.
template<typename T>
struct SetField {
    using Type = T;
    FieldId id;
    const char *key;
};

/// Key of the parts of one kind below a record.
struct PartField {
    FieldId id;
    const char *key;
};

} // namespace dossier::schema
