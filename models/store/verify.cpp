// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/verify.h"

#include "store/digest.h"
#include "store/rebuild.h"
#include "store/sql/engine_open.h"
#include "store/sql/snapshot.h"

#include <QDir>

namespace dossier::store {

using base::ErrorCode;
using base::Result;

namespace {

std::optional<base::Error> failureOf(const Result<void> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

base::Error damaged(const char *what)
{
    return {ErrorCode::DamagedDatabase, QString::fromLatin1(what)};
}

/// A file that goes with its name, whatever happens.
class ScratchDatabase
{
public:
    ScratchDatabase(const QString &folder, base::Random &random)
        // Swept with the other unfinished files where it stays behind (vault::VaultFolder).
        : m_path(QDir(folder).filePath(QStringLiteral(".%1.tmp").arg(
              QString::fromLatin1(base::newRecordId(random).toByteArray().toHex()))))
    {
    }
    ~ScratchDatabase() { removeDatabaseFiles(m_path); }
    ScratchDatabase(const ScratchDatabase &) = delete;
    ScratchDatabase &operator=(const ScratchDatabase &) = delete;
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
};

Result<void> compareProtective(OpenFile &file)
{
    DOSSIER_ASSIGN(const Anchor anchor, readAnchor(file));
    DOSSIER_ASSIGN(const QByteArray found, protectiveHashOf(file));
    if (found != anchor.protective)
        return std::unexpected(damaged("protective values"));
    return {};
}

Result<void> compareTables(OpenFile &file, const StoreKey &key, const QString &scratchFolder, const WriteProgress &progress)
{
    const ScratchDatabase scratch(scratchFolder, file.context.random);
    DOSSIER_TRY(rebuildFrom(*file.connection, scratch.path(), key, file.context, progress));
    DOSSIER_ASSIGN(const auto rebuilt, OpenFile::open(scratch.path(), key, file.context, Connection::Mode::ReadOnly));
    DOSSIER_ASSIGN(const QByteArray expected, digestOf(*rebuilt));
    DOSSIER_ASSIGN(const QByteArray found, digestOf(file));
    DOSSIER_ASSIGN(const Anchor anchorOfJournal, readAnchor(*rebuilt));
    DOSSIER_ASSIGN(const Anchor anchor, readAnchor(file));
    if (expected != found || anchorOfJournal.protective != anchor.protective)
        return std::unexpected(damaged("tables differ from the journal"));
    return {};
}

bool isDamage(const base::Error &error)
{
    return error.code == ErrorCode::DamagedDatabase || error.code == ErrorCode::Internal
        || error.code == ErrorCode::InvalidValue || error.code == ErrorCode::InvalidArgument;
}

} // namespace

base::Error VerifyReport::first() const
{
    for (const auto &found : {pages, journal, anchor, protective, tables}) {
        if (found)
            return *found;
    }
    return {};
}

Result<VerifyReport> verifyStore(const QString &database, const StoreKey &key, const StoreContext &context,
                                 const QString &scratchFolder, const WriteProgress &progress, Connection::Mode mode)
{
    DOSSIER_ASSIGN(const auto file, OpenFile::open(database, key, context, mode));
    // The Store may write meanwhile: a hash of one state beside the values of the next would pass for damage.
    DOSSIER_ASSIGN(const Snapshot state, Snapshot::begin(*file->connection));
    VerifyReport report;
    report.pages = failureOf(file->connection->integrityCheck());
    report.journal = failureOf(file->journal.verify());
    const Result<Anchor> anchor = readAnchor(*file);
    report.anchor = anchor ? failureOf(checkAnchor(*file, *anchor)) : std::optional(anchor.error());
    report.protective = failureOf(compareProtective(*file));
    if (!report.journal) {
        report.tables = failureOf(compareTables(*file, key, scratchFolder, progress));
        if (report.tables && !isDamage(*report.tables))
            return std::unexpected(*report.tables);
    }
    DOSSIER_ASSIGN(Statement * count, file->statements.get("SELECT count(*) FROM chg"));
    StatementUse row(*count);
    DOSSIER_ASSIGN(const bool found, row->step());
    report.changes = found ? row->integer(0) : 0;
    return report;
}

Result<void> verifyProtective(const QString &database, const StoreKey &key, const StoreContext &context)
{
    DOSSIER_ASSIGN(const auto file, OpenFile::open(database, key, context, Connection::Mode::Reader));
    return file->inOneState([&] { return compareProtective(*file); });
}

} // namespace dossier::store
