// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace dossier::bench {

/// One value of a row that is not null.
struct Cell {
    enum class Kind : std::uint8_t { Integer, Real, Text, Blob };
    int column = 0;
    Kind kind = Kind::Integer;
    std::int64_t integer = 0;
    double real = 0;
    QByteArray bytes;

    [[nodiscard]] static Cell of(int column, std::int64_t value) { return {column, Kind::Integer, value, 0, {}}; }
    [[nodiscard]] static Cell of(int column, double value) { return {column, Kind::Real, 0, value, {}}; }
    [[nodiscard]] static Cell of(int column, Kind kind, QByteArray value) { return {column, kind, 0, 0, std::move(value)}; }
};

/// All rows of one table, to be inserted again elsewhere.
struct TableRows {
    QByteArray insert;               ///< statement with one ? for each column
    std::vector<std::vector<Cell>> rows;
};

/// The engine itself, with no line of ours between: what the store is measured against. Same cipher, same WAL,
/// same synchronous=FULL. Ends the program on an error.
class RawDatabase
{
public:
    RawDatabase(const QString &path, std::span<const std::uint8_t> key, std::span<const std::uint8_t> salt);
    ~RawDatabase();
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;

    void exec(const QByteArray &sql);
    /// One row in a transaction of its own.
    void commitOne(const QByteArray &insert, const std::vector<Cell> &row);
    /// All in one transaction.
    void insertAll(const std::vector<TableRows> &tables);
    /// The statements that made its tables and indexes, those of the search index's own tables left out.
    [[nodiscard]] QByteArrayList schema(const QByteArrayList &without);
    /// Every table of `schema` with its rows.
    [[nodiscard]] std::vector<TableRows> content(const QByteArrayList &without);

private:
    [[nodiscard]] sqlite3_stmt *prepare(const QByteArray &sql);
    void insert(sqlite3_stmt *statement, const std::vector<Cell> &row);
    [[nodiscard]] TableRows rowsOf(const QByteArray &table);
    [[noreturn]] void stop(const char *what);

    sqlite3 *m_database = nullptr;
    QByteArray m_sql;
    sqlite3_stmt *m_statement = nullptr;   ///< of commitOne
};

} // namespace dossier::bench
