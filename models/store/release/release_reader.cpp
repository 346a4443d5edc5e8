// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/release/release_reader.h"

#include "store/open_file.h"
#include "store/read_connection.h"
#include "store/release/endorsement_candidates.h"
#include "store/release/hearing_candidates.h"
#include "store/release/list_candidates.h"
#include "store/release/record_candidates.h"
#include "store/sql/snapshot.h"
#include "store/verify.h"

namespace dossier::store {

using base::ErrorCode;
using base::Result;

namespace {

/// Both passes see one state of the file: nobody is withdrawn between the question and the answer.
template<typename Candidates>
Result<void> readInOneSnapshot(OpenFile &file, const disclosure::AllowList &allowed, Candidates &candidates,
                               const ReleaseReader::IsCancelled &isCancelled)
{
    DOSSIER_ASSIGN(const Snapshot snapshot, Snapshot::begin(*file.connection));
    {
        const ReleasePass gates(file, allowed, ReleasePass::Kind::Gates, isCancelled);
        DOSSIER_TRY(candidates.readGates(gates));
    }
    {
        const ReleasePass values(file, allowed, ReleasePass::Kind::Values, isCancelled);
        DOSSIER_TRY(candidates.readValues(values));
    }
    return {};
}

} // namespace

Result<ReleaseSource> ReleaseSource::of(const Session &session, schema::Compartment compartment)
{
    const Store *store = session.store(compartment);
    if (!store)
        return base::fail(session.holds(compartment) ? ErrorCode::Locked : ErrorCode::NotGranted);
    DOSSIER_ASSIGN(StoreShare share, store->share());
    return ReleaseSource{share.paths.database, std::move(share.key), share.context};
}

ReleaseReader::ReleaseReader(std::unique_ptr<OpenFile> file) : m_file(std::move(file)) {}
ReleaseReader::~ReleaseReader() = default;

Result<std::unique_ptr<ReleaseReader>> ReleaseReader::open(const ReleaseSource &source)
{
    DOSSIER_TRY(verifyProtective(source.database, source.key, source.context));
    DOSSIER_ASSIGN(auto file, OpenFile::open(source.database, source.key, source.context, Connection::Mode::Reader));
    return std::unique_ptr<ReleaseReader>(new ReleaseReader(std::move(file)));
}

Result<QSet<base::RecordId>> ReleaseReader::choose(const Query &query)
{
    DOSSIER_ASSIGN(const std::vector<std::int64_t> eids, m_file->pages.eids(query));
    QSet<base::RecordId> chosen;
    for (const std::int64_t eid : eids) {
        DOSSIER_ASSIGN(const base::RecordId id, m_file->ids.global(eid));
        chosen.insert(id);
    }
    m_file->statements.clear();   // they read what the passes to come may not
    return chosen;
}

Result<disclosure::ListResult> ReleaseReader::list(const disclosure::AllowList &allowed,
                                                   const disclosure::ProjectionRequest &request,
                                                   const ChosenRecords &chosen, const IsCancelled &isCancelled)
{
    ListCandidates candidates(chosen);
    DOSSIER_TRY(readInOneSnapshot(*m_file, allowed, candidates, isCancelled));
    return disclosure::ListMaker(allowed, request, candidates.organisations()).make(candidates.all());
}

Result<disclosure::EndorsementSheetResult>
ReleaseReader::endorsementSheet(const disclosure::AllowList &allowed, const disclosure::ProjectionRequest &request,
                                const ChosenRecords &chosen, const IsCancelled &isCancelled)
{
    EndorsementCandidates candidates(chosen);
    DOSSIER_TRY(readInOneSnapshot(*m_file, allowed, candidates, isCancelled));
    return disclosure::EndorsementSheetMaker(allowed, request).make(candidates.all());
}

Result<disclosure::HearingResult>
ReleaseReader::hearings(const disclosure::AllowList &allowed, const disclosure::ProjectionRequest &request,
                        const ChosenRecords &chosen, const IsCancelled &isCancelled)
{
    HearingCandidates candidates(chosen);
    DOSSIER_TRY(readInOneSnapshot(*m_file, allowed, candidates, isCancelled));
    return disclosure::HearingMaker(allowed, request, candidates.organisations(), candidates.people()).make(candidates.all());
}

Result<disclosure::RecordsResult> ReleaseReader::records(const disclosure::RecordChoice &choice,
                                                         const disclosure::ProjectionRequest &request,
                                                         const ChosenRecords &chosen, const IsCancelled &isCancelled)
{
    const schema::Registry &registry = m_file->context.registry;
    const disclosure::AllowList allowed = choice.allowList(registry);
    RecordCandidates candidates(registry, allowed, choice.entity(), chosen);
    DOSSIER_TRY(readInOneSnapshot(*m_file, allowed, candidates, isCancelled));
    return disclosure::RecordsMaker(registry, allowed, choice, request).make(candidates.all());
}

} // namespace dossier::store
