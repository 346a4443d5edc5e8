// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/drafts.h"

#include "store/aside.h"
#include "store/sql/connection.h"
#include "store/sql/transaction.h"

#include <QFile>

#include <sodium.h>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using base::SecretBytes;

namespace {

constexpr std::size_t kKeySize = 32;
constexpr std::size_t kSaltSize = 16;
constexpr const char *kSchema =
    "CREATE TABLE IF NOT EXISTS draft(id BLOB PRIMARY KEY, form TEXT NOT NULL, record BLOB, caret_in BLOB NOT NULL,"
    " caret INTEGER NOT NULL, scroll INTEGER NOT NULL, at INTEGER NOT NULL, zone TEXT NOT NULL) STRICT;"
    "CREATE TABLE IF NOT EXISTS draft_text(draft BLOB NOT NULL, position INTEGER NOT NULL, editor BLOB NOT NULL,"
    " text TEXT NOT NULL, PRIMARY KEY(draft, position)) STRICT;"
    "CREATE TABLE IF NOT EXISTS draft_head(draft BLOB NOT NULL, field INTEGER NOT NULL, dot INTEGER NOT NULL,"
    " PRIMARY KEY(draft, field, dot)) STRICT;";

/// 32 bytes of key and 16 of salt, which nobody can tell from the store's own.
Result<SecretBytes> derive(const SecretBytes &storeKey)
{
    constexpr QByteArrayView label("dossier.drafts.1");
    DOSSIER_ASSIGN(SecretBytes out, SecretBytes::zeroed(kKeySize + kSaltSize));
    if (storeKey.size() != kKeySize
        || crypto_generichash(out.writable().data(), out.size(), reinterpret_cast<const unsigned char *>(label.data()),
                              static_cast<unsigned long long>(label.size()), storeKey.bytes().data(), storeKey.size())
            != 0)
        return base::fail(ErrorCode::Internal, QStringLiteral("key of the drafts"));
    return out;
}

Result<std::unique_ptr<Connection>> connect(const QString &path, const SecretBytes &derived, Connection::Mode mode)
{
    return Connection::open(path, derived.bytes().first(kKeySize), derived.bytes().subspan(kKeySize), mode);
}

Result<Draft> readRow(Connection &connection, const Rows &row)
{
    Draft draft;
    draft.id = row.bytes(0);
    draft.form = row.text(1);
    if (!row.isNull(2))
        draft.record = base::RecordId::fromByteArray(row.bytes(2));
    draft.caretIn = row.bytes(3);
    draft.caret = static_cast<int>(row.integer(4));
    draft.scroll = static_cast<int>(row.integer(5));
    draft.updatedAt.utcMicroseconds = row.integer(6);
    draft.updatedAt.zone = row.text(7);
    {
        DOSSIER_ASSIGN(Rows texts, connection.select("SELECT editor, text FROM draft_text WHERE draft = ? ORDER BY position", draft.id));
        for (;;) {
            DOSSIER_ASSIGN(const bool more, texts.next());
            if (!more)
                break;
            draft.texts.append({texts.bytes(0), texts.text(1)});
        }
    }
    DOSSIER_ASSIGN(Rows heads, connection.select("SELECT field, dot FROM draft_head WHERE draft = ? ORDER BY dot", draft.id));
    for (;;) {
        DOSSIER_ASSIGN(const bool more, heads.next());
        if (!more)
            return draft;
        draft.baseHeads[static_cast<std::uint16_t>(heads.integer(0))].append(heads.integer(1));
    }
}

Result<void> removeRows(Connection &connection, const QByteArray &id)
{
    DOSSIER_TRY(connection.run("DELETE FROM draft_text WHERE draft = ?", id));
    DOSSIER_TRY(connection.run("DELETE FROM draft_head WHERE draft = ?", id));
    return connection.run("DELETE FROM draft WHERE id = ?", id);
}

} // namespace

Drafts::Drafts(std::unique_ptr<Connection> connection, bool writable)
    : m_connection(std::move(connection)), m_writable(writable)
{
}

Drafts::~Drafts() = default;

