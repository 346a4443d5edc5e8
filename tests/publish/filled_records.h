// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publish_world.h"

#include <optional>

namespace dossier::test {

/// One record of every entity of a compartment, with a value of its own in every field that rules
/// let a person fill: generated from the registry, so that a new field is in it without a line here.
class FilledRecords
{
public:
    /// A text that stands in one field of one of these records and nowhere else.
    struct Canary {
        QString text;
        schema::FieldId field{};
    };

    /// `sign` begins every canary of these records.
    FilledRecords(PublishWorld &world, store::Store &store, const QString &sign);

    [[nodiscard]] base::RecordId id(schema::EntityType entity) const { return m_ids.value(std::to_underlying(entity)); }
    [[nodiscard]] const QList<Canary> &canaries() const { return m_canaries; }
    /// Fields, as "entity.field", that a rule refused.
    [[nodiscard]] const QStringList &refused() const { return m_refused; }
    [[nodiscard]] QString nextCanary() { return m_sign + QString::number(1000 + m_count++); }

private:
    void fill(const schema::EntitySpec &entity);
    [[nodiscard]] std::optional<schema::Value> valueFor(const schema::EntitySpec &entity, const schema::FieldSpec &field);
    [[nodiscard]] std::optional<schema::Value> reference(const schema::EntitySpec &entity, const schema::FieldSpec &field) const;
    [[nodiscard]] schema::Value canary(const schema::FieldSpec &field);
    void add(domain::ChangeSet &changes, const schema::EntitySpec &entity, const schema::FieldSpec &field);

    PublishWorld &m_world;
    store::Store &m_store;
    QString m_sign;
    int m_count = 0;
    QHash<std::uint16_t, base::RecordId> m_ids;
    QList<Canary> m_canaries;
    QStringList m_refused;
};

} // namespace dossier::test
