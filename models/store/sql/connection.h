// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/secret_bytes.h"
#include "store/sql/authorizer.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <atomic>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

namespace dossier::store {

class CipherDriver;
class Rows;

/// One open encrypted database. Belongs to the thread that made it, as a QSqlDatabase does; only
/// interrupt() may be called from another, while the connection is known to live.
///
/// open() and create() check everything in which the engine fails open: the length of the key, the
/// result code, that the file does not begin like a plain one but with the salt, and the engine's
/// own word that it encrypts. ATTACH, DETACH and VACUUM are denied for good.
class Connection
{
public:
    enum class Mode : std::uint8_t {
        ReadWrite,   ///< the writer: a Store or, under its lease, a job
        Reader,      ///< reads beside the writer of this vault; sees the newest commit
        /// Reads where nobody writes (the caller holds the vault's lock, or the medium cannot be
        /// written). Creates and changes no file, needs no write access to the folder, and still
        /// sees commits that a crash left in the write-ahead log.
        ReadOnly,
        /// As ReadOnly, but of the file alone: for telling whether the log beside it belongs to it.
        WithoutLog
    };
    enum class Checkpoint : std::uint8_t { Passive, Truncate };

    /// A new file of mode 0600 in WAL mode with incremental vacuum; Error AlreadyExists. On any
    /// other failure nothing is left behind. The caller makes the name durable (base::syncFolder).
    [[nodiscard]] static base::Result<std::unique_ptr<Connection>>
    create(const QString &path, std::span<const std::uint8_t> key, std::span<const std::uint8_t> salt);
    /// Errors NotFound, DamagedDatabase (also for a key that is not this file's: keys come out of an
    /// authenticated header, so a misfit means that the file was damaged or exchanged),
    /// ReadOnlyMedium, InUse, NoSpace, Io.
    [[nodiscard]] static base::Result<std::unique_ptr<Connection>>
    open(const QString &path, std::span<const std::uint8_t> key, std::span<const std::uint8_t> salt, Mode mode);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Mode mode() const { return m_mode; }
    /// For a QSqlQuery of one's own.
    [[nodiscard]] const QSqlDatabase &database() const { return m_database; }

    /// Runs one or more statements without values or results.
    [[nodiscard]] base::Result<void> exec(QByteArrayView sql);
    /// The forward-only query of this text, compiled once and kept; it is shared, so it must not be
    /// used again while it is still being read. Where it cannot be compiled its exec() fails.
    [[nodiscard]] QSqlQuery &prepared(QByteArrayView sql);
    /// prepared, bound in order, executed to its end. Integers, bool, double, QString, QByteArray
    /// and QVariant (invalid = NULL) are taken.
    template<typename... Values>
    [[nodiscard]] base::Result<void> run(QByteArrayView sql, const Values &...values);
    /// The same for a statement with rows.
    template<typename... Values>
    [[nodiscard]] base::Result<Rows> select(QByteArrayView sql, const Values &...values);
    /// Row id of the newest INSERT of this connection.
    [[nodiscard]] std::int64_t lastInsertId() const;
    /// Rows that the newest INSERT, UPDATE or DELETE touched.
    [[nodiscard]] std::int64_t changes() const;

    /// Why `query` failed.
    [[nodiscard]] base::Error errorOf(const QSqlQuery &query) const;
    [[nodiscard]] bool inTransaction() const;
    /// Another number after every commit and rollback of a write: what was read from the file in
    /// order to write stays true only as long as it is the same.
    [[nodiscard]] std::uint64_t transactionEpoch() const { return m_transactionEpoch; }

