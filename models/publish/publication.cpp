// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publication.h"

#include "publish/hashing_sink.h"
#include "publish/ledger.h"
#include "publish/preconditions.h"
#include "publish/report_content.h"

#include <QFile>

namespace dossier::publish {

using base::AtomicFile;
using base::ErrorCode;

namespace {

QByteArray sha256Of(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return hash.result();
}

/// A rename may have happened although making it durable failed: then the file is out.
bool hasLeft(const Result<void> &committed, const QString &path, const QByteArray &sha256)
{
    return committed.has_value() || sha256Of(path) == sha256;
}

/// Writes the content under a temporary name and has it read back; its SHA-256.
Result<QByteArray> writeSealed(const ReportContent &content, const PublicationRequest &request,
                               const store::Session &session, const PublicationTools &tools, AtomicFile &file)
{
    HashingSink sink(file);
    DOSSIER_TRY(content.write(request.format, session.context().vocabularies, tools.fontFolder, sink, tools.progress));
    DOSSIER_TRY(file.seal());
    DOSSIER_TRY(tools.readBack.check({file.temporaryPath(), request.format, file.size(), content.rows()}));
    return sink.sha256();
}

} // namespace

Result<Published> publish(const PublicationRequest &request, const store::Session &session, const PublicationTools &tools)
{
    DOSSIER_TRY(checkPreconditions(request, session));
    Ledger ledger(*session.store(ReportContent::compartmentOf(request.kind)), session.member());
    DOSSIER_ASSIGN(const std::int64_t unfinishedBefore, ledger.unfinished());
    DOSSIER_ASSIGN(const ReportContent content, ReportContent::read(request, session, tools.progress));
    Published out = content.counts();
    // No release reads its files back for protected names yet, so there is nothing it was compared with.
    out.unchecked = {schema::Compartment::Endorsers, schema::Compartment::Sources, schema::Compartment::Defence};
    out.unfinishedBefore = unfinishedBefore;

    DOSSIER_ASSIGN(AtomicFile file, AtomicFile::create(request.path));
    DOSSIER_ASSIGN(out.sha256, writeSealed(content, request, session, tools, file));
    if (tools.progress.isCancelled())
        return base::fail(ErrorCode::Cancelled);
    DOSSIER_ASSIGN(out.ledgerEntries,
                   ledger.announce(request, {out.sha256, content.personsNamed(), out.withheld, out.unchecked}));
    const Result<void> committed = file.commit();
    if (!hasLeft(committed, request.path, out.sha256)) {
        // The failure that matters is the file's; a row that cannot be ended is found as unfinished.
        (void)ledger.finish(out.ledgerEntries, Ledger::End::Failed);
        return std::unexpected(committed.error());
    }
    out.ledgerClosed = ledger.finish(out.ledgerEntries, Ledger::End::Done).has_value();
    return out;
}

} // namespace dossier::publish
