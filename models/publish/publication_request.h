// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/endorsement_sheet_maker.h"
#include "publish/read_back.h"
#include "reports/progress.h"
#include "store/query.h"

#include <optional>

namespace dossier::publish {

using base::Result;

struct PublicationRequest {
    disclosure::ReportKind kind = disclosure::ReportKind::List;
    schema::EntityType entity{};                 ///< of the kind Records: which
    /// Columns of a table by key, in their order; none: all. Of the kind Records the fields of the entity.
    QStringList fields;
    disclosure::Audience audience = disclosure::Audience::Public;
    QString language = QStringLiteral("en");
    QDate asOf;                                  ///< facts as of this day; what certainly came later is left out
    std::optional<store::Query> filter;          ///< which cases (list), endorsements (sheet), hearings or records
    Format format = Format::Pdf;
    QString path;                                ///< the file; replaced where it exists
    /// Prints a character that no face draws by its name, "[U+1F600]"; else one such stops the export.
    bool namesMissingCharacters = false;
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
    int missing = 0;                             ///< cases of a list that an edition of it leaves out, unexplained
    int later = 0;                               ///< cases of a list, hearings of a report: left out, since they came after the day
    int countedAlready = 0;                      ///< cases of a list that are left out: not to be named, of somebody who is on it
    QStringList missingCharacters;               ///< printed by name: "U+1F600"
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

} // namespace dossier::publish
