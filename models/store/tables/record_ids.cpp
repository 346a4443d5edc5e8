// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/record_ids.h"

#include "store/sql/connection.h"

#include <sqlite3.h>

namespace dossier::store {

using base::RecordId;
using base::Result;
using schema::EntityType;

Result<std::optional<LocalRecord>> RecordIds::find(RecordId id)
{
    if (const auto cached = m_local.constFind(id); cached != m_local.constEnd())
        return *cached;
    DOSSIER_ASSIGN(Statement * statement, m_statements.get("SELECT eid, etype FROM ent WHERE uuid = ?"));
    StatementUse row(*statement);
    row->bind(0, id.toByteArray());
    DOSSIER_ASSIGN(const bool found, row->step());
    if (!found)
        return std::nullopt;
    const LocalRecord local{row->integer(0), EntityType(row->integer(1))};
    remember(id, local);
    return local;
}

Result<std::int64_t> RecordIds::localOrNew(RecordId id, EntityType type)
{
    DOSSIER_ASSIGN(std::optional<LocalRecord> found, find(id));
    if (found) {
        if (found->type == EntityType{} && type != EntityType{}) {
            DOSSIER_ASSIGN(Statement * update, m_statements.get("UPDATE ent SET etype = ? WHERE eid = ?"));
            update->bind(0, std::int64_t{std::to_underlying(type)});
            update->bind(1, found->eid);
            DOSSIER_TRY(update->run());
            remember(id, {found->eid, type});
        }
        return found->eid;
    }
    DOSSIER_ASSIGN(Statement * insert, m_statements.get("INSERT INTO ent(uuid, etype) VALUES(?, ?)"));
    insert->bind(0, id.toByteArray());
    insert->bind(1, std::int64_t{std::to_underlying(type)});
    DOSSIER_TRY(insert->run());
    const std::int64_t eid = sqlite3_last_insert_rowid(m_statements.engine());
    remember(id, {eid, type});
    return eid;
}

Result<RecordIds::Known> RecordIds::known(std::int64_t eid)
{
    if (const auto cached = m_global.constFind(eid); cached != m_global.constEnd())
        return *cached;
    DOSSIER_ASSIGN(Statement * statement, m_statements.get("SELECT uuid, etype FROM ent WHERE eid = ?"));
    StatementUse row(*statement);
    row->bind(0, eid);
    DOSSIER_ASSIGN(const bool found, row->step());
    const auto id = found ? RecordId::fromByteArray(row->bytes(0)) : std::nullopt;
    if (!id)
        return base::fail(base::ErrorCode::DamagedDatabase, QStringLiteral("a row id without a record"));
    const EntityType type{EntityType(row->integer(1))};
    remember(*id, {eid, type});
    return Known{*id, type};
}

Result<RecordId> RecordIds::global(std::int64_t eid)
{
    DOSSIER_ASSIGN(const Known found, known(eid));
    return found.id;
}

Result<EntityType> RecordIds::type(std::int64_t eid)
{
    DOSSIER_ASSIGN(const Known found, known(eid));
    return found.type;
}

void RecordIds::forget()
{
    m_local.clear();
    m_global.clear();
}

void RecordIds::learn(RecordId id, LocalRecord local)
{
    // One direction only: what has just been written is named by others, hardly ever read.
    if (m_local.size() >= kCached)
        forget();
    if (local.type != EntityType{})
        m_local.insert(id, local);
}

void RecordIds::remember(RecordId id, LocalRecord local)
{
    // What is only referred to may become a record at any time, on another connection too.
    if (local.type == EntityType{})
        return;
    if (m_local.size() >= kCached)
        forget();
    m_local.insert(id, local);
    m_global.insert(local.eid, {id, local.type});
}

} // namespace dossier::store
