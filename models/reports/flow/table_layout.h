// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/flow/paragraph_layout.h"
#include "reports/flow/slab.h"

namespace dossier::reports {

/// Sets a table into slabs, one a row, each with the header to repeat. Columns run from the right
/// in right-to-left documents.
class TableLayout
{
public:
    TableLayout(const HouseStyle &style, ParagraphLayout &paragraphs, ElementCounter &elements)
        : m_style(style), m_paragraphs(paragraphs), m_elements(elements)
    {
    }

    /// Error InvalidArgument for a row with more cells than columns.
    [[nodiscard]] Result<std::vector<Slab>> lay(const Table &table, const Frame &frame);

private:
    struct Cell {
        double x = 0;
        double width = 0;
        Align align = Align::Start;
    };
    struct LaidRow {
        std::vector<LaidText> cells;
        std::vector<ElementId> ids;
        std::vector<Element> links;
        ElementId id = 0;
        ElementId last = 0;          ///< the last one inside
        std::size_t lineCount = 1;
        double leading = 0;
    };
    struct Context;

    [[nodiscard]] Result<std::vector<Cell>> cellsOf(const Table &table, const Frame &frame);
    /// The columns with their widths where they fit their cells.
    [[nodiscard]] Result<std::vector<Column>> fitted(const Table &table, double available);
    [[nodiscard]] Result<LaidRow> layRow(const Context &context, const Row &row, bool header, bool total);
    [[nodiscard]] Slab slabOf(const Context &context, LaidRow &&row, bool header) const;
    void announce(const Context &context, const LaidRow &row, bool header, Slab &slab) const;
    [[nodiscard]] Result<std::shared_ptr<const RepeatedHeader>> layHeader(const Context &context, const Table &table,
                                                                          std::vector<Slab> &slabs);
    void addRow(const Context &context, LaidRow &&row, std::size_t index, std::vector<Slab> &slabs) const;

    const HouseStyle &m_style;
    ParagraphLayout &m_paragraphs;
    ElementCounter &m_elements;
};

} // namespace dossier::reports
