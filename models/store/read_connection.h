// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sql/snapshot.h"
#include "store/store.h"

#include <memory>
#include <vector>

namespace dossier::store {

class OpenFile;

/// What a job takes from a Store to a thread of its own: where the file is, its key, what to make of
/// it. Made on the Store's thread by Store::share.
struct StoreShare {
    StorePaths paths;
    StoreKey key;
    StoreContext context;
    base::IncarnationToken incarnation;
};

/// Reads a store on the thread that opens it, beside the Store: the same calls, without their
/// bounds. Each call sees the newest commit, whole; all calls see one while a snapshot stands.
class ReadConnection
{
public:
    /// Errors of Connection::open; UnsupportedVersion.
    [[nodiscard]] static base::Result<std::unique_ptr<ReadConnection>> open(const StoreShare &share);
    ~ReadConnection();

    [[nodiscard]] base::Result<domain::Record> record(base::RecordId id) const;
    [[nodiscard]] base::Result<QList<domain::Record>> parts(schema::FieldId partField, base::RecordId parent) const;
    [[nodiscard]] base::Result<QList<domain::Record>> referring(schema::EntityType entity, schema::FieldId field,
                                                                base::RecordId target) const;
    [[nodiscard]] base::Result<Page> page(const Query &query) const;
    [[nodiscard]] base::Result<std::int64_t> count(const Query &query) const;
    /// The ids of all that the query finds, in its order: what a list keeps.
    [[nodiscard]] base::Result<std::vector<base::RecordId>> ids(const Query &query) const;
    [[nodiscard]] base::Result<QList<HistoryEntry>> history(base::RecordId id) const;

    /// One state of the file for all calls as long as what is returned stands. One at a time.
    [[nodiscard]] base::Result<Snapshot> snapshot() const;
    /// From any thread: the call that runs ends with Error Cancelled.
    void interrupt();

private:
    explicit ReadConnection(std::unique_ptr<OpenFile> file);

    std::unique_ptr<OpenFile> m_file;
};

} // namespace dossier::store
