// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A person or an organisation in a role: the only way in which anybody stands in a case, a
/// proceeding, a hearing or an event. Without a person it is its own erasable subject.
namespace dossier::schema::participation {

inline constexpr EntityType kType{25};

inline constexpr Field<base::RecordId> person{FieldId{2501}, "person"};
inline constexpr Field<base::RecordId> organisation{FieldId{2502}, "organisation"};
inline constexpr Field<base::RecordId> case_{FieldId{2503}, "case"};
inline constexpr Field<base::RecordId> proceeding{FieldId{2504}, "proceeding"};
inline constexpr Field<base::RecordId> hearing{FieldId{2505}, "hearing"};
inline constexpr Field<base::RecordId> event{FieldId{2506}, "event"};
inline constexpr Field<Code> role{FieldId{2507}, "role"};
inline constexpr Field<Code> appointed{FieldId{2508}, "appointed"};  ///< of a lawyer
inline constexpr Field<base::PartialDate> from{FieldId{2509}, "from"};
inline constexpr Field<base::PartialDate> until{FieldId{2510}, "until"};
/// Which rule on naming applies; absent = that of the role.
inline constexpr Field<Code> naming{FieldId{2511}, "naming"};
/// What was decided under it.
inline constexpr Field<Answer> named_publicly{FieldId{2512}, "named_publicly"};
inline constexpr SetField<QString> naming_sources{FieldId{2513}, "naming_sources"};
inline constexpr Field<base::RecordId> naming_decided_by{FieldId{2514}, "naming_decided_by"};
inline constexpr Field<base::PartialDate> naming_decided_on{FieldId{2515}, "naming_decided_on"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::participation
