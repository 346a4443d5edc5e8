// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/read_connection.h"

#include "store/history_reader.h"
#include "store/open_file.h"

namespace dossier::store {

using base::RecordId;
using base::Result;

ReadConnection::ReadConnection(std::unique_ptr<OpenFile> file) : m_file(std::move(file)) {}

ReadConnection::~ReadConnection() = default;

Result<std::unique_ptr<ReadConnection>> ReadConnection::open(const StoreShare &share)
{
    DOSSIER_ASSIGN(std::unique_ptr<OpenFile> file,
                   OpenFile::open(share.paths.database, share.key, share.context, Connection::Mode::Reader));
    return std::unique_ptr<ReadConnection>(new ReadConnection(std::move(file)));
}

Result<domain::Record> ReadConnection::record(RecordId id) const
{
    return m_file->inOneState([&] { return m_file->records.record(id); });
}

Result<QList<domain::Record>> ReadConnection::parts(schema::FieldId partField, RecordId parent) const
{
    return m_file->inOneState([&] { return m_file->records.parts(partField, parent); });
}

Result<QList<domain::Record>> ReadConnection::referring(schema::EntityType entity, schema::FieldId field,
                                                        RecordId target) const
{
    return m_file->inOneState([&] { return m_file->records.referring(entity, field, target); });
}

Result<Page> ReadConnection::page(const Query &query) const
{
    return m_file->inOneState([&] { return m_file->pages.page(query); });
}

Result<std::int64_t> ReadConnection::count(const Query &query) const
{
    return m_file->inOneState([&] { return m_file->pages.count(query); });
}

Result<std::vector<RecordId>> ReadConnection::ids(const Query &query) const
{
    return m_file->inOneState([&]() -> Result<std::vector<RecordId>> {
        DOSSIER_ASSIGN(const std::vector<std::int64_t> eids, m_file->pages.eids(query));
        std::vector<RecordId> out;
        out.reserve(eids.size());
        for (const std::int64_t eid : eids) {
            DOSSIER_ASSIGN(const RecordId id, m_file->ids.global(eid));
            out.push_back(id);
        }
        return out;
    });
}

Result<QList<HistoryEntry>> ReadConnection::history(RecordId id) const
{
    return m_file->inOneState([&] { return HistoryReader(*m_file).history(id); });
}

Result<Snapshot> ReadConnection::snapshot() const
{
    return Snapshot::begin(*m_file->connection);
}

void ReadConnection::interrupt()
{
    m_file->connection->interrupt();
}

} // namespace dossier::store
