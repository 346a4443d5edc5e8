// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/secret_bytes.h"
#include "domain/record.h"
#include "vault/vault_lock.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace dossier::store {

class Connection;

/// What a person was typing when the form was left, the vault locked or the power cut.
struct Draft {
    QByteArray id;                                   ///< 16 random bytes, made by the form
    QString form;                                    ///< which form ("person", "hearing_notes")
    std::optional<base::RecordId> record;            ///< absent: a record that is not saved yet
    QMap<std::uint16_t, domain::Heads> baseHeads;   ///< what the form was filled from
    QList<std::pair<QByteArray, QString>> texts;     ///< editor → text as typed, in the order of the form
    QByteArray caretIn;                              ///< editor that had the focus
    int caret = 0;                                   ///< characters before the caret
    int scroll = 0;                                  ///< pixels
    base::Instant updatedAt;
};

/// The drafts of one compartment, in a file of their own beside its database: encrypted under a
/// key derived from the store's, never in the journal, never waiting for a job that holds the
/// store. Every put is durable when it returns.
class Drafts
{
public:
    /// Opens the file or makes it. A file that cannot be read with this key is moved aside
    /// (".damaged") and an empty one made: lost drafts must not keep a person from the vault.
    [[nodiscard]] static base::Result<std::unique_ptr<Drafts>> open(const QString &path, const base::SecretBytes &storeKey);
    /// For a store that is only read, ReadOnly or Beside: what is there, if anything is.
    [[nodiscard]] static base::Result<std::unique_ptr<Drafts>> openForReading(const QString &path, const base::SecretBytes &storeKey,
                                                                              vault::Access access);
    ~Drafts();

    /// Adds or replaces by id. Errors InvalidArgument for an id of another length, ReadOnlyMedium.
    [[nodiscard]] base::Result<void> put(const Draft &draft);
    /// Asked before every put; where it is an error nothing is written.
    void setGuard(std::function<base::Result<void>()> mayWrite) { m_guard = std::move(mayWrite); }
    /// Newest first.
    [[nodiscard]] base::Result<QList<Draft>> list() const;
    /// Also where there is none.
    [[nodiscard]] base::Result<void> remove(const QByteArray &id);
    /// True where open could not read the file: moved aside by open, passed over by openForReading.
    [[nodiscard]] bool wasDamaged() const { return m_damaged; }
    /// Empties the write-ahead log, at lock and close.
    [[nodiscard]] base::Result<void> checkpoint();

    static constexpr qsizetype kIdSize = 16;

private:
    Drafts(std::unique_ptr<Connection> connection, bool writable);

    std::unique_ptr<Connection> m_connection;   ///< null: read-only and no file
    bool m_writable = false;
    std::function<base::Result<void>()> m_guard;
    bool m_damaged = false;
};

} // namespace dossier::store
