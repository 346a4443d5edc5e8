// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/xlsx_reader.h"

#include "exchange/table/cell_text.h"
#include "exchange/xlsx/cell_reference.h"
#include "exchange/xlsx/number_text.h"
#include "exchange/xlsx/shared_strings.h"

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostFindings = 1000;
constexpr qsizetype kMostMergedRanges = 100'000;
constexpr int kSheetData = 2;   ///< its depth

std::unexpected<base::Error> damaged(const QString &code = u"xlsx_damaged"_s)
{
    return base::fail(ErrorCode::MalformedInput, code);
}

/// From where it stands among the children of a sheet to the last of them.
Result<QList<MergedRange>> rangesIn(XmlPart &xml)
{
    QList<MergedRange> out;
    while (true) {
        DOSSIER_ASSIGN(const bool another, xml.nextChild(kSheetData - 1));
        if (!another)
            return out;
        if (!xml.is("mergeCells"_L1))
            continue;
        while (true) {
            DOSSIER_ASSIGN(const bool range, xml.nextChild(kSheetData));
            if (!range)
                break;
            const std::optional<MergedRange> merged = rangeOf(xml.attributes().value("ref"_L1));
            if (!merged || out.size() >= kMostMergedRanges)
                return damaged();
            out.append(*merged);
        }
    }
}

} // namespace

Result<std::unique_ptr<XlsxReader>> XlsxReader::open(std::unique_ptr<QIODevice> device, const TableOptions &options,
                                                     std::optional<Finding> &failure)
{
    std::unique_ptr<XlsxReader> reader(new XlsxReader);
    if (auto begun = reader->begin(std::move(device), options.sheet); !begun) {
        failure = Finding{0, 0, begun.error().detail, begun.error().detail == "no_such_sheet"_L1 ? options.sheet : QString()};
        return std::unexpected(std::move(begun).error());
    }
    return reader;
}

Result<void> XlsxReader::begin(std::unique_ptr<QIODevice> device, const QString &wantedSheet)
{
    DOSSIER_ASSIGN(m_package, ZipPackage::open(std::move(device)));
    DOSSIER_ASSIGN(m_workbook, readWorkbook(*m_package));
    DOSSIER_TRY(chooseSheet(wantedSheet));
    if (!m_workbook.sharedStrings.isEmpty()) {
        DOSSIER_ASSIGN(std::unique_ptr<ZipPart> part, m_package->part(m_workbook.sharedStrings));
        XmlPart xml(std::move(part));
        DOSSIER_ASSIGN(m_strings, readSharedStrings(xml));
    }
    if (!m_workbook.styles.isEmpty()) {
        DOSSIER_ASSIGN(std::unique_ptr<ZipPart> part, m_package->part(m_workbook.styles));
        XmlPart xml(std::move(part));
        DOSSIER_ASSIGN(m_formats, CellFormats::read(xml));
    }
    if (m_workbook.hasMacros)
        m_findings.append({0, 0, u"macros_ignored"_s, {}});
    if (m_workbook.hasExternalLinks)
        m_findings.append({0, 0, u"external_links_ignored"_s, {}});

    DOSSIER_ASSIGN(m_xml, openSheet());
    while (true) {
        DOSSIER_ASSIGN(const bool another, m_xml->nextChild(kSheetData - 1));
        if (!another)
            return damaged();
        if (m_xml->is("sheetData"_L1))
            return {};
    }
}

Result<void> XlsxReader::chooseSheet(const QString &wanted)
{
    for (const WorkbookSheet &sheet : m_workbook.sheets) {
        if (wanted.isEmpty() ? !sheet.tab.hidden : sheet.tab.name.compare(wanted, Qt::CaseInsensitive) == 0) {
            m_sheet = sheet;
            return {};
        }
    }
    return damaged(wanted.isEmpty() ? u"no_sheet"_s : u"no_such_sheet"_s);
}

Result<std::unique_ptr<XmlPart>> XlsxReader::openSheet() const
{
    DOSSIER_ASSIGN(std::unique_ptr<ZipPart> part, m_package->part(m_sheet.part));
    auto xml = std::make_unique<XmlPart>(std::move(part));
    DOSSIER_ASSIGN(const bool root, xml->nextChild(0));
    if (!root || !xml->is("worksheet"_L1))
        return damaged();
    return xml;
}

TableFacts XlsxReader::facts() const
{
    TableFacts facts;
    facts.format = TableFormat::Workbook;
    facts.sheet = m_sheet.tab.name;
    for (const WorkbookSheet &sheet : m_workbook.sheets)
        facts.sheets.append(sheet.tab);
    return facts;
}

