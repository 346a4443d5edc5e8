// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/statement.h"

#include "store/sql/cipher_driver.h"
#include "store/sql/connection.h"
#include "store/sql/engine_error.h"

#include <sqlite3.h>

#include <cstring>

namespace dossier::store {

using base::Result;

namespace {

/// Tells the engine to copy what it is given; the macro of the same meaning is an old-style cast.
sqlite3_destructor_type copied()
{
    return reinterpret_cast<sqlite3_destructor_type>(static_cast<std::intptr_t>(-1));
}

} // namespace

sqlite3 *engineOf(const Connection &connection)
{
    return static_cast<const CipherDriver *>(connection.database().driver())->engine();
}

Result<Statement> Statement::prepare(sqlite3 *engine, QByteArrayView sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(engine, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK) {
        base::Error error = engineError(engine, "prepare");
        // Names tables and columns of ours, never a value: values are bound.
        error.detail += QStringLiteral(": ") + QString::fromUtf8(sqlite3_errmsg(engine));
        return std::unexpected(std::move(error));
    }
    return Statement(statement);
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::bind(int position, std::int64_t value)
{
    sqlite3_bind_int64(m_statement, position + 1, value);
}

void Statement::bind(int position, const QString &text)
{
    bindText(position, text.toUtf8());
}

void Statement::bindText(int position, const QByteArray &utf8)
{
    sqlite3_bind_text64(m_statement, position + 1, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()), copied(),
                        SQLITE_UTF8);
}

void Statement::bind(int position, const QByteArray &blob)
{
    // A null pointer would bind NULL, and an empty value is not an absent one.
    const char *data = blob.isNull() ? "" : blob.constData();
    sqlite3_bind_blob64(m_statement, position + 1, data, static_cast<sqlite3_uint64>(blob.size()), copied());
}

void Statement::bindNull(int position)
{
    sqlite3_bind_null(m_statement, position + 1);
}

void Statement::clearBindings()
{
    sqlite3_clear_bindings(m_statement);
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    sqlite3 *engine = sqlite3_db_handle(m_statement);
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    const base::Error error = engineError(engine, "step");
    reset();
    return std::unexpected(error);
}

Result<void> Statement::run()
{
    for (;;) {
        DOSSIER_ASSIGN(const bool more, step());
        if (!more)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(data, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {data, sqlite3_column_bytes(m_statement, column)};
}

void Statement::appendStored(int column, QByteArray &out) const
{
    const int type = sqlite3_column_type(m_statement, column);
    out.append(static_cast<char>(type));
    if (type == SQLITE_NULL)
        return;
    if (type == SQLITE_INTEGER) {
        const std::int64_t number = integer(column);
        out.append(reinterpret_cast<const char *>(&number), sizeof number);
        return;
    }
    const QByteArray content = bytes(column);
    const std::int64_t size = content.size();
    out.append(reinterpret_cast<const char *>(&size), sizeof size);
    out.append(content);
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

Statements::Statements(Connection &connection) : m_connection(connection), m_engine(engineOf(connection)) {}

Result<Statement *> Statements::get(const QByteArray &sql)
{
    Statement *known = find(sql);
    return known ? Result<Statement *>(known) : add(sql);
}

Statement *Statements::find(const QByteArray &sql)
{
    const auto found = m_byText.find(sql);
    if (found == m_byText.end())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    Statement &statement = found->second->statement;
    statement.reset();
    return &statement;
}

Result<Statement *> Statements::add(const QByteArray &sql)
{
    DOSSIER_ASSIGN(Statement statement, Statement::prepare(m_engine, sql));
    m_entries.push_front({sql, std::move(statement)});
    m_byText.emplace(sql, m_entries.begin());
    if (m_entries.size() > kKept) {
        m_byText.erase(m_entries.back().sql);
        m_entries.pop_back();
    }
    return &m_entries.front().statement;
}

void Statements::clear()
{
    m_byText.clear();
    m_entries.clear();
}

} // namespace dossier::store
