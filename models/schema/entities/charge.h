// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"
#include "schema/supersession.h"

/// One version of an accusation in time; a requalified one supersedes it.
namespace dossier::schema::charge {

inline constexpr EntityType kType{14};

inline constexpr Field<base::RecordId> case_{FieldId{1401}, "case"};
inline constexpr Field<Code> stage{FieldId{1402}, "stage"};
inline constexpr SetField<Article> article{FieldId{1403}, "article"};  ///< with the version of the code
inline constexpr Field<QString> title{FieldId{1404}, "title"};
inline constexpr Field<QString> wording{FieldId{1405}, "wording"};
inline constexpr Field<base::PartialDate> date{FieldId{1406}, "date"};
inline constexpr Field<base::RecordId> authority{FieldId{1407}, "authority"};
inline constexpr Field<base::RecordId> court_act{FieldId{1408}, "court_act"};
inline constexpr Field<base::RecordId> supersedes{FieldId{1409}, "supersedes"};
inline constexpr Field<QString> outcome{FieldId{1410}, "outcome"};
inline constexpr Field<Duration> sentence_requested{FieldId{1411}, "sentence_requested"};
/// Known only from a list of that date.
inline constexpr Field<base::PartialDate> as_listed{FieldId{1412}, "as_listed"};
inline constexpr Field<Code> audience = audienceOf(kType);

/// What decides whether somebody is accused under a charge.
struct Accusation {
    Version version;
    QString stage;   ///< term of vocabulary "charge"; may be empty
};

/// Of the charges of one case those under which somebody is accused or was convicted: no other one replaces them, and
/// they were neither dropped nor ended in an acquittal. Where no such charge is left, the last that there were: the
/// case is still about those.
[[nodiscard]] QSet<base::RecordId> inForce(const QList<Accusation> &charges);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::charge
