// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// One person's matter from one arrest on; not the court's file.
namespace dossier::schema::case_ {

inline constexpr EntityType kType{8};

inline constexpr Field<QString> reference{FieldId{801}, "reference"};
/// Its erasable subject; the wrong person = a new record and an alias.
inline constexpr Field<base::RecordId> person{FieldId{802}, "person"};
inline constexpr Field<base::RecordId> joint_case{FieldId{803}, "joint_case"};
/// One only, as the list prints it: totals count people by it.
inline constexpr Field<QString> list_group{FieldId{804}, "list_group"};
inline constexpr SetField<QString> tags{FieldId{805}, "tags"};
inline constexpr Field<std::int64_t> list_number{FieldId{806}, "list_number"};
inline constexpr Field<Code> liberty_status{FieldId{807}, "liberty_status"};
inline constexpr Field<base::PartialDate> liberty_since{FieldId{808}, "liberty_since"};
inline constexpr Field<Code> monitoring_status{FieldId{809}, "monitoring_status"};
inline constexpr Field<Answer> emblematic{FieldId{810}, "emblematic"};
inline constexpr Field<Code> priority{FieldId{811}, "priority"};
inline constexpr PartField summary{FieldId{812}, "summary"};
inline constexpr PartField background{FieldId{813}, "background"};
inline constexpr PartField circumstances{FieldId{814}, "circumstances"};
inline constexpr Field<Answer> abducted_first{FieldId{815}, "abducted_first"};
inline constexpr Field<QString> forces{FieldId{816}, "forces"};  ///< who carried the arrest out
inline constexpr Field<QString> arrest_place{FieldId{817}, "arrest_place"};
inline constexpr Field<base::PartialDate> arrest_date{FieldId{818}, "arrest_date"};  ///< the factual arrest
/// Where the hour is known: custody terms run from it.
inline constexpr Field<base::Instant> arrested_at{FieldId{819}, "arrested_at"};
inline constexpr Field<Answer> warrant_shown{FieldId{820}, "warrant_shown"};
inline constexpr Field<QString> reasons_given{FieldId{821}, "reasons_given"};
inline constexpr Field<QString> lawyer_access{FieldId{822}, "lawyer_access"};
inline constexpr Field<base::RecordId> responsible{FieldId{823}, "responsible"};
inline constexpr PartField internal_notes{FieldId{824}, "internal_notes"};
inline constexpr Field<Code> publication{FieldId{825}, "publication"};
inline constexpr Field<base::PartialDate> embargo_until{FieldId{826}, "embargo_until"};
inline constexpr PartField import_note{FieldId{827}, "import_note"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::case_
