// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A member of the team. Keys are public keys; the secret ones lie in the vault's header.
namespace dossier::schema::member {

inline constexpr EntityType kType{2};

inline constexpr Field<QString> name{FieldId{201}, "name"};
inline constexpr Field<QByteArray> encryption_key{FieldId{202}, "encryption_key"};  ///< X25519, 32 bytes
inline constexpr Field<QByteArray> signing_key{FieldId{203}, "signing_key"};  ///< Ed25519, 32 bytes
inline constexpr Field<QString> role{FieldId{204}, "role"};
inline constexpr Field<base::Instant> withdrawn_at{FieldId{205}, "withdrawn_at"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::member
