// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// One period without liberty on one ground: custody, remand order, extension, house arrest, serving.
namespace dossier::schema::detention {

inline constexpr EntityType kType{15};

inline constexpr Field<base::RecordId> case_{FieldId{1501}, "case"};
inline constexpr Field<Code> kind{FieldId{1502}, "kind"};
inline constexpr Field<base::RecordId> authority{FieldId{1503}, "authority"};
inline constexpr Field<base::RecordId> requested_by{FieldId{1504}, "requested_by"};
inline constexpr Field<base::RecordId> judge{FieldId{1505}, "judge"};
inline constexpr Field<base::RecordId> court_act{FieldId{1506}, "court_act"};
inline constexpr Field<base::PartialDate> ordered_on{FieldId{1507}, "ordered_on"};
inline constexpr Field<base::PartialDate> from{FieldId{1508}, "from"};
inline constexpr Field<base::PartialDate> until{FieldId{1509}, "until"};
inline constexpr PartField places{FieldId{1510}, "places"};
inline constexpr Field<QString> legal_basis{FieldId{1511}, "legal_basis"};
/// Whether they are of this person or of a template.
inline constexpr Field<QString> grounds{FieldId{1512}, "grounds"};
inline constexpr Field<QString> regime{FieldId{1513}, "regime"};
inline constexpr Field<base::PartialDate> appealed_on{FieldId{1514}, "appealed_on"};
inline constexpr Field<QString> appeal_outcome{FieldId{1515}, "appeal_outcome"};
inline constexpr Field<Answer> credited{FieldId{1516}, "credited"};
/// Known only from a list of that date.
inline constexpr Field<base::PartialDate> as_listed{FieldId{1517}, "as_listed"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::detention
