// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QSet>

namespace dossier::items {

/// Of these, the ones that another names by `link` as what it replaces.
[[nodiscard]] QSet<base::RecordId> supersededAmong(const QList<domain::Record> &records, schema::FieldId link);

/// The charges of a case that are in force (schema::charge::inForce), newest first; without a date at the end. What
/// cannot be read is none.
[[nodiscard]] QList<domain::Record> chargesInForce(const store::Store &store, base::RecordId matter);

/// The articles of these charges in their order, each once.
[[nodiscard]] QStringList articlesOf(const QList<domain::Record> &charges);

} // namespace dossier::items
