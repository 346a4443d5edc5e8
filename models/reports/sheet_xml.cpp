// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sheet_xml.h"

#include "reports/csv_writer.h"

#include <QRegularExpression>

#include <algorithm>

namespace dossier::reports {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr auto kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
// Limits of the format.
constexpr std::size_t kMostRows = 1048576;
constexpr std::size_t kMostColumns = 16384;
constexpr qsizetype kLongestCell = 32767;
// Widths in characters: of a column that is nearly empty, and of one whose texts are broken into lines.
constexpr qsizetype kNarrowest = 8;
constexpr qsizetype kWidest = 60;
constexpr int kRowsBetweenChecks = 256;

/// Styles of fixedWorkbookParts(): a text that is broken into lines, and the title of a column.
constexpr int kTextStyle = 1;
constexpr int kTitleStyle = 2;

QByteArray columnName(std::size_t column)
{
    QByteArray out;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        out.prepend(char('A' + (rest - 1) % 26));
    return out;
}

bool isXmlCharacter(char16_t unit)
{
    return unit == u'\t' || unit == u'\n' || (unit >= 0x20 && unit < 0xFFFE);
}

void appendEscape(QByteArray &out, char16_t unit)
{
    out += "_x" + QByteArray::number(unit, 16).toUpper().rightJustified(4, '0') + '_';
}

/// ST_Xstring: what XML has no character for, and a carriage return, which XML would make a line feed.
void appendText(QByteArray &out, const QString &text)
{
    static const QRegularExpression kLooksEscaped(u"\\G_x[0-9A-Fa-f]{4}_"_s);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            out += QStringView(text).mid(i++, 2).toUtf8();
        } else if (unit == u'&') {
            out += "&amp;";
        } else if (unit == u'<') {
            out += "&lt;";
        } else if (unit == u'>') {
            out += "&gt;";
        } else if (text[i].isSurrogate()) {
            out += '?';
        } else if (unit == u'_' && kLooksEscaped.match(text, i).hasMatch()) {
            appendEscape(out, unit);
        } else if (isXmlCharacter(unit)) {
            out += QStringView(text).mid(i, 1).toUtf8();
        } else if (unit != 0) {
            appendEscape(out, unit);
        }
    }
}

void appendCell(QByteArray &out, const QByteArray &column, std::size_t row, const QString &text, int style)
{
    if (text.isEmpty())
        return;
    out += "<c r=\"" + column + QByteArray::number(qulonglong(row)) + "\" s=\"" + QByteArray::number(style)
           + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">";
    // A text cell needs no guard, but the import takes one apostrophe off whoever wrote it (writeCsv).
    appendText(out, text.front() == u'\'' && looksLikeFormula(text) ? u'\'' + text : text);
    out += "</t></is></c>";
}

qsizetype longestLine(const QString &text)
{
    qsizetype longest = 0;
    for (const QStringView line : QStringView(text).split(u'\n'))
        longest = std::max(longest, line.size());
    return longest;
}

Result<void> check(const TableData &table)
{
    if (table.columns.size() > kMostColumns || table.rows.size() >= kMostRows)
        return base::fail(ErrorCode::InvalidArgument, u"more rows or columns than a workbook holds"_s);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (table.rows[row].size() != table.columns.size())
            return base::fail(ErrorCode::InvalidArgument, u"row and columns differ in length"_s);
        const auto tooLong = std::ranges::find_if(table.rows[row], [](const QString &cell) { return cell.size() > kLongestCell; });
        if (tooLong != table.rows[row].end())
            return base::fail(ErrorCode::InvalidArgument, u"line %1, column %2 is longer than a workbook's cell"_s.arg(row + 2).arg(
                                                              tooLong - table.rows[row].begin() + 1));
    }
    return {};
}

QByteArray columnWidths(const TableData &table)
{
    if (table.columns.empty())
        return {};
    QByteArray out = "<cols>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        qsizetype width = table.columns[i].title.size();
        for (const std::vector<QString> &row : table.rows)
            width = std::max(width, longestLine(row[i]));
        const QByteArray number = QByteArray::number(qulonglong(i + 1));
        out += "<col min=\"" + number + "\" max=\"" + number + "\" width=\""
               + QByteArray::number(qlonglong(std::clamp(width + 2, kNarrowest, kWidest))) + "\" customWidth=\"1\"/>";
    }
    return out + "</cols>";
}

} // namespace

Result<QByteArray> sheetXml(const TableData &table, bool rightToLeft, Progress &progress)
{
    DOSSIER_TRY(check(table));
    QByteArray out = kDeclaration;
    out += "<worksheet xmlns=\"" + QByteArray(kMain) + "\"><sheetViews><sheetView workbookViewId=\"0\"";
    if (rightToLeft)
        out += " rightToLeft=\"1\"";
    out += "><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
           + columnWidths(table) + "<sheetData>\n<row r=\"1\">";
    std::vector<QByteArray> names;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        names.push_back(columnName(i));
        appendCell(out, names.back(), 1, table.columns[i].title, kTitleStyle);
    }
    out += "</row>\n";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (row % kRowsBetweenChecks == 0 && progress.isCancelled())
            return base::fail(ErrorCode::Cancelled);
        out += "<row r=\"" + QByteArray::number(qulonglong(row + 2)) + "\">";
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            appendCell(out, names[i], row + 2, table.rows[row][i], kTextStyle);
        out += "</row>\n";
        progress.advanced(std::int64_t(row + 1));
    }
    return out + "</sheetData></worksheet>\n";
}

std::vector<WorkbookPart> fixedWorkbookParts()
{
    const QByteArray head = kDeclaration;
    const QByteArray office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const QByteArray packages = "http://schemas.openxmlformats.org/package/2006/";
    const QByteArray types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    return {
        {"[Content_Types].xml",
         head + "<Types xmlns=\"" + packages + "content-types\">"
             "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
             "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
             "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + types + "sheet.main+xml\"/>"
             "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + types + "worksheet+xml\"/>"
             "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + types + "styles+xml\"/></Types>\n"},
        {"_rels/.rels",
         head + "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"rId1\" Type=\"" + office
             + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n"},
        {"xl/workbook.xml",
         head + "<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" + office
             + "\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>\n"},
        {"xl/_rels/workbook.xml.rels",
         head + "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"rId1\" Type=\"" + office
             + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + office
             + "/styles\" Target=\"styles.xml\"/></Relationships>\n"},
        // Number format 49 is "@": a cell that is edited stays a text.
        {"xl/styles.xml",
         head + "<styleSheet xmlns=\"" + kMain
             + "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
               "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
               "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
               "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
               "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
               "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
               "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">"
               "<alignment vertical=\"top\" wrapText=\"1\"/></xf>"
               "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" "
               "applyAlignment=\"1\"><alignment vertical=\"top\"/></xf></cellXfs>"
               "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>\n"},
    };
}

} // namespace dossier::reports
