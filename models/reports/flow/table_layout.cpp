// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/table_layout.h"

#include <algorithm>
#include <iterator>

namespace dossier::reports {

using namespace Qt::StringLiterals;

namespace {

constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr double kRounding = 0.05;   // points
constexpr double kLeastShare = 24;   // points a sharing column keeps, however wide the others are

std::vector<double> columnWidths(const std::vector<Column> &columns, double available)
{
    double fixed = 0;
    int sharing = 0;
    for (const Column &column : columns) {
        fixed += std::max(0.0, column.widthMm) * kPointsPerMm;
        sharing += column.widthMm <= 0 ? 1 : 0;
    }
    const double forFixed = sharing == 0 ? available : std::max(0.0, available - sharing * kLeastShare);
    const double scale = fixed > 0 && (sharing == 0 || fixed > forFixed) ? forFixed / fixed : 1;
    const double share = sharing == 0 ? 0 : (available - fixed * scale) / sharing;
    std::vector<double> widths;
    for (const Column &column : columns)
        widths.push_back(column.widthMm > 0 ? column.widthMm * kPointsPerMm * scale : share);
    return widths;
}

} // namespace

struct TableLayout::Context {
    const Table &table;
    const Frame &frame;
    std::vector<Cell> cells;
    ElementId id = 0;
    double pad = 0;
    std::shared_ptr<const RepeatedHeader> header;

    [[nodiscard]] Fill rule(double y, double thickness, Rgb colour) const
    {
        return {frame.x, y, frame.width, thickness, colour, kArtifact};
    }
};

Result<std::vector<Column>> TableLayout::fitted(const Table &table, double available)
{
    std::vector<Column> columns = table.columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        Column &column = columns[i];
        if (!column.fit)
            continue;
        TextExtent needed;
        const auto measure = [&](const std::vector<Row> &rows, TypeRole role, bool mayWrap) -> Result<void> {
            for (const Row &row : rows) {
                if (i >= row.size())
                    continue;
                DOSSIER_ASSIGN(const TextExtent cell, m_paragraphs.measure({row[i], role, 0, column.align, table.language, kArtifact, std::nullopt}));
                needed.word = std::max(needed.word, cell.word);
                needed.whole = std::max(needed.whole, mayWrap ? cell.word : cell.whole);
            }
            return {};
        };
        DOSSIER_TRY(measure(table.header, TypeRole::TableHeader, true));
        DOSSIER_TRY(measure(table.rows, TypeRole::Table, false));
        const double pad = i + 1 == columns.size() ? 0 : m_style.cellPadEnd;
        const double most = column.widthMm * kPointsPerMm - pad;
        // A word that would take half of the table is broken like any that is too long.
        const double width = std::min(std::max(needed.word, std::min(needed.whole, most)), available / 2);
        column.widthMm = (width + pad + kRounding) / kPointsPerMm;
    }
    return columns;
}

Result<std::vector<TableLayout::Cell>> TableLayout::cellsOf(const Table &table, const Frame &frame)
{
    DOSSIER_ASSIGN(const std::vector<Column> columns, fitted(table, frame.width));
    const std::vector<double> widths = columnWidths(columns, frame.width);
    const bool mirrored = m_paragraphs.documentIsRightToLeft();
    std::vector<Cell> cells;
    double used = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const bool last = i + 1 == widths.size();
        const double pad = last ? 0 : std::min(m_style.cellPadEnd, widths[i] / 2);
        const double x = mirrored ? frame.width - used - widths[i] + pad : used;
        cells.push_back({frame.x + x, widths[i] - pad, table.columns[i].align});
        used += widths[i];
    }
    return cells;
}

Result<TableLayout::LaidRow> TableLayout::layRow(const Context &context, const Row &row, bool header, bool total)
{
    if (row.size() > context.cells.size())
        return base::fail(base::ErrorCode::InvalidArgument, u"table row has more cells than columns"_s);
    LaidRow laid;
    laid.id = m_elements.next();
    for (std::size_t i = 0; i < row.size(); ++i) {
        const Cell &cell = context.cells[i];
        laid.ids.push_back(m_elements.next());
        const TextRequest request{row[i],
                                  header ? TypeRole::TableHeader : TypeRole::Table,
                                  cell.width,
                                  cell.align,
                                  context.table.language,
                                  laid.ids.back(),
                                  cell.align == Align::ByText ? std::nullopt : std::optional(m_paragraphs.documentIsRightToLeft()),
                                  total};
        DOSSIER_ASSIGN(LaidText text, m_paragraphs.lay(request));
        laid.lineCount = std::max(laid.lineCount, text.lines.size());
        laid.leading = std::max(laid.leading, text.leading);
        std::ranges::move(text.elements, std::back_inserter(laid.links));
        laid.cells.push_back(std::move(text));
    }
    laid.last = m_elements.last();
    if (laid.leading <= 0)
        laid.leading = m_style.typeOf(TypeRole::Table).leading;
    return laid;
}

