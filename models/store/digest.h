// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/open_file.h"

namespace dossier::store {

/// 32 bytes over everything that is derived from the journal: materialised tables, titles, search
/// text, heads, the list of Actions. Rows are known by the UUIDs of their records, so that two
/// files with the same content agree whatever their row ids and the order of their rows.
[[nodiscard]] base::Result<QByteArray> digestOf(OpenFile &file);

/// The multiset hash of the protective values as the tables have them: equal to the anchor's
/// unless a row was changed, or put back, behind the journal's back.
[[nodiscard]] base::Result<QByteArray> protectiveHashOf(OpenFile &file);

} // namespace dossier::store
