// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

namespace dossier::names {

/// The consonants of sounds (transliteration.h) in ten classes, capitals: B is b p, F f v, T t d, S s z, X c j x,
/// K k h, L M N R. Vowels and an h at the end are left out; the first vowel stays, as A, where there is
/// nothing else.
[[nodiscard]] QString skeletonOfSounds(QStringView sounds);

/// The same of a folded word in Arabic letters, as Arabs, Persians and Azerbaijanis read it, with and
/// without the endings -li, -zada, -ov and the article. A waw may be v or a vowel, a he in the middle h or a vowel,
/// jim may be g: a dozen readings or two at most, the likeliest first.
[[nodiscard]] QStringList skeletonsOfArabic(QStringView folded);

/// Letters that Arabs and Persians type by different numbers as one; no tatweel, no signs.
[[nodiscard]] QString plainArabic(QStringView folded);

[[nodiscard]] bool isArabic(QStringView word);

} // namespace dossier::names
