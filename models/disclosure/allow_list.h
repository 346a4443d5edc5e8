// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/audience.h"
#include "schema/registry.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace dossier::disclosure {

enum class ReportKind : std::uint8_t {
    List, EndorsementSheet, Hearing,
    Records   ///< of one entity, with chosen fields; a table only
};

/// Which columns the making of one report may read: the second wall (architecture.md, section 6).
/// A field is in it when the kind of report prints it and its audience includes the reader; a new
/// field is in none until it is written down here.
class AllowList
{
public:
    [[nodiscard]] static AllowList make(const schema::Registry &registry, ReportKind kind, Audience reader);

    /// Of the kind Records: these fields, as RecordChoice lists them, where their audience includes the reader.
    [[nodiscard]] static AllowList forRecords(const schema::Registry &registry, const QList<schema::FieldId> &fields, Audience reader);

    [[nodiscard]] ReportKind kind() const { return m_kind; }
    [[nodiscard]] Audience reader() const { return m_reader; }
    /// Entities that are read at all, in a stable order.
    [[nodiscard]] const QList<schema::EntityType> &entities() const { return m_entities; }
    /// Fields whose values may be read and released.
    [[nodiscard]] QList<schema::FieldId> values(schema::EntityType entity) const { return m_values.value(key(entity)); }
    /// Fields that are read in a statement of their own, decide, and are never released.
    [[nodiscard]] QList<schema::FieldId> gates(schema::EntityType entity) const { return m_gates.value(key(entity)); }
    [[nodiscard]] bool mayRelease(schema::FieldId field) const { return m_released.contains(std::to_underlying(field)); }

private:
    AllowList() = default;
    [[nodiscard]] static AllowList of(const schema::Registry &registry, ReportKind kind, const QList<schema::FieldId> &fields, Audience reader);
    void add(const schema::EntitySpec *entity);
    static std::uint16_t key(schema::EntityType entity) { return std::to_underlying(entity); }

    ReportKind m_kind = ReportKind::List;
    Audience m_reader = Audience::Public;
    QList<schema::EntityType> m_entities;
    QHash<std::uint16_t, QList<schema::FieldId>> m_values;
    QHash<std::uint16_t, QList<schema::FieldId>> m_gates;
    QSet<std::uint16_t> m_released;
};

} // namespace dossier::disclosure
