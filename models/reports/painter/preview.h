// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"
#include "reports/flow/page_flow.h"
#include "reports/painter/page_painter.h"

#include <QImage>

namespace dossier::reports {

/// Pages of a report to be looked at before it is written. A report of thousands of pages is laid
/// out whole, since its page numbers depend on it, but only the pages asked for are kept.
class Preview
{
public:
    /// `first` from 0. `style` and `fonts` must outlive it. Errors of layOut().
    [[nodiscard]] static Result<Preview> lay(const DocumentInfo &info, BlockSource &source, const HouseStyle &style,
                                             const FontSet &fonts, int first, int count, Progress &progress);

    /// Of the whole report.
    [[nodiscard]] int pageCount() const { return m_total; }
    [[nodiscard]] bool holds(int page) const { return page >= m_first && page < m_first + int(m_pages.size()); }
    /// Characters of the whole report that no face draws: shown by name here, "[U+1F600]", while a file
    /// with them is only written where that is asked for.
    [[nodiscard]] const QStringList &missing() const { return m_missing; }
    /// A page it holds, at that resolution.
    [[nodiscard]] QImage image(int page, double dotsPerInch);
    /// Where a page it holds leads to, in points.
    [[nodiscard]] const std::vector<LinkArea> &links(int page) const { return at(page).content.links; }

private:
    struct Kept {
        DisplayList content;
        DisplayList overlay;
    };
    class Sink;

    Preview(const HouseStyle &style, const FontSet &fonts, int first) : m_painter(style, fonts), m_first(first) {}
    [[nodiscard]] const Kept &at(int page) const { return m_pages[std::size_t(page - m_first)]; }

    PagePainter m_painter;
    std::vector<Kept> m_pages;
    int m_first = 0;
    int m_total = 0;
    QStringList m_missing;
};

} // namespace dossier::reports
