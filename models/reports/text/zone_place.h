// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dossier::reports {

/// The city that a time zone is called after, as a language writes it: "Asia/Baku" is "Bakı" in Azerbaijani. A zone
/// of no city ("UTC") is called what it is.
[[nodiscard]] QString placeOfZone(const QString &zone, const QString &language);

} // namespace dossier::reports
