// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// What left the vault. Announced with its hash before the file gets its name, done or failed after it.
namespace dossier::schema::ledger_entry {

inline constexpr EntityType kType{35};

inline constexpr Field<Code> kind{FieldId{3501}, "kind"};
inline constexpr Field<Code> audience{FieldId{3502}, "audience"};
inline constexpr Field<base::PartialDate> as_of{FieldId{3503}, "as_of"};
inline constexpr Field<Code> language{FieldId{3504}, "language"};
inline constexpr Field<QString> format{FieldId{3505}, "format"};
inline constexpr Field<QByteArray> hash{FieldId{3506}, "hash"};  ///< SHA-256 of the file
inline constexpr Field<QString> recipient{FieldId{3507}, "recipient"};
inline constexpr Field<base::RecordId> approver{FieldId{3508}, "approver"};
inline constexpr SetField<base::RecordId> persons_named{FieldId{3509}, "persons_named"};
inline constexpr Field<std::int64_t> withheld{FieldId{3510}, "withheld"};
inline constexpr SetField<Code> unchecked{FieldId{3511}, "unchecked"};  ///< compartments that were not open
inline constexpr Field<base::Instant> announced_at{FieldId{3512}, "announced_at"};
inline constexpr Field<Code> state{FieldId{3513}, "state"};
inline constexpr Field<base::Instant> finished_at{FieldId{3514}, "finished_at"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::ledger_entry
