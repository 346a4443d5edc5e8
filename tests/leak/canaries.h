// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace dossier::test {

/// 500 words that stand nowhere else, the same in every run: Latin, Azerbaijani, Cyrillic and Arabic
/// letters in turn, fourteen each, so that every encoding of every one is told from noise.
[[nodiscard]] QStringList canaries();

} // namespace dossier::test
