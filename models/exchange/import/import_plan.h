// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/action.h"
#include "exchange/finding.h"
#include "exchange/import/column_mapping.h"
#include "exchange/import/institutions.h"
#include "exchange/import/list_terms.h"
#include "exchange/import/organisation_index.h"

#include "base/random.h"

namespace dossier::exchange {

/// What a person said about the list as a whole.
struct ImportOptions {
    QString listName;                  ///< whose list, kept with every import note
    base::PartialDate asOf;            ///< the day the list speaks of; may be absent
    QString publication = QStringLiteral("draft");      ///< term: draft, cleared
    QString namingBasis = QStringLiteral("none");       ///< term of naming_basis
    QString vaultLanguage;
};

/// What an import would do, before it does it: one Action, whole or not at all, and what a person
/// should look at.
struct ImportPlan {
    domain::Action action;
    std::int64_t rows = 0;       ///< records of the file below the header
    std::int64_t created = 0;    ///< cases
    std::int64_t skipped = 0;    ///< rows without a name
    Findings warnings;
};

/// What a plan is made with.
struct ImportTools {
    const schema::Vocabularies &vocabularies;
    const Institutions &institutions;
    const ListTerms &terms;
    base::Random &random;
    base::Instant now;
};

/// Reads a list of prisoners: every row becomes a person and a case, with one charge, one
/// detention and, where the cell is filled, one sentence, each "as listed on" options.asOf; courts
/// and places become organisations, found by exact name or made. What has no field goes to the
/// import note of the case. Errors MalformedInput (with `failure` set to where it stands) for a file
/// that is not CSV, has no header we know or no row; InvalidArgument for a mapping that does not fit.
[[nodiscard]] base::Result<ImportPlan> planCaseImport(const QByteArray &csv, const QByteArray &mappingJson,
                                                      const ImportOptions &options, OrganisationIndex organisations,
                                                      const ImportTools &tools, std::optional<Finding> &failure);

} // namespace dossier::exchange
