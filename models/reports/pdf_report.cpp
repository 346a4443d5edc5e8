// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf_report.h"

#include "reports/flow/page_flow.h"
#include "reports/pdf/pdf_writer.h"

namespace dossier::reports {

Result<void> writePdf(const DocumentInfo &info, BlockSource &blocks, const HouseStyle &style, const FontSet &fonts,
                      ByteSink &sink, Progress &progress)
{
    Shaper shaper(fonts);
    pdf::PdfWriter writer(info, style, shaper, sink, progress);
    DOSSIER_TRY(writer.begin());
    DOSSIER_TRY(layOut(info, blocks, style, shaper, writer, progress));
    return writer.finish();
}

Result<void> writePdf(const Document &document, const HouseStyle &style, const FontSet &fonts, ByteSink &sink, Progress &progress)
{
    DocumentBlocks blocks(document);
    return writePdf(document.info, blocks, style, fonts, sink, progress);
}

} // namespace dossier::reports
