// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/entity.h"

#include <QHash>

#include <vector>

namespace dossier::schema {

class Vocabularies;

/// All entities, described once. Columns, mapper, forms, filters, search, import mapping, JSON,
/// history, redaction and translation read it; nothing else says what a record has.
class Registry
{
public:
    /// Checks the rules every declaration must keep (unique ids and keys, an audience on every
    /// field, a vocabulary on every code, a target on every reference, a parent chain that ends,
    /// gate and ratchet only where they make sense) and freezes; Error Internal names the fault.
    [[nodiscard]] static base::Result<Registry> build(std::vector<EntitySpec> entities);

    /// That everything the declarations name exists: each vocabulary, and each label in English,
    /// Azerbaijani and Russian. Error Internal names what is missing.
    [[nodiscard]] base::Result<void> check(const Vocabularies &vocabularies) const;

    /// Version of the schema; raised by every release that declares a new field or entity.
    [[nodiscard]] std::uint16_t version() const { return kVersion; }
    [[nodiscard]] const std::vector<EntitySpec> &entities() const { return m_entities; }
    /// Null where unknown: a record from a newer release.
    [[nodiscard]] const EntitySpec *entity(EntityType type) const;
    [[nodiscard]] const EntitySpec *entity(QByteArrayView key) const;   ///< snake_case or hyphens
    [[nodiscard]] const FieldSpec *field(FieldId id) const;
    [[nodiscard]] const EntitySpec *entityOf(FieldId id) const;

private:
    static constexpr std::uint16_t kVersion = 1;

    Registry() = default;
    std::vector<EntitySpec> m_entities;
    QHash<std::uint16_t, std::size_t> m_byType;
    QHash<QByteArray, std::size_t> m_byKey;
    QHash<std::uint16_t, std::pair<std::size_t, std::size_t>> m_byField;
};

/// The entities of this release (schema/entities/*.cpp).
[[nodiscard]] std::vector<EntitySpec> declaredEntities();

} // namespace dossier::schema
