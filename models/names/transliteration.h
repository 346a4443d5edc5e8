// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

namespace dossier::names {

/// How a word of a name may sound, in small letters that stand for one sound each however it is
/// spelled (domain.md, "Names"): a = ə a e; i = i ı y; j = c j dj; c = ç ch; x = ş sh; k = q g k ğ gh;
/// h = h x; doubled letters once. Cyrillic is read as Azerbaijani and as Russian writing, which
/// differ in Г (Гулиев = Quliyev, Гасанов = Həsənov); kh and Х may be x or q. So there are up to
/// four readings, the likeliest first; one of them alone where nothing is in doubt. Georgian and Armenian
/// are read too. Letters of other scripts stay, folded. Empty for a word without letters.
[[nodiscard]] QStringList soundReadings(QStringView word);

} // namespace dossier::names
