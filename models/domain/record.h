// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entity.h"

#include <QMap>
#include <QList>

#include <cstdint>
#include <optional>

namespace dossier::domain {

/// Where in the journal a value was written: local number of the feed << 40 | sequence number.
/// Local to one file; what travels is (feed id, seq).
using Dot = std::int64_t;
using Heads = QList<Dot>;

/// One record as it stands: scalars, sets and, per field, the heads it was read at. Parts are
/// records of their own. A value, free of any database.
class Record
{
public:
    Record() = default;
    Record(schema::EntityType type, base::RecordId id) : m_type(type), m_id(id) {}

    [[nodiscard]] schema::EntityType type() const { return m_type; }
    [[nodiscard]] base::RecordId id() const { return m_id; }
    [[nodiscard]] bool isDeleted() const { return m_deleted; }

    template<typename T>
    [[nodiscard]] std::optional<T> get(schema::Field<T> field) const
    {
        const auto *held = std::get_if<T>(&value(field.id));
        return held ? std::optional<T>(*held) : std::nullopt;
    }
    template<typename T>
    [[nodiscard]] QList<T> get(schema::SetField<T> field) const
    {
        QList<T> out;
        for (const schema::Value &member : members(field.id)) {
            if (const auto *held = std::get_if<T>(&member))
                out.append(*held);
        }
        return out;
    }
    /// Absent where the field is not set. Among several heads, the one shown first.
    [[nodiscard]] const schema::Value &value(schema::FieldId field) const;
    [[nodiscard]] schema::ValueList members(schema::FieldId field) const;
    /// Heads a later change of the field must name; more than one is a conflict.
    [[nodiscard]] Heads heads(schema::FieldId field) const { return m_heads.value(std::to_underlying(field)); }
    [[nodiscard]] const QMap<std::uint16_t, Heads> &allHeads() const { return m_heads; }
    [[nodiscard]] const QMap<std::uint16_t, schema::Value> &values() const { return m_values; }
    [[nodiscard]] const QMap<std::uint16_t, schema::ValueList> &sets() const { return m_sets; }

    void setValue(schema::FieldId field, schema::Value value);
    void setMembers(schema::FieldId field, schema::ValueList members);
    void setHeads(schema::FieldId field, Heads heads) { m_heads[std::to_underlying(field)] = std::move(heads); }
    void setDeleted(bool deleted) { m_deleted = deleted; }

private:
    schema::EntityType m_type{};
    base::RecordId m_id;
    QMap<std::uint16_t, schema::Value> m_values;
    QMap<std::uint16_t, schema::ValueList> m_sets;
    QMap<std::uint16_t, Heads> m_heads;
    bool m_deleted = false;
};

} // namespace dossier::domain
