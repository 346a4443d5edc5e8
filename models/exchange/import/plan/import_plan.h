// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/absence_answer.h"
#include "exchange/import/cells/list_terms.h"
#include "exchange/import/known/known_records.h"
#include "exchange/import/plan/planned_change.h"
#include "exchange/import/plan/read_list.h"
#include "exchange/import/plan/row_matcher.h"

#include "base/random.h"

namespace dossier::exchange {

/// What a person said about the list as a whole.
struct ImportOptions {
    QString listName{};                ///< the same every month: what was imported under it before is compared with
    base::PartialDate asOf{};          ///< the day the list speaks of; may be absent
    QString publication = QStringLiteral("draft");      ///< term: draft, cleared
    QString namingBasis = QStringLiteral("none");       ///< term of naming_basis
    bool anotherBody = false;          ///< rows become listings beside our cases, which stay as they are
    bool personsOnly = false;          ///< rows become persons without cases; those who are known stay as they are
    bool skipProposed = false;         ///< leave out every row whose person may be known
    bool rememberColumns = false;      ///< keep what the columns hold with the list
};

/// What a plan is made with.
struct ImportTools {
    const schema::Vocabularies &vocabularies;
    const Institutions &institutions;
    const ListTerms &terms;
    base::Random &random;
    base::Instant now;
    ImportWatch watch{};
};

/// What becomes of one row.
struct PlannedRow {
    enum class Outcome : std::uint8_t { Created, Updated, Unchanged, LeftOut };
    std::int64_t line = 0;
    QString name;
    Outcome outcome = Outcome::Created;
    std::optional<base::RecordId> caseId{};   ///< absent where the row makes or touches none
    QList<PlannedChange> changes{};           ///< of Updated
    QList<PersonMatch> proposals{};           ///< who it may be, best first; an open question where the row is created
    bool decidedNotSame = false;              ///< none of them: a person said so, and it is remembered
    std::optional<RowDecision> decision{};    ///< of this import

    /// Whether it may be a person who is known, and nobody said that it is none.
    [[nodiscard]] bool isQuestion() const { return !proposals.isEmpty() && !decidedNotSame; }
};

/// A case of the list's last edition that is not in this one: an open question, nothing more.
struct MissingCase {
    base::RecordId caseId;
    base::RecordId person;
    base::PartialDate lastListed;
    QString name;        ///< as the list printed it
    domain::AbsenceAnswer answer{};   ///< open unless a person said what happened
};

/// What an import would do, before it does it: one Action, whole or not at all, and what a person
/// should look at.
struct ImportPlan {
    domain::Action action;          ///< without changes where the list tells nothing new
    std::vector<PlannedRow> rows;
    std::vector<MissingCase> missing;
    std::int64_t created = 0;       ///< cases
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t withoutName = 0;   ///< rows that name nobody
    std::int64_t skipped = 0;       ///< those, and rows left out
    std::int64_t proposed = 0;      ///< rows whose person may be known
    QString encoding;               ///< in which the list was read; empty where it is no text
    Findings warnings;
};

using RowDecisions = QHash<std::int64_t, RowDecision>;   ///< by line of the row
using AbsenceAnswers = QHash<base::RecordId, domain::AbsenceAnswer>;   ///< by case

/// What a person answered, row by row and case by case. Whatever is not among it stays an open question.
struct ImportAnswers {
    RowDecisions rows{};
    AbsenceAnswers absences{};
};

/// Compares a list with the vault. A row of a person who is certainly known updates that person's
/// case; every other row becomes a person and a case, with one charge, one detention and, where the
/// cell is filled, one sentence, each "as listed on" options.asOf; courts and places become
/// organisations, found by name or made. Whom a new person may be is kept as an open question, and so
/// is every case of the last import that is missing now, unless its answer is given. A case that was deleted since
/// stays so: a row for which it stood makes another, a draft, and a finding `case_deleted`. What has no field goes to the
/// import note of the case. Errors of reading the store and of askWatch.
[[nodiscard]] base::Result<ImportPlan> planImport(const ReadList &list, const store::ReadConnection &records, const KnownRecords &known,
                                                  const ImportOptions &options, const ImportAnswers &answers,
                                                  const ImportTools &tools);

} // namespace dossier::exchange
