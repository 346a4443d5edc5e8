// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/secret_bytes.h"
#include "domain/action.h"
#include "schema/registry.h"
#include "schema/vocabulary.h"
#include "store/history.h"
#include "store/query.h"
#include "vault/store_key.h"
#include "vault/vault_lock.h"

#include <QObject>

#include <functional>
#include <memory>

namespace dossier::store {

class Drafts;
class WriteLease;
struct StoreShare;
using WriteProgress = std::function<bool(std::int64_t done, std::int64_t total)>;   ///< as in action_writer.h

/// Where the files of one compartment lie.
struct StorePaths {
    QString database;
    QString drafts;
};

/// Both files with what the engine keeps beside them; nobody has them open. What cannot be removed stays.
void removeStoreFiles(const StorePaths &paths);

/// What every store is given by whoever builds the object graph; outlives the store.
struct StoreContext {
    const schema::Registry &registry;
    const schema::Vocabularies &vocabularies;
    const base::Clock &clock;
    base::Random &random;
    schema::Compartment compartment = schema::Compartment::Main;
    base::VaultId vault;
};

/// Raw key and salt of the database file; the drafts' key is derived from it.
using vault::StoreKey;
using vault::Access;

/// What a compartment remembers about itself, bound to the same transaction as its last change.
struct Anchor {
    std::int64_t commit = 0;          ///< Actions committed since creation
    base::FeedId feed;                ///< the feed this copy writes
    std::uint64_t seq = 0;            ///< its newest change
    QByteArray chain;                 ///< 32 bytes, hash of that change's header
    QByteArray protective;            ///< 32 bytes, multiset hash of all protective values

    friend bool operator==(const Anchor &, const Anchor &) = default;
};

/// What one Action did.
struct Applied {
    base::ActionId action;
    QList<base::RecordId> records;    ///< touched, in the order of the Action, each once
    Anchor anchor;
    bool narrowed = false;            ///< protection grew: the mark must be written at once
    std::optional<ActionSummary> undone{};   ///< of an undo: what was taken back

    friend bool operator==(const Applied &, const Applied &) = default;
};

/// One compartment: one database file with its own key, journal, tables, index, drafts and undo
/// list. Lives on one thread and offers only bounded calls; unbounded work has jobs of its own
/// (read_connection.h, write_job.h). Nothing is ever written to its tables but by apply().
class Store : public QObject
{
    Q_OBJECT
public:
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> create(const StorePaths &paths, StoreKey key,
                                                                     const StoreContext &context,
                                                                     base::IncarnationToken incarnation);
    /// Opens and checks the file (engine is keyed, schema is ours, anchor and journal agree).
    /// A token other than the stored one starts a new feed before the first write.
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> open(const StorePaths &paths, StoreKey key,
                                                                   const StoreContext &context, Access access,
                                                                   base::IncarnationToken incarnation);
    /// Opens for writing as open does, for who wants to look at it first: until beginWriting, which comes next or never,
    /// all writing answers ReadOnlyMedium and there are no drafts. Opened beside a log that does not belong to it the file
    /// is lost already (session/log_beside.h). Error UnsupportedVersion where the tables are those of another release.
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> openUnwritten(const StorePaths &paths, const StoreKey &key,
                                                                            const StoreContext &context,
                                                                            base::IncarnationToken incarnation);
    [[nodiscard]] base::Result<void> beginWriting();
    /// For reading only, as the file is without the log beside it (session/log_beside.h). Nobody may be writing.
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> openWithoutLog(const StorePaths &paths, StoreKey key,
                                                                             const StoreContext &context);
    ~Store() override;

    // writing
    /// One transaction: rules, journal, tables, search index, anchor. Errors as domain::prepare,
    /// Conflict where a base head is no longer a head, InUse under a write lease.
    /// Error Cancelled where `progress` (action_writer.h) wants an end; it is for callers that have no window to keep awake.
    [[nodiscard]] base::Result<Applied> apply(domain::Action action, const WriteProgress &progress = {});
    /// Takes back the newest Action of this member that was not taken back yet, as a new Action. Error
    /// NotUndoable or WouldLoosen says which and why not, and the next call passes over it; NotFound where
    /// there is nothing to undo.
    [[nodiscard]] base::Result<Applied> undo(base::MemberId actor);
    /// Takes back the undo that was this member's newest Action, as a new Action: what was undone stands again and can be
    /// undone again. Error NotFound where something else came after it; the others as undo.
    [[nodiscard]] base::Result<Applied> redo(base::MemberId actor);
    /// What undo would take back. Error NotFound where there is nothing.
    [[nodiscard]] base::Result<UndoStep> nextUndo(base::MemberId actor) const;
    /// What redo would do again: the undo. Error NotFound where that is not what came last.
    [[nodiscard]] base::Result<UndoStep> nextRedo(base::MemberId actor) const;
    /// Records that something was read, printed or copied (`kind`: "unlock", "read", …).
    [[nodiscard]] base::Result<void> note(const QString &kind, const QString &detail, base::MemberId actor);

