// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/value.h"

#include <QList>
#include <QString>

namespace dossier::exchange {

/// The articles of a cell, as lists of many countries write them: "206.3.2; 192.3.2 və 213.1",
/// "94, 95, 255 (1960 code)", "CC Articles 178.3.2, 206.4; CAO 510", "ч. 2 ст. 205.2 УК РФ", "TCK 314/2",
/// "28/206.3.2", "Art. 57, Parts 1 and 2", "п. «а» ч. 2 ст. 105".
///
/// Code is a term of the vocabulary `law_code` (cc, cpc, cao), empty where the cell names none; version
/// the year the cell gives, which alone means the criminal code. A part stands behind a slash, since
/// 205.2 is another article than part 2 of 205: "205.2/2", a point behind one more: "105/2/а". Preparation,
/// attempt and complicity (28, 29, 32.5 in "28/206.3.2") are articles beside the one they belong to.
/// Empty unless everything in the cell is understood: a cell understood in half would drop an
/// accusation. So are ranges ("10–12"), which do not say what lies within, and cells of more than 4,000 characters.
[[nodiscard]] QList<schema::Article> readArticles(const QString &cell);

} // namespace dossier::exchange