Result<std::unique_ptr<Drafts>> Drafts::open(const QString &path, const SecretBytes &storeKey)
{
    DOSSIER_ASSIGN(const SecretBytes derived, derive(storeKey));
    Result<std::unique_ptr<Connection>> connection = connect(path, derived, Connection::Mode::ReadWrite);
    bool damaged = false;
    if (!connection && connection.error().code == ErrorCode::DamagedDatabase) {
        damaged = true;
        const QString aside = freeAsideName(path + QStringLiteral(".damaged"));
        for (const char *suffix : {"", "-wal", "-shm"}) {
            const QLatin1StringView end(suffix);
            QFile::remove(aside + end);   // of a log without its file
            if (QFile::exists(path + end) && !QFile::rename(path + end, aside + end))
                return base::fail(ErrorCode::Io, QStringLiteral("moving drafts aside"));
        }
    }
    if (!connection && (damaged || connection.error().code == ErrorCode::NotFound))
        connection = Connection::create(path, derived.bytes().first(kKeySize), derived.bytes().subspan(kKeySize));
    if (!connection)
        return std::unexpected(connection.error());
    DOSSIER_TRY((*connection)->exec(kSchema));
    DOSSIER_TRY((*connection)->settleOnClose());
    std::unique_ptr<Drafts> drafts(new Drafts(*std::move(connection), true));
    drafts->m_damaged = damaged;
    return drafts;
}

Result<std::unique_ptr<Drafts>> Drafts::openForReading(const QString &path, const SecretBytes &storeKey, vault::Access access)
{
    DOSSIER_ASSIGN(const SecretBytes derived, derive(storeKey));
    const auto mode = access == vault::Access::Beside ? Connection::Mode::Reader : Connection::Mode::ReadOnly;
    Result<std::unique_ptr<Connection>> connection = connect(path, derived, mode);
    const bool damaged = !connection && connection.error().code == ErrorCode::DamagedDatabase;
    // A reader shows no drafts rather than refusing the vault.
    std::unique_ptr<Drafts> drafts(new Drafts(connection ? *std::move(connection) : nullptr, false));
    drafts->m_damaged = damaged;
    return drafts;
}

Result<void> Drafts::put(const Draft &draft)
{
    if (!m_writable)
        return base::fail(ErrorCode::ReadOnlyMedium, QStringLiteral("drafts"));
    if (draft.id.size() != kIdSize)
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("id of a draft"));
    if (m_guard)
        DOSSIER_TRY(m_guard());
    DOSSIER_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    DOSSIER_TRY(removeRows(*m_connection, draft.id));
    const QVariant record = draft.record ? QVariant(draft.record->toByteArray()) : QVariant();
    DOSSIER_TRY(m_connection->run("INSERT INTO draft(id, form, record, caret_in, caret, scroll, at, zone) VALUES(?,?,?,?,?,?,?,?)",
                                  draft.id, draft.form, record, draft.caretIn, draft.caret, draft.scroll,
                                  draft.updatedAt.utcMicroseconds, draft.updatedAt.zone));
    int position = 0;
    for (const auto &[editor, text] : draft.texts)
        DOSSIER_TRY(m_connection->run("INSERT INTO draft_text VALUES(?,?,?,?)", draft.id, position++, editor, text));
    for (auto heads = draft.baseHeads.cbegin(); heads != draft.baseHeads.cend(); ++heads) {
        for (const domain::Dot dot : heads.value())
            DOSSIER_TRY(m_connection->run("INSERT OR IGNORE INTO draft_head VALUES(?,?,?)", draft.id, int{heads.key()}, dot));
    }
    return transaction.commit();
}

Result<QList<Draft>> Drafts::list() const
{
    QList<Draft> out;
    if (!m_connection)
        return out;
    DOSSIER_ASSIGN(Rows row, m_connection->select("SELECT id, form, record, caret_in, caret, scroll, at, zone FROM draft"
                                                  " ORDER BY at DESC, id"));
    for (;;) {
        DOSSIER_ASSIGN(const bool more, row.next());
        if (!more)
            return out;
        DOSSIER_ASSIGN(Draft draft, readRow(*m_connection, row));
        out.append(std::move(draft));
    }
}

Result<void> Drafts::remove(const QByteArray &id)
{
    if (!m_writable)
        return base::fail(ErrorCode::ReadOnlyMedium, QStringLiteral("drafts"));
    DOSSIER_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    DOSSIER_TRY(removeRows(*m_connection, id));
    return transaction.commit();
}

Result<void> Drafts::checkpoint()
{
    return m_writable ? m_connection->checkpoint(Connection::Checkpoint::Truncate) : Result<void>();
}

} // namespace dossier::store
