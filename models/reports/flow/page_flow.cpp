// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/page_flow.h"

#include "reports/flow/block_layout.h"
#include "reports/flow/page_filler.h"

namespace dossier::reports {

Result<int> layOut(const DocumentInfo &info, BlockSource &source, const HouseStyle &style, Shaper &shaper, PageSink &sink,
                   Progress &progress)
{
    ElementCounter elements;
    ParagraphLayout paragraphs(style, shaper, elements, info.language);
    FurnitureLayout furniture(info.furniture, style, paragraphs);
    BlockLayout blocks(style, paragraphs, elements);
    PageFiller pages(style, furniture, sink);
    std::vector<Slab> slabs;
    for (std::int64_t done = 0;; ++done) {
        if (progress.isCancelled())
            return base::fail(base::ErrorCode::Cancelled);
        DOSSIER_ASSIGN(const std::optional<Block> block, source.next());
        if (!block)
            break;
        DOSSIER_TRY(blocks.lay(*block, slabs));
        for (Slab &slab : slabs)
            DOSSIER_TRY(pages.add(std::move(slab)));
        slabs.clear();
        progress.advanced(done + 1);
    }
    return pages.finish();
}

} // namespace dossier::reports
