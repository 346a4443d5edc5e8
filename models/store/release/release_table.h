// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/row.h"
#include "schema/registry.h"
#include "store/sql/authorizer.h"
#include "store/tables/record_ids.h"

#include <functional>
#include <vector>

namespace dossier::store {

/// The SELECTs that read some fields of one entity, and what a restricted connection must be allowed
/// for them: these columns, and to know the record (eid, deleted, its id). Nothing is named here but
/// what was given, so a field that is not in an allow-list is in no statement.
class ReleaseTable
{
public:
    ReleaseTable(const schema::EntitySpec &entity, const QList<schema::FieldId> &fields);

    void addTo(ReadAllowList &allowed) const;
    [[nodiscard]] bool isEmpty() const { return m_scalars.empty() && m_sets.empty(); }

    /// What reading needs of its surroundings.
    struct Reading {
        Statements &statements;
        RecordIds &ids;
        const std::function<bool()> &isCancelled;
    };
    /// Every record that is not deleted, in the order in which this file met them, with the members
    /// of its sets. The row has no cap yet. Error Cancelled.
    [[nodiscard]] base::Result<void> forEach(const Reading &reading,
                                             const std::function<void(disclosure::Row &&)> &visit) const;

private:
    struct Column {
        const schema::FieldSpec *field = nullptr;
        int position = 0;
        QByteArrayList names;
    };
    struct Set {
        const schema::FieldSpec *field = nullptr;
        QByteArray table;
        QByteArrayList names;
        QByteArray sql;
    };
    [[nodiscard]] static base::Result<void> readSet(const Reading &reading, const schema::FieldSpec &field,
                                                    Statement &members, std::int64_t eid, disclosure::Row &row);

    const schema::EntitySpec &m_entity;
    std::vector<Column> m_scalars;
    std::vector<Set> m_sets;
    QByteArray m_sql;
};

} // namespace dossier::store