    // reading; each bounded by one record or one page
    [[nodiscard]] base::Result<domain::Record> record(base::RecordId id) const;
    [[nodiscard]] base::Result<QList<domain::Record>> parts(schema::FieldId partField, base::RecordId parent) const;
    [[nodiscard]] base::Result<QList<domain::Record>> referring(schema::EntityType entity, schema::FieldId field,
                                                                base::RecordId target) const;
    /// The text by which records are named where others refer to them; unknown ids are left out.
    [[nodiscard]] base::Result<QHash<base::RecordId, QString>> titles(const QList<base::RecordId> &ids) const;
    [[nodiscard]] base::Result<Page> page(const Query &query) const;
    [[nodiscard]] base::Result<std::int64_t> count(const Query &query) const;
    /// Full id, a unique prefix of at least eight digits, or a case reference.
    [[nodiscard]] base::Result<base::RecordId> resolve(schema::EntityType entity, const QString &idText) const;
    [[nodiscard]] base::Result<QList<HistoryEntry>> history(base::RecordId id) const;
    [[nodiscard]] base::Result<QList<ActionSummary>> actions(int limit) const;
    [[nodiscard]] base::Result<QList<ConflictEntry>> conflicts(int limit) const;

    [[nodiscard]] Drafts &drafts();
    /// What is about to be done with the files.
    enum class Use : std::uint8_t {
        Write,   ///< to those that are open
        Share    ///< to open them a second time, by their path
    };
    using Guard = std::function<base::Result<void>(Use)>;
    /// Asked before either, of a draft too; where it is an error nothing is done.
    void setGuard(const Guard &guard);
    [[nodiscard]] Anchor anchor() const;
    /// True where the journal holds exactly that change.
    [[nodiscard]] base::Result<bool> holdsChange(const base::FeedId &feed, std::uint64_t seq, const QByteArray &chain) const;
    [[nodiscard]] Access access() const;
    [[nodiscard]] const StoreContext &context() const;
    [[nodiscard]] const StorePaths &paths() const;

    /// Small facts about the file itself, local to it and outside the journal.
    [[nodiscard]] base::Result<QByteArray> meta(const QByteArray &key) const;
    [[nodiscard]] base::Result<void> setMeta(const QByteArray &key, const QByteArray &value);

    /// Moves the write-ahead log into the file: passive when idle, truncating at lock and close.
    [[nodiscard]] base::Result<void> checkpoint(bool truncate);
    /// A consistent copy with the same key, by the engine's own backup.
    [[nodiscard]] base::Result<void> copyTo(const QString &path) const;

    // for jobs on other threads (read_connection.h, write_job.h)
    /// What a job needs to open the same file for itself. Error OutOfMemory.
    [[nodiscard]] base::Result<StoreShare> share() const;
    /// Keeps everybody else from writing until it goes. Errors InUse, ReadOnlyMedium.
    [[nodiscard]] base::Result<WriteLease> lease();
    /// Takes note of what a job has committed, and tells whoever listens.
    void takeOver(const Applied &applied);

Q_SIGNALS:
    /// After a commit: which records, and a summary of which fields.
    void recordsChanged(const QList<dossier::base::RecordId> &ids);
    /// After a commit in which protection grew: the mark must be written before anything else.
    void protectionGrew();

private:
    struct Parts;
    explicit Store(std::unique_ptr<Parts> parts);
    [[nodiscard]] static base::Result<std::unique_ptr<Parts>> openParts(const StorePaths &paths, const StoreKey &key,
                                                                        const StoreContext &context, Access access,
                                                                        bool withLog);
    [[nodiscard]] base::Result<void> requireWriter() const;
    std::unique_ptr<Parts> m_parts;
};

} // namespace dossier::store
