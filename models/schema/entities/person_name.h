// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// One way in which a person is called; the first legal one is the display title of the person.
namespace dossier::schema::person_name {

inline constexpr EntityType kType{4};

inline constexpr Field<base::RecordId> person{FieldId{401}, "person"};
inline constexpr Field<OrderKey> order{FieldId{402}, "order"};
inline constexpr Field<QString> text{FieldId{403}, "text"};
inline constexpr Field<Code> script{FieldId{404}, "script"};  ///< ISO 15924
inline constexpr Field<Code> language{FieldId{405}, "language"};
inline constexpr Field<Code> kind{FieldId{406}, "kind"};
inline constexpr Field<QString> given{FieldId{407}, "given"};
inline constexpr Field<QString> patronymic{FieldId{408}, "patronymic"};  ///< with oğlu or qızı, as written
inline constexpr Field<QString> surname{FieldId{409}, "surname"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::person_name
