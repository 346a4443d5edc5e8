// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/open_file.h"

#include "store/local_tables.h"
#include "store/tables/guards.h"

namespace dossier::store {

using base::ErrorCode;
using base::Result;

OpenFile::OpenFile(std::unique_ptr<Connection> opened, const StoreContext &storeContext)
    : context(storeContext), connection(std::move(opened)), statements(*connection),
      mappers(context.registry, context.compartment), ids(statements), records(statements, context.registry, mappers, ids),
      pages(statements, context.registry, context.compartment, mappers, records), journal(*connection)
{
}

Result<std::unique_ptr<OpenFile>> OpenFile::open(const QString &path, const StoreKey &key, const StoreContext &context,
                                                 Connection::Mode mode)
{
    DOSSIER_ASSIGN(std::unique_ptr<Connection> connection, Connection::open(path, key.key.bytes(), key.salt.bytes(), mode));
    DOSSIER_ASSIGN(const local_tables::Layout layout,
                   local_tables::check(*connection, context.registry, context.compartment, context.vault.toByteArray()));
    if (layout != local_tables::Layout::Ours)
        return base::fail(ErrorCode::UnsupportedVersion, QStringLiteral("tables of another release"));
    DOSSIER_TRY(registerFold(*connection));
    return std::make_unique<OpenFile>(std::move(connection), context);
}

Result<Anchor> readAnchor(OpenFile &file)
{
    DOSSIER_ASSIGN(Statement * statement,
                   file.statements.get("SELECT a.commits, f.feed_id, a.seq, a.chain, a.protective FROM anchor a "
                                       "JOIN feed f ON f.fid = a.fid WHERE a.id = 1"));
    StatementUse row(*statement);
    DOSSIER_ASSIGN(const bool found, row->step());
    const auto feed = found ? base::FeedId::fromByteArray(row->bytes(1)) : std::nullopt;
    if (!feed)
        return base::fail(ErrorCode::DamagedDatabase, QStringLiteral("no anchor"));
    return Anchor{row->integer(0), *feed, static_cast<std::uint64_t>(row->integer(2)), row->bytes(3), row->bytes(4)};
}

Result<void> checkAnchor(OpenFile &file, const Anchor &anchor)
{
    DOSSIER_ASSIGN(const FeedList *feeds, file.journal.feeds());
    const Feed *feed = feeds->byId(anchor.feed);
    if (!feed)
        return base::fail(ErrorCode::DamagedDatabase, QStringLiteral("anchor of an unknown feed"));
    DOSSIER_ASSIGN(const auto end, file.journal.end(feed->number));
    const std::uint64_t newest = end ? end->seq : 0;
    const bool same = !end || std::equal(end->chain.begin(), end->chain.end(), anchor.chain.begin(), anchor.chain.end(),
                                         [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
    if (newest != anchor.seq || !same)
        return base::fail(ErrorCode::DamagedDatabase, QStringLiteral("anchor and journal disagree"));
    return {};
}

Result<bool> holdsChange(OpenFile &file, const base::FeedId &feed, std::uint64_t seq, const QByteArray &chain)
{
    file.journal.forget();
    if (seq == 0) {
        DOSSIER_ASSIGN(const FeedList *feeds, file.journal.feeds());
        return feeds->byId(feed) != nullptr;
    }
    DOSSIER_ASSIGN(const std::optional<domain::Dot> dot, file.journal.find(feed, seq));
    if (!dot)
        return false;
    DOSSIER_ASSIGN(Statement * statement, file.statements.get("SELECT chain FROM chg WHERE dot = ?"));
    StatementUse row(*statement);
    row->bind(0, *dot);
    DOSSIER_ASSIGN(const bool found, row->step());
    return found && row->bytes(0) == chain;
}

Result<QHash<base::RecordId, QString>> readTitles(OpenFile &file, const QList<base::RecordId> &ids)
{
    QHash<base::RecordId, QString> out;
    for (const base::RecordId &id : ids) {
        // Whoever read the record that refers to it has met the id: the index of ids, where each is on a page of
        // its own, is not asked again.
        DOSSIER_ASSIGN(const std::optional<LocalRecord> local, file.ids.find(id));
        if (!local)
            continue;
        DOSSIER_ASSIGN(Statement * statement, file.statements.get("SELECT text FROM title WHERE eid = ?"));
        StatementUse row(*statement);
        row->bind(0, local->eid);
        DOSSIER_ASSIGN(const bool found, row->step());
        if (found)
            out.insert(id, row->text(0));
    }
    return out;
}

} // namespace dossier::store
