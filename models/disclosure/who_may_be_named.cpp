// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/who_may_be_named.h"

#include <array>
#include <cstddef>

namespace dossier::disclosure {

namespace {

Verdict withhold(Withheld reason)
{
    return {reason};
}

bool embargoIsOver(const PersonGates &gates, QDate today)
{
    if (!gates.embargoUntil || gates.embargoUntil->isNull())
        return gates.publication != u"embargoed";
    // "Until May 2027" is over when May is: the latest day it may mean, and never where it has none.
    const std::optional<QDate> latest = gates.embargoUntil->latest();
    return latest && today.isValid() && today > *latest;
}

/// Partners see what was approved for release; only the public waits for the end of an embargo.
std::optional<Withheld> refusalByPublication(const PersonGates &gates, Audience reader, QDate today)
{
    if (gates.publication == u"withdrawn")
        return Withheld::TakenOff;
    if (gates.publication != u"cleared" && gates.publication != u"embargoed")
        return Withheld::NotCleared;
    if (reader == Audience::Public && !embargoIsOver(gates, today))
        return Withheld::Embargoed;
    return std::nullopt;
}

/// Rules of naming, from the least to the most protective; in the order of vocabulary "naming".
enum class Rule : std::uint8_t { PublicOffice, AskOnce, CourtAct, TwoSources, Consent, Never };

template<std::size_t Size>
struct RuleTable {
    struct Row {
        QStringView term;
        Rule rule;
    };
    std::array<Row, Size> rows;

    [[nodiscard]] constexpr std::optional<Rule> find(QStringView term) const
    {
        const auto found = std::ranges::find(rows, term, &Row::term);
        return found == rows.end() ? std::nullopt : std::optional(found->rule);
    }
};

constexpr RuleTable<6> kRules{{{
    {u"public_office", Rule::PublicOffice},
    {u"ask_once", Rule::AskOnce},
    {u"court_act", Rule::CourtAct},
    {u"internal", Rule::TwoSources},
    {u"consent", Rule::Consent},
    {u"never", Rule::Never},
}}};

constexpr RuleTable<18> kRoles{{{
    {u"presiding_judge", Rule::PublicOffice},
    {u"judge", Rule::PublicOffice},
    {u"prosecutor", Rule::PublicOffice},
    {u"state_prosecutor", Rule::PublicOffice},
    {u"defence", Rule::AskOnce},
    {u"lawyer", Rule::AskOnce},
    {u"representative", Rule::AskOnce},
    {u"investigator", Rule::CourtAct},
    {u"police_officer", Rule::CourtAct},
    {u"escort", Rule::CourtAct},
    {u"alleged_perpetrator", Rule::TwoSources},
    {u"witness", Rule::Consent},
    {u"attesting_witness", Rule::Consent},
    {u"victim", Rule::Consent},
    {u"civil_claimant", Rule::Consent},
    {u"relative", Rule::Consent},
    {u"doctor", Rule::Consent},
    {u"interpreter", Rule::Consent},
}}};

/// Whoever is in none of these roles is protected like a witness, unless a rule says otherwise:
/// the head of a body who acts in office has no role of its own.
Rule ruleOf(const RoleGates &gates)
{
    const std::optional<Rule> ofRole = kRoles.find(gates.role);
    const std::optional<Rule> own = kRules.find(gates.naming);
    if (!gates.naming.isEmpty() && !own)
        return Rule::Never;
    if (ofRole && own)
        return std::max(*ofRole, *own);
    return own.value_or(ofRole.value_or(Rule::Consent));
}

std::optional<Withheld> refusalByRule(const RoleGates &gates)
{
    using schema::Answer;
    const bool yes = gates.named == Answer::Yes;
    const auto unless = [](bool named, Withheld reason) {
        return named ? std::nullopt : std::optional(reason);
    };
    switch (ruleOf(gates)) {
    case Rule::PublicOffice:
        return unless(gates.named != Answer::No, Withheld::NotDecidedByRole);
    case Rule::AskOnce:
        return unless(yes, Withheld::NotDecidedByRole);
    case Rule::CourtAct:
        return unless(gates.named != Answer::No
                          && (gates.namedInCourtAct || (yes && gates.decidedByMember && gates.sources >= 1)),
                      Withheld::NotDecidedByRole);
    case Rule::TwoSources:
        return unless(yes && gates.decidedByMember && gates.sources >= 2, Withheld::NotDecidedByRole);
    case Rule::Consent:
        return unless(yes && gates.consent, Withheld::NeverByRole);
    case Rule::Never:
        break;
    }
    return Withheld::NeverByRole;
}

} // namespace

bool isNamingBasis(QStringView term)
{
    constexpr std::array<QStringView, 4> kBases{u"public_record", u"public_office", u"family_request", u"consent"};
    return std::ranges::find(kBases, term) != kBases.end();
}

Verdict mayNamePerson(const PersonGates &gates, Audience reader, QDate today)
{
    if (!mayRead(reader, gates.cap))
        return withhold(Withheld::Capped);
    if (reader >= Audience::Internal)
        return {};   // colleagues work with drafts
    if (gates.withdrawn)
        return withhold(Withheld::Withdrawn);
    if (const auto refusal = refusalByPublication(gates, reader, today))
        return withhold(*refusal);
    if (reader == Audience::Public && !isNamingBasis(gates.namingBasis))
        return withhold(Withheld::NoBasis);
    return {};
}

Verdict mayNameByRole(const RoleGates &gates, Audience reader)
{
    if (!mayRead(reader, gates.cap))
        return withhold(Withheld::Capped);
    if (reader >= Audience::Internal)
        return {};
    if (gates.withdrawn)
        return withhold(Withheld::Withdrawn);
    if (gates.minor)
        return withhold(Withheld::NeverByRole);
    if (const auto refusal = refusalByRule(gates))
        return withhold(*refusal);
    return {};
}

EndorsementForm endorsementForm(const EndorsementGates &gates, Audience reader)
{
    // Who endorses is told to nobody beyond what she signed, partners and colleagues included.
    if (gates.withdrawn || gates.doNotPublish || !mayRead(reader, gates.cap))
        return EndorsementForm::Absent;
    struct Row {
        QStringView visibility;
        EndorsementForm form;
    };
    constexpr std::array kRows{
        Row{u"public", EndorsementForm::Named},
        Row{u"initials", EndorsementForm::Initials},
        Row{u"organisation", EndorsementForm::OrganisationOnly},
        Row{u"withheld", EndorsementForm::Withheld},
        Row{u"count", EndorsementForm::CountOnly},
    };
    const auto found = std::ranges::find(kRows, QStringView(gates.visibility), &Row::visibility);
    return found == kRows.end() ? EndorsementForm::Absent : found->form;
}

} // namespace dossier::disclosure
