// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace dossier::reports::test {

/// A back end that looks at every page once and keeps none: how many headings and table headers end a
/// page, how many tables have only their header on one, how many rows lie on two that one would hold.
class BreakCounter final : public PageSink
{
public:
    /// `room`: the height of a page without the header of a table; points.
    explicit BreakCounter(double room) : m_room(room) {}

    [[nodiscard]] Result<void> page(Page &&page) override
    {
        for (const Element &element : page.elements)
            m_elements.insert(element.id, {element.parent, element.role});
        double bottom = 0;
        for (const TextItem &item : page.content.texts)
            bottom = item.element == kArtifact ? bottom : std::max(bottom, item.baseline);
        QSet<ElementId> ended;
        QSet<ElementId> withHeader;
        QSet<ElementId> withRow;
        for (const TextItem &item : page.content.texts) {
            if (item.element == kArtifact)
                continue;
            const ElementId heading = enclosing(item.element, ElementRole::H1, ElementRole::H6);
            const ElementId header = enclosing(item.element, ElementRole::TH, ElementRole::TH);
            if (heading != 0)
                m_headings.insert(heading);
            if (item.baseline > bottom - 0.01 && (heading != 0 || header != 0))
                ended.insert(heading != 0 ? heading : header);
            const ElementId table = enclosing(item.element, ElementRole::Table, ElementRole::Table);
            if (table != 0)
                (header != 0 ? withHeader : withRow).insert(table);
            if (const ElementId row = enclosing(item.element, ElementRole::TR, ElementRole::TR); row != 0)
                addLine(m_rows[row], page.index, item.baseline);
        }
        stranded += int(ended.size());
        headersAlone += int(withHeader.subtract(withRow).size());
        ++pages;
        return {};
    }
    [[nodiscard]] Result<void> overlay(int, DisplayList &&) override { return {}; }

    [[nodiscard]] qsizetype headings() const { return m_headings.size(); }
    [[nodiscard]] qsizetype rows() const { return m_rows.size(); }
    [[nodiscard]] qsizetype splitRows() const
    {
        return std::ranges::count_if(m_rows, [&](const Lines &row) { return row.pages > 1 && row.before + row.last - row.first < m_room; });
    }

    int pages = 0;
    int stranded = 0;
    int headersAlone = 0;

private:
    struct Known {
        ElementId parent = 0;
        ElementRole role = ElementRole::P;
    };

    /// Where the lines of a row stand on the page in hand, and how much of it earlier pages hold.
    struct Lines {
        int pages = 0;
        int page = -1;
        double first = 0;
        double last = 0;
        double before = 0;
    };

    static void addLine(Lines &row, int page, double baseline)
    {
        if (row.page != page) {
            row.before += row.last - row.first;
            ++row.pages;
            row.page = page;
            row.first = row.last = baseline;
        }
        row.first = std::min(row.first, baseline);
        row.last = std::max(row.last, baseline);
    }

    /// The element itself or what it lies in that has one of these roles; 0 where nothing has.
    [[nodiscard]] ElementId enclosing(ElementId id, ElementRole first, ElementRole last) const
    {
        for (; id != kArtifact; id = m_elements.value(id).parent) {
            if (const ElementRole role = m_elements.value(id).role; role >= first && role <= last)
                return id;
        }
        return 0;
    }

    QHash<ElementId, Known> m_elements;
    QSet<ElementId> m_headings;
    QHash<ElementId, Lines> m_rows;
    double m_room;
};

} // namespace dossier::reports::test