    /// From any thread: statements that are running fail with Cancelled.
    void interrupt();
    /// A writer that closes last leaves the write-ahead log as it is, until it is told that what it found in
    /// the log may be moved into the file; then closing moves it and removes the log.
    [[nodiscard]] base::Result<void> settleOnClose();
    /// Moves the write-ahead log into the file. Passive never waits and may leave frames behind;
    /// Truncate empties the log and is InUse while a reader stands in the way.
    [[nodiscard]] base::Result<void> checkpoint(Checkpoint kind);
    /// A consistent copy of what this connection sees, under the same key, into a new file: written
    /// by the engine's backup, made durable, then opened from the file and checked. On failure no
    /// file is left. Cancelled once `cancelled` becomes true.
    [[nodiscard]] base::Result<void> backupTo(const QString &path, const std::atomic_bool *cancelled = nullptr);
    /// Structure and the MAC of every page of the file; Error DamagedDatabase counts what was found.
    [[nodiscard]] base::Result<void> integrityCheck();

    /// While very much is written in one transaction: more memory for pages, so that they are not written
    /// out and read again before it ends.
    [[nodiscard]] base::Result<void> setBulk(bool bulk);

    /// Only SELECTs of what is listed, from now on; the newest list is the one that counts.
    void restrictTo(ReadAllowList allowed);

private:
    enum class FileStart : std::uint8_t { Empty, Salted };   ///< what the file must begin with when it is opened
    Connection(base::SecretBytes keySpec, std::span<const std::uint8_t> salt, Mode mode);

    [[nodiscard]] base::Result<void> attachEngine(const QString &path, FileStart start);
    [[nodiscard]] base::Result<void> configure();
    [[nodiscard]] base::Result<void> checkSize(const QString &path);
    [[nodiscard]] base::Result<void> checkEncrypted();
    [[nodiscard]] std::span<const std::uint8_t> salt() const;
    [[nodiscard]] base::Result<void> copyPagesTo(const QString &path, const std::atomic_bool *cancelled);
    [[nodiscard]] base::Result<void> start(QSqlQuery &query);
    [[nodiscard]] static QVariant toVariant(const QVariant &value) { return value; }
    [[nodiscard]] static QVariant toVariant(const QString &value) { return value; }
    [[nodiscard]] static QVariant toVariant(const QByteArray &value) { return value; }
    [[nodiscard]] static QVariant toVariant(double value) { return value; }
    template<std::integral T>
    [[nodiscard]] static QVariant toVariant(T value) { return QVariant(qlonglong(value)); }

    base::SecretBytes m_keySpec;
    Authorizer m_authorizer;
    QSqlDatabase m_database;
    CipherDriver *m_driver = nullptr;   ///< owned by m_database
    std::unordered_map<QByteArray, QSqlQuery> m_prepared;
    std::optional<QSqlQuery> m_failed;  ///< the newest that could not be compiled; tried again each time
    QByteArray m_salt;                  ///< public: the first bytes of the file
    Mode m_mode;
    std::uint64_t m_transactionEpoch = 0;
};

/// The rows of a SELECT, read once and in order; releases the statement when it goes, so that no
/// early return leaves a read lock behind.
class Rows
{
public:
    Rows(const Connection &connection, QSqlQuery &query) : m_connection(&connection), m_query(&query) {}
    Rows(Rows &&other) noexcept : m_connection(other.m_connection), m_query(std::exchange(other.m_query, nullptr)) {}
    Rows &operator=(Rows &&) = delete;
    ~Rows()
    {
        if (m_query)
            m_query->finish();
    }

    /// Steps to the next row; false at the end.
    [[nodiscard]] base::Result<bool> next();
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }

private:
    const Connection *m_connection;
    QSqlQuery *m_query;
};

template<typename... Values>
base::Result<void> Connection::run(QByteArrayView sql, const Values &...values)
{
    QSqlQuery &query = prepared(sql);
    int position = 0;
    (query.bindValue(position++, toVariant(values)), ...);
    DOSSIER_TRY(start(query));
    query.finish();
    return {};
}

template<typename... Values>
base::Result<Rows> Connection::select(QByteArrayView sql, const Values &...values)
{
    QSqlQuery &query = prepared(sql);
    int position = 0;
    (query.bindValue(position++, toVariant(values)), ...);
    DOSSIER_TRY(start(query));
    return Rows(*this, query);
}

} // namespace dossier::store
