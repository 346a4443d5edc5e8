// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A penalty, one version in time. Without a court act it is "as listed on" a date.
namespace dossier::schema::sentence {

inline constexpr EntityType kType{17};

inline constexpr Field<base::RecordId> case_{FieldId{1701}, "case"};
inline constexpr Field<base::RecordId> court_act{FieldId{1702}, "court_act"};
inline constexpr Field<Code> kind{FieldId{1703}, "kind"};
inline constexpr Field<Duration> total_term{FieldId{1704}, "total_term"};
inline constexpr Field<Code> regime{FieldId{1705}, "regime"};
inline constexpr Field<base::PartialDate> date{FieldId{1706}, "date"};
inline constexpr Field<base::RecordId> court{FieldId{1707}, "court"};
inline constexpr Field<base::PartialDate> counted_from{FieldId{1708}, "counted_from"};
inline constexpr Field<std::int64_t> days_credited{FieldId{1709}, "days_credited"};  ///< days
inline constexpr Field<base::PartialDate> expected_end{FieldId{1710}, "expected_end"};
/// Typed; no rule computes it.
inline constexpr Field<base::PartialDate> early_release{FieldId{1711}, "early_release"};
inline constexpr Field<QString> additional_penalties{FieldId{1712}, "additional_penalties"};
inline constexpr Field<QString> amount{FieldId{1713}, "amount"};  ///< of a fine, with its currency
inline constexpr Field<Code> changed_by{FieldId{1714}, "changed_by"};
inline constexpr Field<base::RecordId> next_sentence{FieldId{1715}, "next_sentence"};
/// Known only from a list of that date.
inline constexpr Field<base::PartialDate> as_listed{FieldId{1716}, "as_listed"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::sentence
