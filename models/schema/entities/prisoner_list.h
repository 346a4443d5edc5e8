// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A list of prisoners that comes again: ours, or another body's that ours is compared with.
namespace dossier::schema::prisoner_list {

inline constexpr EntityType kType{40};

inline constexpr Field<QString> name{FieldId{4001}, "name"};
inline constexpr Field<QString> publisher{FieldId{4002}, "publisher"};
/// Yes where another body keeps it: its rows become listings beside our cases and change nothing of them.
inline constexpr Field<Answer> another_body{FieldId{4003}, "another_body"};
inline constexpr PartField columns{FieldId{4004}, "columns"};
inline constexpr Field<std::int64_t> imports{FieldId{4005}, "imports"};   ///< how often it was imported
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::prisoner_list
