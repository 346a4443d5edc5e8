// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <list>
#include <type_traits>
#include <unordered_map>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace dossier::store {

class Connection;

/// The engine behind a connection, for what Qt SQL cannot say (functions) or says too slowly.
[[nodiscard]] sqlite3 *engineOf(const Connection &connection);

/// One compiled statement of the engine, for the paths where a QVariant per value would be most
/// of the cost. Columns and parameters count from 0. What is bound is copied. Belongs to the
/// connection's thread and must be gone before the connection is.
class Statement
{
public:
    Statement() = default;
    [[nodiscard]] static base::Result<Statement> prepare(sqlite3 *engine, QByteArrayView sql);
    Statement(Statement &&other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    void bind(int position, std::int64_t value);
    void bind(int position, const QString &text);
    void bind(int position, const QByteArray &blob);
    void bindText(int position, const QByteArray &utf8);
    void bindNull(int position);
    void clearBindings();

    /// To the next row; false at the end, where the statement is reset.
    [[nodiscard]] base::Result<bool> step();
    /// Steps to the end and resets: for statements without rows.
    [[nodiscard]] base::Result<void> run();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    /// The stored form of any column, with its type, for digests.
    void appendStored(int column, QByteArray &out) const;
    [[nodiscard]] int columnCount() const;

private:
    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) {}
    sqlite3_stmt *m_statement = nullptr;
};

/// Resets a statement when it goes, so that an early return leaves no read lock behind.
class StatementUse
{
public:
    explicit StatementUse(Statement &statement) : m_statement(statement) {}
    ~StatementUse() { m_statement.reset(); }
    StatementUse(const StatementUse &) = delete;
    StatementUse &operator=(const StatementUse &) = delete;
    Statement *operator->() { return &m_statement; }
    Statement &operator*() { return m_statement; }

private:
    Statement &m_statement;
};

/// Calls `each`, which returns void or Result<void>, at every row of a statement that was bound, in order, until the
/// end or the first failure. It reads the row from the statement, and may use any other, but this one only after the
/// end, where it is reset; after a failure that is for the StatementUse to do.
template<std::invocable Each>
[[nodiscard]] base::Result<void> eachRow(Statement &rows, Each each)
{
    for (;;) {
        DOSSIER_ASSIGN(const bool more, rows.step());
        if (!more)
            return {};
        if constexpr (std::is_void_v<std::invoke_result_t<Each &>>)
            each();
        else
            DOSSIER_TRY(each());
    }
}

template<std::invocable Each>
[[nodiscard]] base::Result<void> eachRow(StatementUse &rows, Each each)
{
    return eachRow(*rows, std::move(each));
}

/// Compiled statements of one connection by their text; the least used are dropped.
class Statements
{
public:
    explicit Statements(Connection &connection);
    Statements(const Statements &) = delete;
    Statements &operator=(const Statements &) = delete;

    /// Reset and ready to be bound. The pointer is good until the next call of get.
    [[nodiscard]] base::Result<Statement *> get(const QByteArray &sql);
    /// The same without a copy of the text, except the first time.
    template<std::size_t Size>
    [[nodiscard]] base::Result<Statement *> get(const char (&sql)[Size])
    {
        Statement *known = find(QByteArray::fromRawData(sql, Size - 1));
        return known ? base::Result<Statement *>(known) : add(QByteArray(sql, Size - 1));
    }
    [[nodiscard]] Connection &connection() const { return m_connection; }
    [[nodiscard]] sqlite3 *engine() const { return m_engine; }
    /// Before the connection closes or its schema changes.
    void clear();

private:
    struct Entry {
        QByteArray sql;
        Statement statement;
    };
    /// Of both ends and the length: texts are hundreds of bytes long, are asked for with every row, and
    /// differ in the table at the beginning, the columns in the length or the condition at the end.
    struct TextHash {
        std::size_t operator()(const QByteArray &text) const noexcept
        {
            const auto size = std::size_t(text.size());
            const std::size_t part = std::min<std::size_t>(size, 32);
            return qHashBits(text.constData() + size - part, part, qHashBits(text.constData(), part, size));
        }
    };
    struct TextEqual {
        bool operator()(const QByteArray &a, const QByteArray &b) const noexcept
        {
            const bool shared = a.constData() == b.constData() && a.size() == b.size();
            return shared || a == b;
        }
    };
    static constexpr std::size_t kKept = 400;

    [[nodiscard]] Statement *find(const QByteArray &sql);
    [[nodiscard]] base::Result<Statement *> add(const QByteArray &sql);

    Connection &m_connection;
    sqlite3 *m_engine;
    std::list<Entry> m_entries;   ///< most recently used first
    std::unordered_map<QByteArray, std::list<Entry>::iterator, TextHash, TextEqual> m_byText;
};

} // namespace dossier::store
