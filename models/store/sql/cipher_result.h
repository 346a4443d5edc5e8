// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlError>
#include <QSqlResult>
#include <QVariant>

#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace dossier::store {

class CipherDriver;

/// One statement of the encrypted engine.
///
/// Binding goes straight to the engine: a value stays bound until another takes its place, and
/// binding ends a result that is still being read. What can be bound: integers of any width, bool,
/// double, QString (as UTF-8), QByteArray (as blob), and an invalid or null QVariant as NULL. A
/// null QString or QByteArray is an empty one, not NULL. Any other type makes exec() fail.
///
/// Reading: qlonglong, double, QString, QByteArray, and an invalid QVariant for NULL. Forward-only
/// queries read in place; others keep the rows they have passed, so that one can go back.
/// A statement that has run to its end is reset at once and holds no read lock.
class CipherResult final : public QSqlResult
{
public:
    explicit CipherResult(const CipherDriver *driver);
    ~CipherResult() override;

protected:
    bool prepare(const QString &sql) override;
    bool reset(const QString &sql) override;
    bool exec() override;
    void bindValue(int position, const QVariant &value, QSql::ParamType type) override;
    void bindValue(const QString &placeholder, const QVariant &value, QSql::ParamType type) override;

    bool fetch(int row) override;
    bool fetchNext() override;
    bool fetchFirst() override;
    bool fetchLast() override;
    QVariant data(int column) override;
    bool isNull(int column) override;
    /// Unknown: -1.
    int size() override;
    int numRowsAffected() override;
    [[nodiscard]] QVariant lastInsertId() const override;
    [[nodiscard]] QSqlRecord record() const override;
    void detachFromResultSet() override;

private:
    using Row = std::vector<QVariant>;

    bool compile(const QString &sql, unsigned int flags);
    void bindAt(int number, const QVariant &value);
    void finalize();
    void rewind();
    bool advance();
    bool fail(int code, QSqlError::ErrorType type, const QString &text);
    [[nodiscard]] QVariant column(int column) const;
    bool keepRowsUpTo(int row);

    sqlite3 *m_engine = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    QSqlError m_prepareError;            ///< repeated by exec() where nothing could be compiled
    int m_bindError = 0;                 ///< first failure since the last exec
    std::vector<QVariant> m_bound;       ///< keeps alive what the engine was lent
    std::vector<Row> m_rows;             ///< rows passed so far; not used when forward-only
    bool m_stepping = false;             ///< between the first step and the reset
    bool m_onRow = false;                ///< the engine stands on a row
    int m_changes = -1;
    qint64 m_insertedRow = 0;
};

} // namespace dossier::store
