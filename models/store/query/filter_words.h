// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace dossier::store {

/// What stands between blanks, quoted values whole.
[[nodiscard]] QStringList filterPieces(const QString &expression);
/// The short words of the filter language, written out: `status:`, `group:`, `from:`, `ref:`; keys in small letters.
[[nodiscard]] QString expandFilterWords(const QString &expression);

} // namespace dossier::store
