// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_rules.h"
#include "domain/clearance.h"
#include "domain/consent_rules.h"
#include "domain/identity.h"
#include "domain/ledger_rules.h"
#include "domain/observation_rules.h"
#include "domain/preparation.h"
#include "domain/ratchet.h"
#include "domain/rule_sets.h"
#include "domain/text_rules.h"

#include <array>
#include <span>

namespace dossier::domain {

using base::Result;

namespace {

using RuleSet = Result<void> (*)(Preparation &);

/// What the Action says is checked before anything is added to it: its additions are ours.
constexpr std::array<RuleSet, 4> kAboutTheRequest{compareWithStored, checkRatchet, checkClearedTexts,
                                                  checkImmutable};

constexpr std::array<RuleSet, 8> kConsequences{checkIdentities, completeObservations, completeNotes, completeLedger,
                                               stampNotes,      completeCases,        completeTexts, completeConsent};

/// Parts come after everything that creates or deletes records.
constexpr std::array<RuleSet, 4> kAboutTheWhole{completeParts, checkReferences, checkTimes, checkRequired};

Result<void> run(std::span<const RuleSet> rules, Preparation &preparation)
{
    for (const RuleSet rule : rules)
        DOSSIER_TRY(rule(preparation));
    return {};
}

} // namespace

Result<Action> prepare(Action action, const RuleContext &context)
{
    DOSSIER_ASSIGN(Preparation preparation, Preparation::make(std::move(action), context));
    DOSSIER_TRY(checkShapes(preparation));
    DOSSIER_TRY(normaliseValues(preparation));
    // Clearing a case that is clear already changes no field, but approves its texts anew.
    DOSSIER_ASSIGN(const QList<base::RecordId> cleared, casesToClear(preparation));
    DOSSIER_TRY(run(kAboutTheRequest, preparation));
    DOSSIER_TRY(run(kConsequences, preparation));
    DOSSIER_TRY(clearTexts(preparation, cleared));
    DOSSIER_TRY(run(kAboutTheWhole, preparation));
    return preparation.finish();
}

} // namespace dossier::domain
