// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/release/release_pass.h"

#include "store/tables/table_layout.h"

namespace dossier::store {

using base::Result;

ReleasePass::ReleasePass(OpenFile &file, const disclosure::AllowList &allowed, Kind kind,
                         const std::function<bool()> &isCancelled)
    : m_file(file), m_allowed(allowed), m_kind(kind), m_reading{file.statements, file.ids, isCancelled}
{
    ReadAllowList columns;
    for (const schema::EntityType entity : allowed.entities()) {
        const schema::EntitySpec *spec = file.context.registry.entity(entity);
        ReleaseTable(*spec, kind == Kind::Gates ? allowed.gates(entity) : allowed.values(entity)).addTo(columns);
    }
    m_file.connection->restrictTo(std::move(columns));
}

ReleasePass::~ReleasePass()
{
    m_file.connection->restrictTo({});
}

Result<void> ReleasePass::forEach(schema::EntityType entity, const std::function<void(disclosure::Row &&)> &visit) const
{
    const QList<schema::FieldId> fields = m_kind == Kind::Gates ? m_allowed.gates(entity) : m_allowed.values(entity);
    return ReleaseTable(*m_file.context.registry.entity(entity), fields).forEach(m_reading, visit);
}

Result<void> ReleasePass::forEachEdited(const schema::NarrativeFields &narrative,
                                        const std::function<void(base::RecordId)> &visit) const
{
    const QByteArray table = TableLayout::table(*m_file.context.registry.entity(narrative.type));
    const QByteArray sql = "SELECT \"" + QByteArray(narrative.parent.key) + "\" FROM \"" + table
        + "\" WHERE deleted = 0 AND \"" + narrative.cleared_text.key + "\" IS NOT NULL AND \"" + narrative.text.key
        + "\" IS NOT \"" + narrative.cleared_text.key + '"';
    DOSSIER_ASSIGN(Statement statement, Statement::prepare(m_file.statements.engine(), sql));
    return eachRow(statement, [&]() -> Result<void> {
        DOSSIER_ASSIGN(const base::RecordId owner, m_file.ids.global(statement.integer(0)));
        visit(owner);
        return {};
    });
}

} // namespace dossier::store
