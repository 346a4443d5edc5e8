// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/preconditions.h"

#include "publish/report_content.h"

#include <array>

namespace dossier::publish {

using base::ErrorCode;
using disclosure::Audience;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array kBesideMain{schema::Compartment::Endorsers, schema::Compartment::Sources, schema::Compartment::Defence};

Result<void> checkRequest(const PublicationRequest &request)
{
    if (request.path.isEmpty())
        return base::fail(ErrorCode::InvalidArgument, u"no file"_s);
    if (!request.asOf.isValid())
        return base::fail(ErrorCode::InvalidArgument, u"as of no day"_s);
    // What is for one compartment only leaves in no report.
    if (request.audience == Audience::Restricted)
        return base::fail(ErrorCode::InvalidArgument, u"audience"_s);
    // A list of records has no pages, and pages have no columns to choose.
    if (request.format == Format::Pdf && (request.kind == disclosure::ReportKind::Records || !request.fields.isEmpty()))
        return base::fail(ErrorCode::InvalidArgument, u"fields are chosen for a table"_s);
    // What was seen in a room is for colleagues until a release of it is decided.
    if (request.kind == disclosure::ReportKind::Hearing && request.audience != Audience::Internal)
        return base::fail(ErrorCode::Refused, u"a hearing report is internal"_s);
    return {};
}

Result<void> checkCompartments(const PublicationRequest &request, const store::Session &session)
{
    const schema::Compartment own = ReportContent::compartmentOf(request.kind);
    if (!session.store(own))
        return base::fail(session.holds(own) ? ErrorCode::Locked : ErrorCode::NotGranted);
    if (session.store(own)->access() != vault::Access::ReadWrite)
        return base::fail(ErrorCode::ReadOnlyMedium, u"the ledger cannot be written"_s);
    if (request.audience != Audience::Public)
        return {};
    for (const schema::Compartment compartment : closedCompartments(session)) {
        if (session.holds(compartment))
            return base::fail(ErrorCode::Refused, u"a compartment of this laptop is closed"_s);
    }
    return {};
}

} // namespace

QList<schema::Compartment> closedCompartments(const store::Session &session)
{
    QList<schema::Compartment> closed;
    for (const schema::Compartment compartment : kBesideMain) {
        if (!session.store(compartment))
            closed.append(compartment);
    }
    return closed;
}

Result<void> checkPreconditions(const PublicationRequest &request, const store::Session &session)
{
    DOSSIER_TRY(checkRequest(request));
    if (session.vault().folder().contains(request.path))
        return base::fail(ErrorCode::Refused, u"a published file does not belong inside a vault"_s);
    // What a withdrawal has changed since may be in no store of them.
    if (session.report().setback && request.audience != Audience::Internal)
        return base::fail(session.report().setback->reason);
    DOSSIER_TRY(checkCompartments(request, session));
    DOSSIER_ASSIGN(const bool blocked, session.publicationBlocked());
    if (blocked && request.audience != Audience::Internal)
        return base::fail(ErrorCode::Refused, u"this vault was put back; its consents must be reviewed first"_s);
    return {};
}

} // namespace dossier::publish
