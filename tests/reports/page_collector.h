// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/flow/page_flow.h"
#include "reports/report_support.h"

#include <QHash>
#include <QSet>

namespace dossier::reports::test {

/// A back end that keeps the pages, so that tests can ask what stands where.
class PageCollector final : public PageSink
{
public:
    [[nodiscard]] Result<void> page(Page &&page) override
    {
        for (const Element &element : page.elements)
            elements.insert(element.id, element);
        pages.push_back(std::move(page));
        return {};
    }
    [[nodiscard]] Result<void> overlay(int pageIndex, DisplayList &&content) override
    {
        overlays.insert(pageIndex, std::move(content));
        return {};
    }

    std::vector<Page> pages;
    QHash<int, DisplayList> overlays;
    QHash<ElementId, Element> elements;
};

/// A laid-out document with what is needed to read its glyphs.
class LaidDocument
{
public:
    LaidDocument() : shaper(fonts()) {}

    [[nodiscard]] Result<int> lay(const DocumentInfo &info, BlockSource &source)
    {
        NoProgress progress;
        return layOut(info, source, style(), shaper, collector, progress);
    }
    [[nodiscard]] Result<int> lay(const Document &document)
    {
        DocumentBlocks blocks(document);
        return lay(document.info, blocks);
    }
    [[nodiscard]] QString textOf(const TextItem &item) const
    {
        QString text;
        for (std::uint32_t i = item.first; i < item.first + item.count; ++i)
            text += shaper.codes()[item.word->face].entries()[item.word->glyphs[i].code - 1U].text;
        return text;
    }
    /// Text of a page without head and foot, in the order it was laid.
    [[nodiscard]] QString bodyOf(const Page &page) const
    {
        QString text;
        for (const TextItem &item : page.content.texts) {
            if (item.element != kArtifact)
                text += textOf(item);
        }
        return text;
    }
    [[nodiscard]] ElementRole roleOf(const TextItem &item) const { return collector.elements.value(item.element).role; }

    Shaper shaper;
    PageCollector collector;
};

} // namespace dossier::reports::test
