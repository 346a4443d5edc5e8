// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table/table_reader.h"

#include <QIODevice>

#include <memory>

namespace dossier::exchange {

/// Larger files are refused (`file_too_large`): a hundred thousand rows with a page of text each are smaller.
inline constexpr std::int64_t kLargestTable = std::int64_t(1) << 30;

/// A table in a file or in memory (a paste is text with tabs), recognised by its content and never by
/// its name: a workbook (XLSX, XLSM) is a zip file with a workbook in it, a table that our export wrote
/// as JSON says so in its first members, everything else is text. What
/// is neither is refused with MalformedInput and a named finding: `not_a_table_xls`, `…_xlsb`, `…_ods`,
/// `…_word`, `…_pdf`, `…_html`, `…_rtf`, `…_xml`, `…_json`, `…_image`, `…_zip`, `…_office`, `xlsx_encrypted`.
/// NotFound or Io where the file cannot be read; InvalidArgument (`unknown_encoding`,
/// `delimiter_not_usable`) for options that mean nothing. The device must be open and seekable.
[[nodiscard]] base::Result<std::unique_ptr<TableReader>> openTable(std::unique_ptr<QIODevice> device,
                                                                   const TableOptions &options,
                                                                   std::optional<Finding> &failure);
[[nodiscard]] base::Result<std::unique_ptr<TableReader>> openTableBytes(const QByteArray &bytes, const TableOptions &options,
                                                                        std::optional<Finding> &failure);
/// A file that is written to or replaced before its last row was read is refused as `file_changed`.
[[nodiscard]] base::Result<std::unique_ptr<TableReader>> openTableFile(const QString &path, const TableOptions &options,
                                                                       std::optional<Finding> &failure);
/// The bytes for openTableBytes, where a file is read once and looked at several times. Errors of base::readFile;
/// MalformedInput and `file_changed` as above.
[[nodiscard]] base::Result<QByteArray> readTableFile(const QString &path, std::int64_t limit, std::optional<Finding> &failure);

/// Encodings that can be chosen by hand.
[[nodiscard]] QStringList tableEncodings();

} // namespace dossier::exchange
