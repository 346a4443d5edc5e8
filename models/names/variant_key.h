// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

namespace dossier::names {

/// Keys under which spellings of one full name meet: two names may be the same where they share a key.
/// Nothing more: homonyms share keys too, and what separates them (patronymic, birth year, article,
/// arrest date) is for the caller; nothing merges without a person.
///
/// A key is the sounds of the words (transliteration.h) in alphabetical order, without the endings that
/// an Azerbaijani surname takes or drops (-ov -yev -ova -yeva, -li -lı -lu, -zade), and without a
/// patronymic where one is marked (oğlu, ogly, qızı, gyzy, -ovich, -ovna) and two other words remain.
/// An initial is a word of one letter. Arabic, Chinese and other scripts are folded, not transliterated.
/// At most 64 keys, the likeliest first; none for a text without letters.
[[nodiscard]] QStringList variantKeys(QStringView name);

} // namespace dossier::names