void TableLayout::announce(const Context &context, const LaidRow &row, bool header, Slab &slab) const
{
    slab.elements.push_back({row.id, context.id, ElementRole::TR, {}, {}});
    for (const ElementId id : row.ids)
        slab.elements.push_back({id, row.id, header ? ElementRole::TH : ElementRole::TD, {}, {}});
    slab.elements.insert(slab.elements.end(), row.links.begin(), row.links.end());
}

Slab TableLayout::slabOf(const Context &context, LaidRow &&row, bool header) const
{
    Slab slab;
    slab.height = 2 * context.pad + row.leading * double(row.lineCount);
    announce(context, row, header, slab);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        std::vector<LaidLine> &lines = row.cells[i].lines;
        // Headers stand at the bottom of their row.
        const double skipped = header ? row.leading * double(row.lineCount - lines.size()) : 0;
        double y = context.pad + skipped;
        for (LaidLine &line : lines) {
            placeLine(std::move(line), context.cells[i].x, y, slab.content);
            y += row.leading;
        }
    }
    slab.closed.push_back({row.id, row.last});
    return slab;
}

Result<std::shared_ptr<const RepeatedHeader>> TableLayout::layHeader(const Context &context, const Table &table,
                                                                     std::vector<Slab> &slabs)
{
    auto repeated = std::make_shared<RepeatedHeader>();
    for (const Row &row : table.header) {
        DOSSIER_ASSIGN(LaidRow laid, layRow(context, row, true, false));
        Slab slab = slabOf(context, std::move(laid), true);
        slab.mayBreakBefore = slabs.empty();
        slabs.push_back(std::move(slab));
    }
    if (slabs.empty())
        return std::shared_ptr<const RepeatedHeader>();
    slabs.front().content.fills.push_back(context.rule(0, m_style.frameRule, m_style.colourOf(ColourRole::Ink)));
    slabs.back().content.fills.push_back(context.rule(slabs.back().height - m_style.headerRule, m_style.headerRule,
                                                      m_style.colourOf(ColourRole::Ink)));
    for (const Slab &slab : slabs) {
        DisplayList copy = slab.content;
        copy.moveBy(0, repeated->height);
        for (TextItem &item : copy.texts)
            item.element = kArtifact;
        copy.links.clear();
        repeated->content.append(std::move(copy));
        repeated->height += slab.height;
    }
    return std::shared_ptr<const RepeatedHeader>(std::move(repeated));
}

void TableLayout::addRow(const Context &context, LaidRow &&row, std::size_t index, std::vector<Slab> &slabs) const
{
    const std::size_t count = context.table.rows.size();
    const bool total = context.table.lastRowIsTotal && index + 1 == count;
    // A last row alone would stand under a repeated header like a table of its own.
    const bool last = index > 0 && index + 1 == count;
    const bool keep = (index < std::max<std::size_t>(1, context.table.firstRows) && !slabs.empty()) || last || total
        || (index > 0 && count <= std::size_t(m_style.keepWholeRows));
    Slab slab = slabOf(context, std::move(row), false);
    slab.mayBreakBefore = !keep;
    slab.header = context.header;
    if (total || (index == 0 && slabs.empty()))
        slab.content.fills.push_back(context.rule(0, m_style.frameRule, m_style.colourOf(ColourRole::Ink)));
    else if (index > 0)
        slab.content.fills.push_back(context.rule(0, m_style.rowRule, m_style.colourOf(ColourRole::Rule)));
    if (index < context.table.bars.size() && !context.cells.empty()) {
        const Cell &cell = context.cells.back();
        const double width = cell.width * std::clamp(context.table.bars[index], 0.0, 1.0);
        const double height = 3 * m_style.unit;
        const double x = m_paragraphs.documentIsRightToLeft() ? cell.x + cell.width - width : cell.x;
        slab.content.fills.push_back({x, (slab.height - height) / 2, width, height, m_style.colourOf(ColourRole::Dark), kArtifact});
    }
    slabs.push_back(std::move(slab));
}

Result<std::vector<Slab>> TableLayout::lay(const Table &table, const Frame &frame)
{
    std::vector<Slab> slabs;
    DOSSIER_ASSIGN(std::vector<Cell> cells, cellsOf(table, frame));
    Context context{table, frame, std::move(cells), m_elements.next(),
                    table.dense ? m_style.cellPadDense : m_style.cellPad, nullptr};
    DOSSIER_ASSIGN(context.header, layHeader(context, table, slabs));
    // A header that leaves no room for rows is printed once and not repeated.
    if (context.header && context.header->height > m_style.blockHeight / 2)
        context.header = nullptr;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const bool total = table.lastRowIsTotal && i + 1 == table.rows.size();
        DOSSIER_ASSIGN(LaidRow row, layRow(context, table.rows[i], false, total));
        addRow(context, std::move(row), i, slabs);
    }
    if (slabs.empty())
        return slabs;
    Slab &first = slabs.front();
    first.elements.insert(first.elements.begin(), Element{context.id, frame.parent, ElementRole::Table, table.language, {}});
    Slab &last = slabs.back();
    last.content.fills.push_back(context.rule(last.height - m_style.frameRule / 2, m_style.frameRule, m_style.colourOf(ColourRole::Ink)));
    last.closed.push_back({context.id, context.id});
    return slabs;
}

} // namespace dossier::reports
