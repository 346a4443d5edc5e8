// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal/journal_reader.h"
#include "store/query/page_reader.h"
#include "store/record_reader.h"
#include "store/sql/connection.h"
#include "store/sql/snapshot.h"
#include "store/store.h"

#include <type_traits>

namespace dossier::store {

/// One connection to a store file together with everything that reads over it. Stays at one
/// address; belongs to the thread that made it.
class OpenFile
{
public:
    OpenFile(std::unique_ptr<Connection> opened, const StoreContext &storeContext);
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    /// Opens an existing file and checks that it is this compartment's store in the layout of this
    /// release. Errors of Connection::open; DamagedDatabase; UnsupportedVersion for any other layout.
    [[nodiscard]] static base::Result<std::unique_ptr<OpenFile>> open(const QString &path, const StoreKey &key,
                                                                      const StoreContext &context, Connection::Mode mode);

    /// What `read` returns: all of it from one state of the file, whoever writes meanwhile. A record is several rows,
    /// and read of two states an edit of it would take the place of what nobody saw.
    template<typename Read>
    [[nodiscard]] std::invoke_result_t<Read> inOneState(Read read)
    {
        if (connection->inTransaction())
            return read();
        DOSSIER_ASSIGN(const Snapshot state, Snapshot::begin(*connection));
        return read();
    }

    StoreContext context;
    std::unique_ptr<Connection> connection;
    Statements statements;
    RowMappers mappers;
    RecordIds ids;
    RecordReader records;
    PageReader pages;
    JournalReader journal;
};

/// The one row of the table anchor. Error DamagedDatabase where it is missing.
[[nodiscard]] base::Result<Anchor> readAnchor(OpenFile &file);
/// That the newest change of the anchor's feed is the one the anchor names. Error DamagedDatabase.
[[nodiscard]] base::Result<void> checkAnchor(OpenFile &file, const Anchor &anchor);
[[nodiscard]] base::Result<bool> holdsChange(OpenFile &file, const base::FeedId &feed, std::uint64_t seq,
                                             const QByteArray &chain);
/// The text by which records are named; unknown ids are left out.
[[nodiscard]] base::Result<QHash<base::RecordId, QString>> readTitles(OpenFile &file, const QList<base::RecordId> &ids);

} // namespace dossier::store
