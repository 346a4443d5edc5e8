// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publication.h"

#include "publish/hashing_sink.h"
#include "publish/ledger.h"
#include "publish/preconditions.h"
#include "publish/report_content.h"

namespace dossier::publish {

using base::AtomicFile;
using base::ErrorCode;
using namespace Qt::StringLiterals;

namespace {

QByteArray chainsOf(const store::Session &session, disclosure::ReportKind kind)
{
    const store::Store *own = session.store(ReportContent::compartmentOf(kind));
    return session.main().anchor().chain + (own ? own->anchor().chain : QByteArray());
}

} // namespace

Publication::Publication(PublicationRequest request, store::ReleaseSource source, const store::Session &session, AtomicFile file)
    : m_request(std::move(request)), m_vocabularies(&session.context().vocabularies), m_source(std::move(source)), m_begunAt(chainsOf(session, m_request.kind)), m_file(std::move(file))
{
}

Result<Publication> Publication::begin(const PublicationRequest &request, const store::Session &session)
{
    DOSSIER_TRY(checkPreconditions(request, session));
    DOSSIER_ASSIGN(store::ReleaseSource source, store::ReleaseSource::of(session, ReportContent::compartmentOf(request.kind)));
    DOSSIER_ASSIGN(AtomicFile file, AtomicFile::create(request.path, AtomicFile::Temporary::Nameless));
    return Publication(request, std::move(source), session, std::move(file));
}

Result<void> Publication::read(reports::Progress &progress)
{
    if (!m_source)
        return base::fail(ErrorCode::InvalidArgument, u"it was read already"_s);
    const store::ReleaseSource source = *std::exchange(m_source, std::nullopt);
    DOSSIER_ASSIGN(m_content, ReportContent::read(m_request, source, progress));
    return {};
}

Result<void> Publication::write(const PublicationTools &tools)
{
    if (!m_content)
        return base::fail(ErrorCode::InvalidArgument, u"nothing was read"_s);
    HashingSink sink(m_file);
    DOSSIER_TRY(m_content->write(m_request.format, *m_vocabularies, tools.fontFolder, sink, tools.progress,
                                 m_request.namesMissingCharacters ? &m_missingCharacters : nullptr));
    DOSSIER_TRY(m_file.seal());
    DOSSIER_TRY(tools.readBack.check({m_file.temporaryPath(), m_request.format, m_file.size(), m_content->rows()}));
    m_sha256 = sink.sha256();
    return tools.progress.isCancelled() ? base::fail(ErrorCode::Cancelled) : Result<void>{};
}

Result<Published> Publication::finish(const store::Session &session)
{
    DOSSIER_TRY(checkPreconditions(m_request, session));
    if (chainsOf(session, m_request.kind) != m_begunAt)
        return base::fail(ErrorCode::Conflict, u"the record changed while the file was written"_s);
    if (m_sha256.isEmpty())
        return base::fail(ErrorCode::InvalidArgument, u"nothing was written"_s);
    Ledger ledger(*session.store(ReportContent::compartmentOf(m_request.kind)), session.member());
    Published out = m_content->counts();
    // No release reads its files back for protected names yet, so there is nothing it was compared with.
    out.unchecked = {schema::Compartment::Endorsers, schema::Compartment::Sources, schema::Compartment::Defence};
    DOSSIER_ASSIGN(out.unfinishedBefore, ledger.unfinished());
    out.sha256 = m_sha256;
    out.missingCharacters = m_missingCharacters;
    DOSSIER_ASSIGN(out.ledgerEntries, ledger.announce(m_request, {out.sha256, m_content->personsNamed(), out.withheld, out.unchecked}));
    const Result<void> committed = m_file.commit();
    if (!m_file.hasItsName()) {
        // The failure that matters is the file's; a row that cannot be ended is found as unfinished.
        static_cast<void>(ledger.finish(out.ledgerEntries, Ledger::End::Failed));
        return std::unexpected(committed.error());
    }
    out.ledgerClosed = ledger.finish(out.ledgerEntries, Ledger::End::Done).has_value();
    return out;
}

Result<Published> publish(const PublicationRequest &request, const store::Session &session, const PublicationTools &tools)
{
    DOSSIER_ASSIGN(Publication publication, Publication::begin(request, session));
    DOSSIER_TRY(publication.read(tools.progress));
    DOSSIER_TRY(publication.write(tools));
    return publication.finish(session);
}

} // namespace dossier::publish
