// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/seeded_random.h"

#include <QString>

namespace dossier::test {

/// An Azerbaijani word as others write it. Where usage wavers (ı: y or i; Russian h: г or х) the dice decide,
/// once for each call. Small letters in, the first letter of the result is a capital.
[[nodiscard]] QString inEnglish(const QString &word, SeededRandom &random);
[[nodiscard]] QString inRussian(const QString &word, SeededRandom &random);
[[nodiscard]] QString inAzerbaijaniCyrillic(const QString &word);
/// Long vowels only, as Azerbaijanis in Iran write.
[[nodiscard]] QString inArabicLetters(const QString &word);

/// A Russian word in Latin letters, as passports and newspapers do.
[[nodiscard]] QString inLatin(const QString &word, SeededRandom &random);

/// Without accents, cedillas and dots: "Selçuk" is "Selcuk", "ı" is "i", "ə" is "e".
[[nodiscard]] QString withoutMarks(const QString &word);

[[nodiscard]] QString withCapital(QString word);

} // namespace dossier::test
