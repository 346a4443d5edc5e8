// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// Somebody who signs a statement. Published only as far as an endorsement's visibility says.
namespace dossier::schema::endorser {

inline constexpr EntityType kType{36};

inline constexpr Field<Code> kind{FieldId{3601}, "kind"};
inline constexpr Field<QString> legal_name{FieldId{3602}, "name"};
inline constexpr Field<QString> published_name{FieldId{3603}, "published_name"};  ///< absent = the legal name
inline constexpr Field<QString> title{FieldId{3604}, "title"};
/// Printed "for identification only".
inline constexpr Field<QString> affiliation{FieldId{3605}, "affiliation"};
inline constexpr Field<Code> country{FieldId{3606}, "country"};
inline constexpr SetField<Code> languages{FieldId{3607}, "languages"};
inline constexpr PartField channels{FieldId{3608}, "channels"};
inline constexpr Field<QString> risk_note{FieldId{3609}, "risk_note"};
inline constexpr Field<Answer> do_not_publish{FieldId{3610}, "do_not_publish"};  ///< wins over everything
/// Keyed hash that keeps a withdrawn person off future imports.
inline constexpr Field<QByteArray> suppression{FieldId{3611}, "suppression"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::endorser
