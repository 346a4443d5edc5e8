// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// One signature under one version of one statement.
namespace dossier::schema::endorsement {

inline constexpr EntityType kType{38};

inline constexpr Field<base::RecordId> endorser{FieldId{3801}, "endorser"};
inline constexpr Field<QString> statement{FieldId{3802}, "statement"};
inline constexpr Field<QString> version{FieldId{3803}, "version"};
inline constexpr SetField<base::RecordId> case_{FieldId{3804}, "case"};
inline constexpr Field<Code> channel{FieldId{3805}, "channel"};
inline constexpr Field<base::PartialDate> received{FieldId{3806}, "received"};
inline constexpr Field<base::RecordId> witness{FieldId{3807}, "witness"};  ///< of a verbal signature
inline constexpr Field<base::RecordId> verified_by{FieldId{3808}, "verified_by"};
inline constexpr Field<base::PartialDate> verified_at{FieldId{3809}, "verified_at"};
inline constexpr Field<Code> visibility{FieldId{3810}, "visibility"};
inline constexpr Field<base::PartialDate> withdrawn_at{FieldId{3811}, "withdrawn_at"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::endorsement
