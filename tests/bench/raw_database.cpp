// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/raw_database.h"

#include <QFile>

#include <sqlite3.h>

namespace dossier::bench {

RawDatabase::RawDatabase(const QString &path, std::span<const std::uint8_t> key, std::span<const std::uint8_t> salt)
{
    QByteArray raw(reinterpret_cast<const char *>(key.data()), qsizetype(key.size()));
    raw.append(reinterpret_cast<const char *>(salt.data()), qsizetype(salt.size()));
    const QByteArray spec = "x'" + raw.toHex() + '\'';
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(QFile::encodeName(path).constData(), &m_database, flags, nullptr) != SQLITE_OK
        || sqlite3_key_v2(m_database, "main", spec.constData(), int(spec.size())) != SQLITE_OK)
        stop("open");
    for (const char *pragma : {"PRAGMA auto_vacuum=INCREMENTAL", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                               "PRAGMA wal_autocheckpoint=0", "PRAGMA cache_size=-16384", "PRAGMA cell_size_check=ON"})
        exec(pragma);
}

RawDatabase::~RawDatabase()
{
    sqlite3_finalize(m_statement);
    sqlite3_close(m_database);
}

void RawDatabase::stop(const char *what)
{
    qFatal("%s: %s", what, sqlite3_errmsg(m_database));
}

void RawDatabase::exec(const QByteArray &sql)
{
    if (sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        stop(sql.constData());
}

sqlite3_stmt *RawDatabase::prepare(const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_database, sql.constData(), int(sql.size()), &statement, nullptr) != SQLITE_OK)
        stop(sql.constData());
    return statement;
}

void RawDatabase::insert(sqlite3_stmt *statement, const std::vector<Cell> &row)
{
    sqlite3_clear_bindings(statement);
    for (const Cell &cell : row) {
        const int position = cell.column + 1;
        const int size = int(cell.bytes.size());
        switch (cell.kind) {
        case Cell::Kind::Integer:
            sqlite3_bind_int64(statement, position, cell.integer);
            break;
        case Cell::Kind::Real:
            sqlite3_bind_double(statement, position, cell.real);
            break;
        case Cell::Kind::Text:
            sqlite3_bind_text(statement, position, cell.bytes.constData(), size, SQLITE_STATIC);
            break;
        case Cell::Kind::Blob:
            sqlite3_bind_blob(statement, position, cell.bytes.constData(), size, SQLITE_STATIC);
            break;
        }
    }
    if (sqlite3_step(statement) != SQLITE_DONE)
        stop("insert");
    sqlite3_reset(statement);
}

void RawDatabase::commitOne(const QByteArray &sql, const std::vector<Cell> &row)
{
    if (m_sql != sql) {
        sqlite3_finalize(m_statement);
        m_statement = prepare(sql);
        m_sql = sql;
    }
    insert(m_statement, row);
}

void RawDatabase::insertAll(const std::vector<TableRows> &tables)
{
    exec("BEGIN IMMEDIATE");
    for (const TableRows &table : tables) {
        sqlite3_stmt *statement = prepare(table.insert);
        for (const std::vector<Cell> &row : table.rows)
            insert(statement, row);
        sqlite3_finalize(statement);
    }
    exec("COMMIT");
}

QByteArrayList RawDatabase::schema(const QByteArrayList &without)
{
    QByteArrayList out;
    sqlite3_stmt *statement = prepare("SELECT sql, tbl_name FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'search_%'"
                                      " ORDER BY type DESC, rowid");
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (!without.contains(reinterpret_cast<const char *>(sqlite3_column_text(statement, 1))))
            out.append(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
    }
    sqlite3_finalize(statement);
    return out;
}

std::vector<TableRows> RawDatabase::content(const QByteArrayList &without)
{
    QByteArrayList names;
    sqlite3_stmt *statement = prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%'");
    while (sqlite3_step(statement) == SQLITE_ROW)
        names.append(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    std::vector<TableRows> out;
    for (const QByteArray &name : names) {
        if (!without.contains(name))
            out.push_back(rowsOf(name));
    }
    return out;
}

TableRows RawDatabase::rowsOf(const QByteArray &table)
{
    const QByteArray rowId = table == "search" ? "rowid, " : "";
    sqlite3_stmt *statement = prepare("SELECT " + rowId + "* FROM \"" + table + '"');
    const int columns = sqlite3_column_count(statement);
    QByteArrayList names;
    for (int column = 0; column < columns; ++column)
        names.append('"' + QByteArray(sqlite3_column_name(statement, column)) + '"');
    TableRows out;
    out.insert = "INSERT INTO \"" + table + "\"(" + names.join(", ") + ") VALUES(" + QByteArray("?, ").repeated(columns - 1) + "?)";
    while (sqlite3_step(statement) == SQLITE_ROW) {
        std::vector<Cell> row;
        for (int column = 0; column < columns; ++column) {
            const int type = sqlite3_column_type(statement, column);
            if (type == SQLITE_INTEGER)
                row.push_back(Cell::of(column, std::int64_t(sqlite3_column_int64(statement, column))));
            else if (type == SQLITE_FLOAT)
                row.push_back(Cell::of(column, sqlite3_column_double(statement, column)));
            else if (type != SQLITE_NULL)
                row.push_back(Cell::of(column, type == SQLITE_TEXT ? Cell::Kind::Text : Cell::Kind::Blob,
                                       QByteArray(static_cast<const char *>(sqlite3_column_blob(statement, column)),
                                                  sqlite3_column_bytes(statement, column))));
        }
        out.rows.push_back(std::move(row));
    }
    sqlite3_finalize(statement);
    return out;
}

} // namespace dossier::bench
