// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/painter/preview.h"

namespace dossier::reports {

class Preview::Sink final : public PageSink
{
public:
    Sink(std::vector<Kept> &pages, int first, int count) : m_pages(pages), m_first(first), m_count(count) {}

    [[nodiscard]] Result<void> page(Page &&page) override
    {
        if (isWanted(page.index))
            m_pages.push_back({std::move(page.content), {}});
        return {};
    }
    [[nodiscard]] Result<void> overlay(int pageIndex, DisplayList &&content) override
    {
        if (isWanted(pageIndex))
            m_pages[std::size_t(pageIndex - m_first)].overlay = std::move(content);
        return {};
    }

private:
    [[nodiscard]] bool isWanted(int page) const { return page >= m_first && page - m_first < m_count; }

    std::vector<Kept> &m_pages;
    int m_first;
    int m_count;
};

Result<Preview> Preview::lay(const DocumentInfo &info, BlockSource &source, const HouseStyle &style, const FontSet &fonts,
                             int first, int count, Progress &progress)
{
    Preview out(style, fonts, first);
    Shaper shaper(fonts);
    Sink sink(out.m_pages, first, count);
    DOSSIER_ASSIGN(out.m_total, layOut(info, source, style, shaper, sink, progress));
    out.m_missing = shaper.missing();
    return out;
}

QImage Preview::image(int page, double dotsPerInch)
{
    const Kept &kept = at(page);
    return m_painter.image(kept.content, kept.overlay, dotsPerInch);
}

} // namespace dossier::reports
