// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/xlsx/xml_part.h"

#include <QStringList>

namespace dossier::exchange {

/// The text of the string item that was just begun (`si` or `is`): plain or the runs of rich text joined,
/// without phonetic readings; as a cell should hold it (NFC, LF, `_x000D_` decoded).
[[nodiscard]] base::Result<QString> stringItem(XmlPart &part);
/// The same for text that stands outside an item.
[[nodiscard]] QString workbookText(QString text);

/// The strings of a workbook, which its cells name by number. They share their memory with the rows. More
/// than 256 MiB of them are refused (`shared_strings_too_large`).
[[nodiscard]] base::Result<QStringList> readSharedStrings(XmlPart &part);

} // namespace dossier::exchange
