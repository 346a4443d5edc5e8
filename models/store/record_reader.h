// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record_source.h"
#include "schema/registry.h"
#include "store/tables/record_ids.h"
#include "store/tables/row_mapper.h"

namespace dossier::store {

/// Reads whole records out of the tables of one connection. Also what rules look at while an
/// Action is prepared, which is why it implements RecordSource.
class RecordReader final : public domain::RecordSource
{
public:
    RecordReader(Statements &statements, const schema::Registry &registry, const RowMappers &mappers, RecordIds &ids);

    [[nodiscard]] base::Result<std::optional<domain::Record>> find(base::RecordId id) const override;
    [[nodiscard]] base::Result<QList<domain::Record>> referring(schema::EntityType entity, schema::FieldId field,
                                                                base::RecordId target) const override;
    [[nodiscard]] base::Result<std::optional<base::RecordId>> holder(schema::FieldId field,
                                                                     const schema::Value &value) const override;

    /// Error NotFound.
    [[nodiscard]] base::Result<domain::Record> record(base::RecordId id) const;
    /// The parts listed by `partField` of `parent`, in their order, deleted ones only where asked for.
    [[nodiscard]] base::Result<QList<domain::Record>> parts(schema::FieldId partField, base::RecordId parent,
                                                            bool withDeleted = false) const;
    /// By row id; Error DamagedDatabase where ent names a record whose row is missing.
    [[nodiscard]] base::Result<domain::Record> read(std::int64_t eid, const RowMapper &mapper) const;
    /// Heads that a change of `field` of the record must name. Where the field was not written
    /// since the record was created, that is the creating change.
    [[nodiscard]] base::Result<QMap<std::uint16_t, domain::Heads>> heads(std::int64_t eid, const RowMapper &mapper) const;

private:
    [[nodiscard]] base::Result<QList<domain::Record>> referringTo(const RowMapper &mapper, const schema::FieldSpec &field,
                                                                  std::int64_t target, bool withDeleted) const;
    struct HolderSql {
        QByteArray live;
        QByteArray deleted;
    };
    [[nodiscard]] const HolderSql &holderSql(const RowMapper &mapper, const schema::FieldSpec &field) const;
    [[nodiscard]] base::Result<std::optional<base::RecordId>> holderBy(const QByteArray &sql, const schema::FieldSpec &field,
                                                                       const schema::Value &value) const;

    Statements &m_statements;
    const schema::Registry &m_registry;
    const RowMappers &m_mappers;
    RecordIds &m_ids;
    mutable QHash<std::uint16_t, HolderSql> m_holderSql;
};

} // namespace dossier::store
