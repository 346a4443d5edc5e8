// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/endorsement_sheet_maker.h"
#include "publish/read_back.h"
#include "reports/progress.h"
#include "store/query.h"
#include "store/session/session.h"

#include <optional>

/// The one path by which a file leaves (architecture.md, section 6): checks, projection, writer,
/// reading back, ledger, rename. Nothing else in the program writes a publishable file.
namespace dossier::publish {

using base::Result;

struct PublicationRequest {
    disclosure::ReportKind kind = disclosure::ReportKind::List;
    disclosure::Audience audience = disclosure::Audience::Public;
    QString language = QStringLiteral("en");
    QDate asOf;                                  ///< facts as of this day; selects nothing
    std::optional<store::Query> filter;          ///< which cases (list), endorsements (sheet) or hearings
    Format format = Format::Pdf;
    QString path;                                ///< the file; replaced where it exists
    QString recipient;                           ///< for the ledger; may be empty
};

/// What left, and what did not and why; counts only.
struct Published {
    int total = 0;
    int named = 0;                               ///< by name
    int otherwise = 0;                           ///< endorsements by initials or as an organisation
    int withheld = 0;
    QHash<disclosure::Withheld, int> reasons;    ///< of a list
    int notCounted = 0;                          ///< endorsements that are not even counted
    int untranslated = 0;                        ///< texts printed in another language
    int changedSinceClearance = 0;               ///< named, but a text was edited after it was cleared
    QByteArray sha256;                           ///< 32 bytes, of the file
    QList<base::RecordId> ledgerEntries;         ///< several only where thousands are named
    QList<schema::Compartment> unchecked;        ///< whose names the file was not searched for
    /// False where the file has its name and the ledger could only announce it.
    bool ledgerClosed = true;
    /// Earlier entries of that ledger that never ended: a program died between announcing a file and
    /// seeing it renamed. Whether those files exist is for a person to find out.
    std::int64_t unfinishedBefore = 0;
};

/// What publishing works with; outlives the call.
struct PublicationTools {
    QString fontFolder;          ///< of the report's faces; only read for PDF
    const ReadBack &readBack;
    reports::Progress &progress;
};

/// Makes the file and its row in the ledger, in this order: the finished file lies under a temporary
/// name, is read back, is announced with its hash, gets its name, is done. The row lies in the most
/// restricted store that gave a value. On any error no new file is left and an existing one is as it
/// was; one that failed after being announced has a row that says so.
///
/// Errors: Refused (publication blocked until consents are reviewed; a compartment of this laptop is
/// closed and the audience is public; a hearing report for others than colleagues; the file would
/// lie inside the vault; reading back), Locked or
/// NotGranted (the compartment of the report), ReadOnlyMedium (the ledger cannot be written),
/// InvalidArgument, MissingGlyph, Cancelled, NoSpace, Io, those of the store.
[[nodiscard]] Result<Published> publish(const PublicationRequest &request, const store::Session &session,
                                        const PublicationTools &tools);

} // namespace dossier::publish
