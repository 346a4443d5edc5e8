// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf_report.h"

#include "reports/flow/page_flow.h"
#include "reports/pdf/pdf_writer.h"

#include <algorithm>

namespace dossier::reports {

namespace {

QString firstOf(const QStringList &names)
{
    constexpr qsizetype kMost = 20;
    const QString first = names.first(std::min(kMost, names.size())).join(QStringLiteral(", "));
    return names.size() > kMost ? first + QStringLiteral(", +%1").arg(names.size() - kMost) : first;
}

} // namespace

Result<void> writePdf(const DocumentInfo &info, BlockSource &blocks, const HouseStyle &style, const FontSet &fonts,
                      ByteSink &sink, Progress &progress, QStringList *missingCharacters)
{
    Shaper shaper(fonts);
    pdf::PdfWriter writer(info, style, shaper, sink, progress);
    DOSSIER_TRY(writer.begin());
    DOSSIER_TRY(layOut(info, blocks, style, shaper, writer, progress));
    const QStringList missing = shaper.missing();
    // Only now: whoever mends the text wants to know of all of them at once.
    if (!missing.isEmpty() && !missingCharacters)
        return base::fail(base::ErrorCode::MissingGlyph, firstOf(missing));
    if (missingCharacters)
        *missingCharacters += missing;
    return writer.finish();
}

Result<void> writePdf(const Document &document, const HouseStyle &style, const FontSet &fonts, ByteSink &sink, Progress &progress,
                      QStringList *missingCharacters)
{
    DocumentBlocks blocks(document);
    return writePdf(document.info, blocks, style, fonts, sink, progress, missingCharacters);
}

} // namespace dossier::reports
