// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/read_list.h"

namespace dossier::exchange {

/// Whether a list may be read with the directory of institutions, which is Azerbaijan's: "Prison No. 2" of another
/// country is another prison. The vault's country decides; where it has none, the list does, by its language or by a
/// place of Azerbaijan among its first rows.
[[nodiscard]] bool isOfDirectory(const QString &country, const ReadList &list);

} // namespace dossier::exchange
