// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/flow/fact_layout.h"
#include "reports/flow/figure_layout.h"
#include "reports/flow/line_list_layout.h"
#include "reports/flow/table_layout.h"

namespace dossier::reports {

/// Turns blocks into slabs, one block after the other: spaces between them, what stays together,
/// reading structure, bookmarks.
class BlockLayout
{
public:
    BlockLayout(const HouseStyle &style, ParagraphLayout &paragraphs, ElementCounter &elements);

    /// Appends the slabs of `block`.
    [[nodiscard]] Result<void> lay(const Block &block, std::vector<Slab> &slabs);

private:
    using Slabs = std::vector<Slab>;

    [[nodiscard]] Result<void> layIn(const Block &block, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const Heading &heading, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const Paragraph &paragraph, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const Table &table, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const KeyValues &facts, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const StatusBar &bar, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const Spacer &spacer, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const PageBreak &pageBreak, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const Entry &entry, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const Rule &rule, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const CountBlock &count, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const Strip &strip, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const ShareBar &bar, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const TimeBar &bar, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const NoteColumns &notes, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const SummaryBox &box, const Frame &frame, Slabs &slabs);
    [[nodiscard]] Result<void> add(const LineList &list, const Frame &frame, Slabs &slabs);

    [[nodiscard]] Result<Slabs> entryHead(const Entry &entry, ElementId section, const Frame &wide, double marginX);
    /// The figure of the margin: what stands beside it stays with it, and is as high at least.
    [[nodiscard]] Result<void> addSilhouette(const Entry &entry, ElementId section, double marginX, Slabs &made);
    /// Appends one slab as a block.
    [[nodiscard]] Result<void> addOne(Result<Slab> &&slab, double before, double after, Slabs &slabs);
    /// Gives `made` the space above and the ties of a block and appends it.
    void append(Slabs &&made, double before, double after, Slabs &slabs);

    const HouseStyle &m_style;
    ParagraphLayout &m_paragraphs;
    ElementCounter &m_elements;
    TableLayout m_tables;
    FactLayout m_facts;
    FigureLayout m_figures;
    LineListLayout m_lineLists;
    double m_after = 0;              ///< white below the last block
    double m_extra = 0;              ///< white asked for by spacers
    bool m_keepWithLast = false;     ///< the last block was a heading or asked for it
    bool m_startPage = false;
    int m_headingLevel = 0;          ///< of the last heading outside entries
};

} // namespace dossier::reports
