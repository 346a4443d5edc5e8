// SPDX-License-Identifier: GPL-3.0-or-later
// dump_database FILE check|rows|journal|search [WORD] < 96 hexadecimal digits: reads an encrypted database by nothing
// but an engine and its key. Built twice, over SQLCipher and over SQLite3 Multiple Ciphers in SQLCipher 4 mode, and
// knows nothing of Dossier but the names of two tables.
#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::size_t kHexDigits = 96;

[[noreturn]] void stop(sqlite3 *database, const char *what)
{
    std::fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(database));
    std::exit(1);
}

class Statement
{
public:
    Statement(sqlite3 *database, const std::string &sql) : m_database(database)
    {
        if (sqlite3_prepare_v2(database, sql.c_str(), -1, &m_statement, nullptr) != SQLITE_OK)
            stop(database, sql.c_str());
    }
    ~Statement() { sqlite3_finalize(m_statement); }
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    void bind(const std::string &text) { sqlite3_bind_text(m_statement, 1, text.c_str(), -1, SQLITE_TRANSIENT); }
    bool next()
    {
        const int code = sqlite3_step(m_statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            stop(m_database, "step");
        return code == SQLITE_ROW;
    }
    [[nodiscard]] int columns() const { return sqlite3_column_count(m_statement); }
    [[nodiscard]] std::string name(int column) const { return sqlite3_column_name(m_statement, column); }
    [[nodiscard]] std::string text(int column) const
    {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
    }
    /// As JSON: numbers as they are, text escaped, bytes as {"hex": …}.
    [[nodiscard]] std::string json(int column) const;

private:
    sqlite3 *m_database;
    sqlite3_stmt *m_statement = nullptr;
};

std::string hexOf(std::string_view bytes)
{
    std::string out;
    for (const char byte : bytes) {
        std::array<char, 3> digits;
        std::snprintf(digits.data(), digits.size(), "%02x", static_cast<unsigned char>(byte));
        out += digits.data();
    }
    return out;
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char byte : text) {
        if (byte == '"' || byte == '\\')
            (out += '\\') += byte;
        else if (static_cast<unsigned char>(byte) < 0x20)
            out += "\\u00" + hexOf({&byte, 1});
        else
            out += byte;
    }
    return out + '"';
}

std::string Statement::json(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_NULL:
        return "null";
    case SQLITE_INTEGER:
        return std::to_string(sqlite3_column_int64(m_statement, column));
    case SQLITE_BLOB:
        return "{\"hex\":\"" + hexOf(text(column)) + "\"}";
    default:
        return quoted(text(column));
    }
}

void printRows(sqlite3 *database, const std::string &table, const std::string &order)
{
    Statement rows(database, "SELECT * FROM \"" + table + '"' + (order.empty() ? "" : " ORDER BY " + order));
    while (rows.next()) {
        std::string line = "{\"table\":" + quoted(table);
        for (int column = 0; column < rows.columns(); ++column)
            line += "," + quoted(rows.name(column)) + ":" + rows.json(column);
        std::puts((line + "}").c_str());
    }
}

/// Every table, the shadow tables of the search index among them; rows in no order that matters.
void printAllRows(sqlite3 *database)
{
    std::vector<std::string> tables;
    Statement names(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    while (names.next())
        tables.push_back(names.text(0));
    for (const std::string &table : tables)
        printRows(database, table, {});
}

void printFirstColumn(sqlite3 *database, const std::string &sql, const std::string &value = {})
{
    Statement rows(database, sql);
    if (!value.empty())
        rows.bind(value);
    while (rows.next())
        std::puts(rows.text(0).c_str());
}

std::array<unsigned char, kHexDigits / 2> readKey()
{
    std::array<char, kHexDigits> hex{};
    if (std::fread(hex.data(), 1, hex.size(), stdin) != hex.size())
        std::exit(2);
    std::array<unsigned char, kHexDigits / 2> key{};
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = static_cast<unsigned char>(std::stoi(std::string(hex.data() + 2 * i, 2), nullptr, 16));
    return key;
}

/// The raw key and salt in the form both engines take: x'…' as text.
std::string keySpec()
{
    const auto key = readKey();
    return "x'" + hexOf({reinterpret_cast<const char *>(key.data()), key.size()}) + "'";
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const std::string spec = keySpec();
    sqlite3 *database = nullptr;
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK
        || sqlite3_key_v2(database, "main", spec.data(), static_cast<int>(spec.size())) != SQLITE_OK)
        stop(database, "open");
    const std::string_view what = argv[2];
    if (what == "check") {
        printFirstColumn(database, "PRAGMA integrity_check");
        Statement(database, "INSERT INTO search(search, rank) VALUES('integrity-check', 0)").next();
    } else if (what == "rows") {
        printAllRows(database);
    } else if (what == "journal") {
        printRows(database, "feed", "1");
        printRows(database, "ent", "1");
        printRows(database, "chg", "dot");
    } else if (what == "search" && argc == 4) {
        printFirstColumn(database, "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid", argv[3]);
    } else {
        return 2;
    }
    sqlite3_close(database);
    return 0;
}
