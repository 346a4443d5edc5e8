// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"
#include "disclosure/audience.h"
#include "schema/value.h"

#include <QDate>

#include <cstdint>
#include <optional>

/// Who may be named (security.md, section 4). Pure rules over gate values; none of these values
/// is ever released itself.
namespace dossier::disclosure {

/// Why a name, or a whole person, stays out. For the person who exports, never for the file.
enum class Withheld : std::uint8_t {
    NotCleared,       ///< the case is a draft, or its state is not known
    TakenOff,         ///< taken off publication
    Embargoed,        ///< the embargo is not over for certain
    NoBasis,          ///< no basis for being named
    NoName,           ///< there is no name to print
    Withdrawn,        ///< a withdrawal overrides every basis
    Capped,           ///< the record, or a restriction on it, is for a narrower audience
    NeverByRole,      ///< never named without consent: witness, victim, relative, minor …
    NotDecidedByRole  ///< named only by a decision that was not taken
};

struct Verdict {
    std::optional<Withheld> withheld;   ///< absent: may be named

    [[nodiscard]] bool mayBeNamed() const { return !withheld; }
    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// What decides about a person with a case.
struct PersonGates {
    QString publication;                          ///< term of the case: draft, cleared, embargoed, …
    std::optional<base::PartialDate> embargoUntil;
    QString namingBasis;                          ///< term of the person; empty = none
    bool withdrawn = false;                       ///< consent or request taken back
    Audience cap = Audience::Public;              ///< narrowest of the record audiences and restrictions
};

/// Whether a term of vocabulary "naming_basis" is a reason to be named.
[[nodiscard]] bool isNamingBasis(QStringView term);

/// `today` is the calendar day of the export, never the as-of date: printing a list as of next
/// year must not lift an embargo.
[[nodiscard]] Verdict mayNamePerson(const PersonGates &gates, Audience reader, QDate today);

/// What decides about somebody who is named by role (domain.md, "Participation").
struct RoleGates {
    QString role;                           ///< term of vocabulary "role"
    QString naming;                         ///< term of vocabulary "naming"; empty = the rule of the role
    std::optional<schema::Answer> named;    ///< what was decided under that rule
    bool decidedByMember = false;           ///< a named member took the decision
    int sources = 0;                        ///< independent sources behind the decision
    bool namedInCourtAct = false;
    bool minor = false;                     ///< known to be, or not known not to be where age matters
    bool consent = false;                   ///< valid consent to be named is recorded
    bool withdrawn = false;
    Audience cap = Audience::Public;
};

/// A rule of its own may protect a participation more than its role does; less, only where the
/// role is none of those that domain.md names.
[[nodiscard]] Verdict mayNameByRole(const RoleGates &gates, Audience reader);

/// How an endorsement appears on a sheet.
enum class EndorsementForm : std::uint8_t {
    Named, Initials, OrganisationOnly,
    Withheld,      ///< counted under "name withheld"
    CountOnly,     ///< counted, nothing more
    Absent         ///< not even counted
};

struct EndorsementGates {
    QString visibility;          ///< term; empty or unknown = never
    bool withdrawn = false;
    bool doNotPublish = false;   ///< wins over everything; also set where it is not known to be "no"
    Audience cap = Audience::Public;
};

[[nodiscard]] EndorsementForm endorsementForm(const EndorsementGates &gates, Audience reader);

} // namespace dossier::disclosure
