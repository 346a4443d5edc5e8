// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"

#include <memory>
#include <optional>
#include <vector>

namespace dossier::reports {

/// Header rows as they are printed again on the next page.
struct RepeatedHeader {
    DisplayList content;                  ///< artifacts: read aloud only the first time
    double height = 0;
};

struct ColumnSlabs;

/// A horizontal strip that no page break cuts: a line of text, a table row. Pages are filled with
/// slabs; x is that of the page, y counts from the top of the slab.
struct Slab {
    double before = 0;                    ///< white above it, dropped at the top of a page
    double height = 0;
    bool mayBreakBefore = true;           ///< false: stays with the slab above
    bool startsPage = false;
    double wantedSpace = 0;               ///< starts a page where less than this is left
    double wholeHeight = 0;               ///< of the entry that begins here (moved whole if little is lost)
    DisplayList content;
    std::vector<Element> elements;        ///< begin here
    std::vector<ElementRange> closed;     ///< end here
    std::vector<Bookmark> bookmarks;      ///< y from the top of the slab
    std::vector<Anchor> anchors;          ///< likewise
    std::vector<PageReference> references;
    std::shared_ptr<ColumnSlabs> columns; ///< stands for these, cut to the room that pages leave
    std::shared_ptr<const RepeatedHeader> header;   ///< printed first where a page begins with this slab (shared by the rows)
    std::optional<QString> part;          ///< the running head from here on
    QString continues;                    ///< number of the entry of which this is not the beginning
};

/// Slabs to be set in columns of equal height; x of all is that of the first column.
struct ColumnSlabs {
    int count = 1;
    double step = 0;                      ///< from one column to the next; negative in right-to-left documents
    std::vector<Slab> slabs;
};

/// Where blocks are set: the text block, or the wide column of an entry.
struct Frame {
    double x = 0;
    double width = 0;
    ElementId parent = 0;
};

/// Hands out element numbers in reading order.
class ElementCounter
{
public:
    [[nodiscard]] ElementId next() { return ++m_last; }
    [[nodiscard]] ElementId last() const { return m_last; }

private:
    ElementId m_last = 0;
};

} // namespace dossier::reports
