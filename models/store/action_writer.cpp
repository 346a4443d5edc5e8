// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/action_writer.h"

#include "domain/rules.h"
#include "schema/entities/vault.h"
#include "store/journal/value_codec.h"
#include "store/sql/transaction.h"
#include "store/tables/table_layout.h"
#include "vault/wire.h"

namespace dossier::store {

using base::ErrorCode;
using base::RecordId;
using base::Result;
using domain::ChangeKind;
using domain::ChangeSet;

namespace {

/// A record hangs on its subject by at most this many links (part → … → case → person).
constexpr int kLongestSubjectChain = 16;
/// Changes between two calls of the progress callback.
constexpr std::int64_t kProgressStep = 64;
/// An Action of more changes is given more memory, and the guards are left out.
constexpr std::size_t kBulk = 4096;
/// Changes between two writings of titles and search index, which need what was created since in memory.
constexpr std::int64_t kFlushStep = 8192;

/// A connection with more memory for pages until the end of the scope.
class BulkScope
{
public:
    explicit BulkScope(Connection &connection) : m_connection(connection) {}
    ~BulkScope()
    {
        // It only costs memory where this fails.
        if (m_begun) {
            const Result<void> ended = m_connection.setBulk(false);
            Q_UNUSED(ended)
        }
    }
    BulkScope(const BulkScope &) = delete;
    BulkScope &operator=(const BulkScope &) = delete;

