// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table/table_reader.h"
#include "exchange/xlsx/cell_formats.h"
#include "exchange/xlsx/workbook.h"
#include "exchange/xlsx/xml_part.h"

#include <memory>

namespace dossier::exchange {

/// Reads a sheet of a workbook (ECMA-376, transitional and strict) as people see it. Formulas give the
/// value that was kept with them, and where none was, nothing and the finding `formula_without_value`.
/// Macros and links to other files are never looked at (`macros_ignored`, `external_links_ignored`).
/// Rows hidden by a filter are rows. Errors name the row and the column they stand in.
class XlsxReader final : public TableReader
{
public:
    /// MalformedInput with `failure` set, `no_sheet` and `no_such_sheet` among them.
    [[nodiscard]] static base::Result<std::unique_ptr<XlsxReader>> open(std::unique_ptr<QIODevice> device,
                                                                        const TableOptions &options,
                                                                        std::optional<Finding> &failure);

    [[nodiscard]] base::Result<std::optional<TableRow>> next() override;
    [[nodiscard]] const std::optional<Finding> &failure() const override { return m_failure; }
    [[nodiscard]] const Findings &findings() const override { return m_findings; }
    [[nodiscard]] TableFacts facts() const override;
    [[nodiscard]] base::Result<QList<MergedRange>> mergedRanges() override;
    [[nodiscard]] std::int64_t bytesRead() const override { return m_xml ? m_xml->bytesRead() : 0; }
    [[nodiscard]] std::int64_t bytesTotal() const override { return m_xml ? m_xml->bytesDeclared() : 0; }

private:
    XlsxReader() = default;
    [[nodiscard]] base::Result<void> begin(std::unique_ptr<QIODevice> device, const QString &wantedSheet);
    [[nodiscard]] base::Result<void> chooseSheet(const QString &wanted);
    [[nodiscard]] base::Result<std::unique_ptr<XmlPart>> openSheet() const;
    [[nodiscard]] base::Result<std::optional<TableRow>> readRow();
    [[nodiscard]] base::Result<void> beginRow(TableRow &row);
    [[nodiscard]] base::Result<void> readCell(QStringList &cells);
    [[nodiscard]] base::Result<QString> cellText(const QXmlStreamAttributes &cell);
    [[nodiscard]] base::Result<QString> valueText(const QXmlStreamAttributes &cell, QStringView type, QString stored) const;

    std::unique_ptr<ZipPackage> m_package;
    Workbook m_workbook;
    WorkbookSheet m_sheet;
    QStringList m_strings;
    CellFormats m_formats;
    std::unique_ptr<XmlPart> m_xml;      ///< the sheet, inside sheetData
    std::int64_t m_row = 0;              ///< where reading stands
    int m_column = 0;
    qsizetype m_rowLength = 0;           ///< characters of the row so far
    bool m_ended = false;
    std::optional<QList<MergedRange>> m_merged;   ///< known behind the last row
    std::optional<Finding> m_failure;
    Findings m_findings;
};

} // namespace dossier::exchange
