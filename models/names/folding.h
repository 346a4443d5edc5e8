// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace dossier::names {

/// The form in which text is searched (domain.md, "Names"): small letters; I İ ı i are one letter, ə
/// is e, marks are gone (ç = c, й = и, Arabic vowel signs), ß is ss, ø ł đ are o l d; NFC. The Cyrillic
/// ә becomes e beside Latin letters, which it is often mistyped for, and е elsewhere. Marks that are
/// letters of their script (Hindi vowels, kana sounds) stay. Neither spaces nor signs change.
/// fold(fold(x)) == fold(x). Called for every text saved: plain Latin and Cyrillic take one pass over
/// a table.
[[nodiscard]] QString fold(QStringView text);

} // namespace dossier::names
