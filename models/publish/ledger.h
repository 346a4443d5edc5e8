// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publication_request.h"
#include "store/store.h"

namespace dossier::publish {

/// The ledger of one store. A row is announced before its file has its name and ends once, as done
/// or failed; a row that never ended is left as it is, since nobody can know whether its file exists.
class Ledger
{
public:
    Ledger(store::Store &store, base::MemberId member) : m_store(store), m_member(member) {}

    /// What a row says beside the request.
    struct Facts {
        QByteArray sha256;
        QList<base::RecordId> named;
        int withheld = 0;
        QList<schema::Compartment> unchecked;
    };
    /// The new entries, in one Action: one, or as many with the same hash as naming everybody takes,
    /// since the journal bounds what one change holds. Errors of store::Store::apply.
    [[nodiscard]] Result<QList<base::RecordId>> announce(const PublicationRequest &request, const Facts &facts);
    enum class End : std::uint8_t { Done, Failed };
    [[nodiscard]] Result<void> finish(const QList<base::RecordId> &entries, End end);
    [[nodiscard]] Result<std::int64_t> unfinished() const;

private:
    [[nodiscard]] domain::ChangeSet entryFor(const PublicationRequest &request, const Facts &facts) const;
    [[nodiscard]] Result<void> apply(std::vector<domain::ChangeSet> changes);

    store::Store &m_store;
    base::MemberId m_member;
};

} // namespace dossier::publish
