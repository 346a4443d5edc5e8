// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace dossier::names {

/// How far the end of a word says that it is a surname.
enum class SurnameSign {
    None,
    Weak,      ///< given names end so too: -li, -in, -ko, -ian (Əli, Yasin, Marko, Vivian)
    Strong     ///< -ov, -yeva, -zadə, -oğlu, -qızı in one word, -shvili, -dze, -enko, -skaya
};

/// Of a folded word (folding.h) in Latin, Cyrillic, Georgian or Armenian letters.
[[nodiscard]] SurnameSign surnameSign(QStringView folded);

} // namespace dossier::names
