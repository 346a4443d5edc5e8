// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/pdf/pdf_file.h"
#include "reports/text/font_set.h"
#include "reports/text/glyph_codes.h"

namespace dossier::reports::pdf {

/// Writes what a document uses of one face as font object `id`: a subset of its outlines, a map
/// from code to glyph, the widths, and for every code the text it stands for.
[[nodiscard]] Result<void> embedFont(PdfFile &file, int id, const FontFace &face, const GlyphCodes &codes);

} // namespace dossier::reports::pdf
