// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "store/journal/change.h"
#include "store/journal/journal_tables.h"

namespace dossier::store {

/// An op with its predecessors as dots of this file, in the order of the full form.
struct StoredOp {
    OpKind kind = OpKind::Note;
    std::vector<schema::FieldId> fields;
    std::vector<domain::Dot> predecessors;
};

/// Column chg.hdr (models/FORMAT.md, "Stored form"): what of a header cannot be told from the
/// place of the row.
struct StoredHeader {
    std::uint16_t schemaVersion = 0;
    std::vector<StoredOp> ops;
};

[[nodiscard]] QByteArray encodeStored(const StoredHeader &header);
/// Error DamagedDatabase.
[[nodiscard]] base::Result<StoredHeader> decodeStored(QByteArrayView bytes);

} // namespace dossier::store
