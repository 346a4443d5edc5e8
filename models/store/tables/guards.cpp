// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/guards.h"

#include "names/folding.h"
#include "store/sql/connection.h"
#include "store/sql/engine_error.h"
#include "store/tables/statement.h"

#include <sqlite3.h>

namespace dossier::store {

using base::Result;

namespace {

void applying(sqlite3_context *context, int, sqlite3_value **)
{
    sqlite3_result_int(context, *static_cast<const bool *>(sqlite3_user_data(context)) ? 1 : 0);
}

void fold(sqlite3_context *context, int, sqlite3_value **values)
{
    if (sqlite3_value_type(values[0]) == SQLITE_NULL)
        return;
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(values[0]));
    const QByteArray folded = names::fold(QString::fromUtf8(text, sqlite3_value_bytes(values[0]))).toUtf8();
    sqlite3_result_text64(context, folded.constData(), static_cast<sqlite3_uint64>(folded.size()),
                          reinterpret_cast<sqlite3_destructor_type>(static_cast<std::intptr_t>(-1)), SQLITE_UTF8);
}

Result<void> registerFunction(sqlite3 *engine, const char *name, int arguments, int flags, void *data,
                              void (*function)(sqlite3_context *, int, sqlite3_value **))
{
    const int code = sqlite3_create_function_v2(engine, name, arguments, SQLITE_UTF8 | flags, data, function, nullptr,
                                                nullptr, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(engineError(engine, "function"));
    return {};
}

} // namespace

Result<void> Guards::install(Connection &connection, const QByteArrayList &tables)
{
    // Innocuous, because the schema is not trusted and triggers may call nothing else; not
    // deterministic, because the engine must ask it for every row.
    DOSSIER_TRY(registerFunction(engineOf(connection), "dossier_applying", 0, SQLITE_INNOCUOUS, &m_applying, applying));
    for (const QByteArray &table : tables) {
        for (const char *verb : {"INSERT", "UPDATE", "DELETE"}) {
            const QByteArray name = "\"guard_" + table + '_' + verb + '"';
            m_create += "CREATE TEMP TRIGGER " + name + " BEFORE " + verb + " ON main.\"" + table
                + "\" WHEN dossier_applying() = 0 BEGIN SELECT RAISE(ABORT, 'not through the journal'); END;\n";
            m_remove += "DROP TRIGGER temp." + name + ";\n";
        }
    }
    return connection.exec(m_create);
}

Result<void> Guards::lift(Connection &connection)
{
    if (!connection.inTransaction())
        return base::fail(base::ErrorCode::Internal, QStringLiteral("guards lifted outside a transaction"));
    return connection.exec(m_remove);
}

Result<void> Guards::restore(Connection &connection)
{
    return connection.exec(m_create);
}

Result<void> registerFold(Connection &connection)
{
    return registerFunction(engineOf(connection), "dossier_fold", 1, SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                            fold);
}

} // namespace dossier::store