    [[nodiscard]] Result<void> begin()
    {
        m_begun = true;
        return m_connection.setBulk(true);
    }

private:
    Connection &m_connection;
    bool m_begun = false;
};

/// What stands in the journal for the vault itself, of which notes are made.
RecordId vaultRecord(const base::VaultId &vault)
{
    return RecordId(vault.bytes());
}

} // namespace

ActionWriter::ActionWriter(OpenFile &file, base::IncarnationToken incarnation)
    : m_file(file), m_incarnation(incarnation),
      m_journal(*file.connection, file.context.clock, file.context.random, file.context.registry.version()),
      m_written(m_journal.reader()), m_builder(file.statements, file.mappers, file.ids),
      m_materialiser(file.statements, file.mappers, file.ids, m_written)
{
}

Result<void> ActionWriter::install()
{
    return m_guards.install(*m_file.connection,
                            TableLayout(m_file.context.registry, m_file.context.compartment).guardedTables());
}

Result<void> ActionWriter::begin()
{
    DOSSIER_ASSIGN(Transaction transaction, Transaction::begin(*m_file.connection));
    DOSSIER_TRY(m_journal.startFeed(m_incarnation));
    DOSSIER_TRY(m_file.connection->run("INSERT INTO anchor(id, commits, fid, seq, chain, protective) "
                                       "SELECT 1, 0, fid, 0, zeroblob(32), zeroblob(32) FROM feed"));
    return transaction.commit();
}

Result<void> ActionWriter::startWork(Work &work)
{
    m_journal.reader().forget();
    DOSSIER_ASSIGN(const FeedList *feeds, m_journal.reader().feeds());
    const Feed *own = feeds->own();
    // A copy, a restored backup or an adopted rollback goes on in a feed of its own.
    if (!own || own->incarnation != m_incarnation)
        DOSSIER_TRY(m_journal.startFeed(m_incarnation));
    DOSSIER_TRY(m_materialiser.start());
    DOSSIER_ASSIGN(work.anchor, readAnchor(m_file));
    work.protective = ProtectiveHash(work.anchor.protective);
    return {};
}

void ActionWriter::forget()
{
    m_file.ids.forget();
    m_file.journal.forget();
    m_journal.reader().forget();
    m_materialiser.forget();
}

Result<Applied> ActionWriter::apply(domain::Action action, const WriteProgress &progress)
{
    Result<Applied> done = applyInside(std::move(action), progress);
    if (!done)
        forget();
    return done;
}

Result<Applied> ActionWriter::applyInside(domain::Action action, const WriteProgress &progress)
{
    BulkScope bulk(*m_file.connection);
    DOSSIER_ASSIGN(Transaction transaction, Transaction::begin(*m_file.connection));
    const Guards::Applying applying(m_guards);
    const StoreContext &context = m_file.context;
    if (action.id.isNull())
        action.id = base::newId<struct base::ActionTag>(context.random);
    const QByteArray draft = action.draftId;
    Work work;
    DOSSIER_TRY(startWork(work));
    DOSSIER_ASSIGN(work.action, domain::prepare(std::move(action), {context.registry, context.vocabularies, m_file.records,
                                                                    context.clock.now(), context.random}));
    work.creates.reserve(qsizetype(work.action.changes.size()));
    for (const ChangeSet &changes : work.action.changes) {
        if (changes.kind == ChangeKind::Create)
            work.creates.insert(changes.id, &changes);
    }
    const bool isBulk = work.action.changes.size() > kBulk;
    if (isBulk) {
        DOSSIER_TRY(bulk.begin());
        DOSSIER_TRY(m_guards.lift(*m_file.connection));
    }
    Applied applied;
    applied.action = work.action.id;
    const auto total = static_cast<std::int64_t>(work.action.changes.size());
    std::int64_t number = 0;
    for (const ChangeSet &changes : work.action.changes) {
        if (progress && number % kProgressStep == 0 && !progress(number, total))
            return base::fail(ErrorCode::Cancelled, QStringLiteral("action"));
        const domain::Dot before = work.last;
        DOSSIER_TRY(write(work, changes));
        // prepare leaves one change set for each record.
        if (work.last != before)
            applied.records.append(changes.id);
        if (++number % kFlushStep == 0)
            DOSSIER_TRY(m_materialiser.flush());
    }
    if (!draft.isEmpty())
        DOSSIER_TRY(m_file.connection->run("INSERT OR IGNORE INTO saved_draft(id) VALUES(?)", draft));
    if (work.last != 0) {
        if (work.action.undoes)
            DOSSIER_TRY(appendNote(work, schema::Value(QString::fromLatin1(work.action.undoes->toByteArray().toHex()))));
        DOSSIER_TRY(m_materialiser.flush());
        DOSSIER_TRY(finish(work, false));
    }
    if (isBulk)
        DOSSIER_TRY(m_guards.restore(*m_file.connection));
    applied.anchor = work.anchor;
    applied.narrowed = work.narrowed;
    DOSSIER_TRY(transaction.commit());
    return applied;
}

Result<void> ActionWriter::write(Work &work, const ChangeSet &changes)
{
    DOSSIER_ASSIGN(BuiltChange built, m_builder.build(changes));
    if (built.ops.empty())
        return {};
    work.narrowed = work.narrowed || built.narrowed;
    NewChange change;
    change.type = built.type;
    change.entity = built.entity;
    DOSSIER_ASSIGN(change.subject, subjectOf(work, built.entity));
    change.value = {work.action.id, work.action.actor, work.action.label, work.action.reason, std::move(built.values)};
    LocalChange local;
    local.type = built.type;
    local.entity = built.entity;
    local.heads = std::move(built.heads);
    for (const LocalOp &op : built.ops)
        change.ops.push_back({op.kind, op.fields, {op.predecessors.begin(), op.predecessors.end()}});
    local.ops = std::move(built.ops);
    // Moving the values left the bytes where they are, and with them the spans of the ops.
    return append(work, change, std::move(local));
}

Result<void> ActionWriter::append(Work &work, const NewChange &change, LocalChange local)
{
    DOSSIER_ASSIGN(const Appended appended, m_journal.append(change));
    m_file.ids.learn(change.entity, {appended.entity, change.type});
    local.dot = appended.dot;
    local.eid = appended.entity;
    work.first = work.first == 0 ? appended.dot : work.first;
    work.last = appended.dot;
    work.anchor.feed = appended.feed;
    work.anchor.seq = appended.seq;
    work.anchor.chain = vault::asView(appended.chain).toByteArray();
    return m_materialiser.apply(local, work.protective);
}

Result<void> ActionWriter::appendNote(Work &work, const schema::Value &value)
{
    NewChange change;
    change.type = schema::vault::kType;
    change.entity = vaultRecord(m_file.context.vault);
    change.subject = change.entity;
    change.ops.push_back({OpKind::Note, {}, {}});
    change.value = {work.action.id, work.action.actor, work.action.label, work.action.reason, {normalized(value)}};
    LocalChange local;
    local.type = change.type;
    local.entity = change.entity;
    local.ops.push_back({OpKind::Note, {}, {}, change.value.values});
    return append(work, change, std::move(local));
}

Result<void> ActionWriter::finish(Work &work, bool isNote)
{
    Connection &connection = *m_file.connection;
    const QVariant undoes = work.action.undoes ? QVariant(work.action.undoes->toByteArray()) : QVariant();
    DOSSIER_TRY(connection.run("INSERT INTO act(first, last, action, undoes, note) VALUES(?,?,?,?,?)", work.first, work.last,
                               work.action.id.toByteArray(), undoes, isNote ? 1 : 0));
    ++work.anchor.commit;
    work.anchor.protective = work.protective.stored();
    return connection.run("UPDATE anchor SET commits=?, fid=?, seq=?, chain=?, protective=? WHERE id=1", work.anchor.commit,
                          feedOf(work.last), static_cast<std::int64_t>(work.anchor.seq), work.anchor.chain, work.anchor.protective);
}

Result<Anchor> ActionWriter::note(const QString &kind, const QString &detail, base::MemberId actor)
{
    Result<Anchor> done = noteInside(kind, detail, actor);
    if (!done)
        forget();
    return done;
}

Result<Anchor> ActionWriter::noteInside(const QString &kind, const QString &detail, base::MemberId actor)
{
    DOSSIER_ASSIGN(Transaction transaction, Transaction::begin(*m_file.connection));
    const Guards::Applying applying(m_guards);
    Work work;
    work.action.id = base::newId<struct base::ActionTag>(m_file.context.random);
    work.action.label = kind;
    work.action.actor = actor;
    DOSSIER_TRY(startWork(work));
    DOSSIER_TRY(appendNote(work, schema::Value(detail)));
    DOSSIER_TRY(finish(work, true));
    DOSSIER_TRY(transaction.commit());
    return work.anchor;
}

Result<RecordId> ActionWriter::subjectOf(const Work &work, RecordId id, int depth)
{
    const auto created = work.creates.constFind(id);
    if (created == work.creates.constEnd()) {
        DOSSIER_ASSIGN(Statement * statement,
                       m_file.statements.get("SELECT s.uuid FROM ent e JOIN ent s ON s.eid = e.subject WHERE e.uuid = ?"));
        StatementUse row(*statement);
        row->bind(0, id.toByteArray());
        DOSSIER_ASSIGN(const bool found, row->step());
        // What this file only knows by reference, a record of another compartment, is its own subject.
        return found ? RecordId::fromByteArray(row->bytes(0)).value_or(id) : id;
    }
    const schema::EntitySpec *entity = m_file.context.registry.entity((*created)->entity);
    if (!entity || !entity->subjectThrough)
        return id;
    if (depth >= kLongestSubjectChain)
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("subjects in a circle"));
    const auto *link = std::get_if<RecordId>(&(*created)->after(*entity->subjectThrough));
    return link ? subjectOf(work, *link, depth + 1) : id;
}

} // namespace dossier::store
