// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDriver>

struct sqlite3;

namespace dossier::store {

/// Qt SQL over the encrypted engine, on Qt's public API only. It is given a handle that is
/// already open and keyed (engine_open.h), so that no key and no path ever passes through Qt, and
/// registered as an object: QSqlDatabase::addDatabase(new CipherDriver(handle), name). Qt's own
/// plugin for SQLite is never used; it would write plain files.
///
/// Placeholders: "?" by position, ":name" by name; a position on a statement with names counts
/// distinct names. Values: see CipherResult. Errors: nativeErrorCode() is the extended result
/// code; the text is the engine's fixed wording, with its own message only where that can name
/// nothing but our SQL (failed prepare, broken constraint).
class CipherDriver final : public QSqlDriver
{
public:
    /// Owns `engine` from now on.
    explicit CipherDriver(sqlite3 *engine);
    ~CipherDriver() override;

    /// Null once closed.
    [[nodiscard]] sqlite3 *engine() const { return m_engine; }

    [[nodiscard]] bool hasFeature(DriverFeature feature) const override;
    /// Ignores its arguments: the handle was given to the constructor.
    bool open(const QString &database, const QString &user, const QString &password,
              const QString &host, int port, const QString &options) override;
    void close() override;
    [[nodiscard]] QSqlResult *createResult() const override;
    /// BEGIN IMMEDIATE, so that a transaction never fails half-way for want of the write lock.
    bool beginTransaction() override;
    bool commitTransaction() override;
    bool rollbackTransaction() override;

private:
    bool run(const char *sql);

    sqlite3 *m_engine;
};

} // namespace dossier::store
