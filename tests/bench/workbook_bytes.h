// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace dossier::bench {

/// A workbook of one sheet and its shared strings, both XML. Style 1 is a date.
[[nodiscard]] QByteArray packWorkbook(const QByteArray &sheet, const QByteArray &strings);

} // namespace dossier::bench
