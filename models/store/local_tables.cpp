// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/local_tables.h"

#include "names/search_keys.h"
#include "store/journal/journal_tables.h"
#include "store/sql/connection.h"
#include "store/tables/table_layout.h"
#include "vault/keyed_hash.h"

namespace dossier::store::local_tables {

using base::ErrorCode;
using base::Result;

namespace {

constexpr QByteArrayView kLayoutKey("layout");
constexpr QByteArrayView kSchemaKey("schema");
constexpr QByteArrayView kPlaceKey("place");

QByteArrayList statements(const schema::Registry &registry, schema::Compartment compartment)
{
    QByteArrayList out = journal_tables::createStatements();
    out += TableLayout(registry, compartment).createStatements();
    out += {"CREATE TABLE act(first INTEGER PRIMARY KEY, last INTEGER NOT NULL, action BLOB NOT NULL, undoes BLOB,"
            " note INTEGER NOT NULL) STRICT",
            "CREATE INDEX act_by_undoes ON act(undoes) WHERE undoes IS NOT NULL",
            "CREATE TABLE saved_draft(id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID"};
    return out;
}

QByteArray layoutHash(const QByteArrayList &statements)
{
    // What stands in the index is as much a part of the layout as its columns.
    const QByteArray all = statements.join(";\n") + ";\nsearch keys " + QByteArray::number(names::kSearchKeysVersion);
    const vault::Digest digest =
        vault::plainHash({vault::ByteView(reinterpret_cast<const std::uint8_t *>(all.constData()), std::size_t(all.size()))});
    return {reinterpret_cast<const char *>(digest.data()), qsizetype(digest.size())};
}

/// Vault and compartment, so that no file of another can be taken for this one.
QByteArray placeOf(schema::Compartment compartment, const QByteArray &vaultId)
{
    return vaultId + static_cast<char>(compartment);
}

} // namespace

Result<void> create(Connection &connection, const schema::Registry &registry, schema::Compartment compartment,
                    const QByteArray &vaultId)
{
    const QByteArrayList all = statements(registry, compartment);
    for (const QByteArray &statement : all)
        DOSSIER_TRY(connection.exec(statement));
    DOSSIER_TRY(setMeta(connection, kLayoutKey.toByteArray(), layoutHash(all)));
    DOSSIER_TRY(setMeta(connection, kSchemaKey.toByteArray(), QByteArray::number(registry.version())));
    return setMeta(connection, kPlaceKey.toByteArray(), placeOf(compartment, vaultId));
}

Result<Layout> check(Connection &connection, const schema::Registry &registry, schema::Compartment compartment,
                     const QByteArray &vaultId)
{
    const Result<QByteArray> place = meta(connection, kPlaceKey.toByteArray());
    if (!place || *place != placeOf(compartment, vaultId))
        return base::fail(ErrorCode::DamagedDatabase, QStringLiteral("not a store of this vault and compartment"));
    DOSSIER_ASSIGN(const QByteArray schemaVersion, meta(connection, kSchemaKey.toByteArray()));
    if (schemaVersion.toInt() > int{registry.version()})
        return Layout::Newer;
    DOSSIER_ASSIGN(const QByteArray layout, meta(connection, kLayoutKey.toByteArray()));
    return layout == layoutHash(statements(registry, compartment)) ? Layout::Ours : Layout::Older;
}

Result<QByteArray> meta(Connection &connection, const QByteArray &key)
{
    DOSSIER_ASSIGN(Rows rows, connection.select("SELECT value FROM meta WHERE key = ?", key));
    DOSSIER_ASSIGN(const bool found, rows.next());
    return found ? rows.bytes(0) : QByteArray();
}

Result<void> setMeta(Connection &connection, const QByteArray &key, const QByteArray &value)
{
    if (value.isEmpty())
        return connection.run("DELETE FROM meta WHERE key = ?", key);
    // Each placeholder once: Qt renames them one by one, and a second ?2 would stay without a value.
    return connection.run("INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", key, value);
}

} // namespace dossier::store::local_tables
