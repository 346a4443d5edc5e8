// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/columns.h"

namespace dossier::items {

/// What the newest signature of an endorser says: the visibility agreed, and when it was received. Withdrawn ones count
/// only where there is no other.
[[nodiscard]] Column agreedVisibilityColumn(const schema::EntitySpec &endorsement, const schema::Vocabularies &vocabularies,
                                            const QString &language, int widthHint);
[[nodiscard]] Column signedColumn(const schema::EntitySpec &endorsement, const schema::Vocabularies &vocabularies, const QString &language,
                                  int widthHint);

} // namespace dossier::items
