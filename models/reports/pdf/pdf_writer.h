// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"
#include "reports/document.h"
#include "reports/pdf/link_writer.h"
#include "reports/pdf/outline.h"
#include "reports/pdf/pdf_file.h"
#include "reports/pdf/structure_tree.h"
#include "reports/progress.h"
#include "reports/text/shaper.h"

namespace dossier::reports::pdf {

/// The back end that writes pages as a tagged PDF file with bookmarks and embedded fonts. The file
/// carries its title and language, and nothing else about when, where, by whom or with what.
class PdfWriter final : public PageSink
{
public:
    PdfWriter(const DocumentInfo &info, const HouseStyle &style, const Shaper &shaper, ByteSink &sink, Progress &progress);

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> page(Page &&page) override;
    [[nodiscard]] Result<void> overlay(int pageIndex, DisplayList &&content) override;
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> writeFonts();
    [[nodiscard]] Result<void> writePages();
    [[nodiscard]] Result<int> writeInfo();

    const DocumentInfo &m_info;
    const HouseStyle &m_style;
    const Shaper &m_shaper;
    Progress &m_progress;
    PdfFile m_file;
    int m_pages = 0;
    int m_resources = 0;
    std::vector<int> m_pageObjects;
    std::vector<int> m_overlays;
    std::vector<int> m_firstOverlayMarks;    ///< numbers of marked content that a page's overlay goes on with
    LinkWriter m_links;
    std::optional<StructureTree> m_structure;
    Outline m_outline;
};

} // namespace dossier::reports::pdf
