// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/heads.h"

#include <algorithm>

namespace dossier::store {

using base::Result;
using domain::Dot;
using domain::Heads;

Heads RecordHeads::of(schema::FieldId field) const
{
    const auto own = byField.constFind(std::to_underlying(field));
    return own == byField.constEnd() ? created : *own;
}

Heads RecordHeads::all() const
{
    Heads out = created + deletions;
    for (const Heads &heads : byField)
        out += heads;
    std::ranges::sort(out);
    const auto rest = std::ranges::unique(out);
    out.erase(rest.begin(), rest.end());
    return out;
}

Result<RecordHeads> readHeads(Statements &statements, std::int64_t eid)
{
    RecordHeads out;
    DOSSIER_ASSIGN(Statement * statement, statements.get("SELECT fld, dot FROM head WHERE eid = ? ORDER BY fld, dot"));
    StatementUse row(*statement);
    row->bind(0, eid);
    DOSSIER_TRY(eachRow(row, [&] {
        const std::int64_t field = row->integer(0);
        const Dot dot = row->integer(1);
        if (field == kWholeRow)
            out.created.append(dot);
        else if (field == kDeletion)
            out.deletions.append(dot);
        else
            out.byField[static_cast<std::uint16_t>(field)].append(dot);
    }));
    return out;
}

Result<void> addHead(Statements &statements, std::int64_t eid, std::int64_t field, Dot dot)
{
    DOSSIER_ASSIGN(Statement * insert, statements.get("INSERT OR IGNORE INTO head(eid, fld, dot) VALUES(?, ?, ?)"));
    insert->bind(0, eid);
    insert->bind(1, field);
    insert->bind(2, dot);
    return insert->run();
}

Result<void> removeHead(Statements &statements, std::int64_t eid, std::int64_t field, Dot dot)
{
    DOSSIER_ASSIGN(Statement * erase, statements.get("DELETE FROM head WHERE eid = ? AND fld = ? AND dot = ?"));
    erase->bind(0, eid);
    erase->bind(1, field);
    erase->bind(2, dot);
    return erase->run();
}

} // namespace dossier::store
