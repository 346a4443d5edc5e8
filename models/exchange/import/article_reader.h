// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/value.h"

#include <QList>
#include <QString>

namespace dossier::exchange {

/// The articles of a cell such as "206.3.2; 192.3.2" or "94, 95, 255 (1960 code)": numbers with
/// sub-articles, separated by comma, semicolon or a word for "and", a year of the code in
/// brackets at the end. Empty unless every part is one: a cell that is understood in half would
/// drop an accusation. Code ("cc", a criminal code) and version are empty where the cell names no year.
[[nodiscard]] QList<schema::Article> readArticles(const QString &cell);

} // namespace dossier::exchange