Result<std::optional<TableRow>> XlsxReader::next()
{
    if (m_ended)
        return std::nullopt;
    Result<std::optional<TableRow>> row = readRow();
    m_ended = !row || !*row;
    if (!row)
        m_failure = Finding{m_row, m_column, row.error().detail, {}};
    return row;
}

Result<std::optional<TableRow>> XlsxReader::readRow()
{
    while (true) {
        m_column = 0;
        DOSSIER_ASSIGN(const bool another, m_xml->nextChild(kSheetData));
        if (!another) {
            // What is wrong with them makes no cell wrong; what is wrong with the part, the end of it tells.
            m_merged = rangesIn(*m_xml).value_or(QList<MergedRange>());
            DOSSIER_TRY(m_xml->finish());
            return std::nullopt;
        }
        if (!m_xml->is("row"_L1))
            continue;
        TableRow row;
        DOSSIER_TRY(beginRow(row));
        while (true) {
            DOSSIER_ASSIGN(const bool cell, m_xml->nextChild(kSheetData + 1));
            if (!cell)
                break;
            if (m_xml->is("c"_L1))
                DOSSIER_TRY(readCell(row.cells));
        }
        if (!isBlankRow(row.cells))
            return row;
    }
}

Result<void> XlsxReader::beginRow(TableRow &row)
{
    const QStringView number = m_xml->attributes().value("r"_L1);
    bool good = true;
    const std::int64_t line = number.isEmpty() ? m_row + 1 : number.toLongLong(&good);
    if (!good || line <= m_row || line > kMostSheetRows)
        return damaged();
    m_row = row.line = line;
    m_rowLength = 0;
    return {};
}

Result<void> XlsxReader::readCell(QStringList &cells)
{
    // As in a text: a row that is all long cells would be as large as the sheet.
    constexpr qsizetype kLongestRow = 4 * kLongestCell;
    const QXmlStreamAttributes attributes = m_xml->attributes();
    const QStringView reference = attributes.value("r"_L1);
    const int column = reference.isEmpty() ? m_column + 1 : columnOf(reference);
    if (column < 1)
        return damaged();
    m_column = column;
    DOSSIER_ASSIGN(QString text, cellText(attributes));
    // Cells that hold nothing but a border reach as far as somebody once drew it.
    if (text.isEmpty())
        return {};
    if (column > kMostColumns)
        return damaged(u"too_many_columns"_s);
    m_rowLength += text.size();
    if (isLongerThanAnyText(text) || m_rowLength > kLongestRow)
        return damaged(u"cell_too_long"_s);
    cells.resize(std::max<qsizetype>(cells.size(), column));
    if (!cells[column - 1].isEmpty())
        return damaged();
    cells[column - 1] = std::move(text);
    return {};
}

Result<QString> XlsxReader::cellText(const QXmlStreamAttributes &cell)
{
    const QStringView type = cell.value("t"_L1);
    const int depth = m_xml->depth();
    QString text;
    bool formula = false;
    bool value = false;
    while (true) {
        DOSSIER_ASSIGN(const bool another, m_xml->nextChild(depth));
        if (!another)
            break;
        if (m_xml->is("f"_L1)) {
            formula = true;
        } else if (m_xml->is("v"_L1)) {
            DOSSIER_ASSIGN(QString stored, m_xml->text());
            value = !stored.isEmpty() || type == "str"_L1;
            DOSSIER_ASSIGN(text, valueText(cell, type, std::move(stored)));
        } else if (m_xml->is("is"_L1) && type == "inlineStr"_L1) {
            DOSSIER_ASSIGN(text, stringItem(*m_xml));
        }
    }
    if (formula && !value && m_findings.size() < kMostFindings)
        m_findings.append({m_row, m_column, u"formula_without_value"_s, {}});
    return text;
}

Result<QString> XlsxReader::valueText(const QXmlStreamAttributes &cell, QStringView type, QString stored) const
{
    if (stored.isEmpty())
        return stored;
    if (type == "s"_L1) {
        bool good = false;
        const int index = QStringView(stored).trimmed().toInt(&good);
        if (!good || index < 0 || index >= m_strings.size())
            return damaged();
        return m_strings[index];
    }
    if (type.isEmpty() || type == "n"_L1)
        return numberText(stored, m_formats.at(cell.value("s"_L1).toInt()), m_workbook.from1904);
    if (type == "b"_L1)
        return isTrue(QStringView(stored).trimmed()) ? u"TRUE"_s : u"FALSE"_s;
    if (type == "d"_L1)
        return isoText(stored);
    // "str", "e" and what a later edition may add.
    return workbookText(std::move(stored));
}

Result<QList<MergedRange>> XlsxReader::mergedRanges()
{
    if (m_merged)
        return *m_merged;
    DOSSIER_ASSIGN(const std::unique_ptr<XmlPart> xml, openSheet());
    return rangesIn(*xml);
}

} // namespace dossier::exchange
