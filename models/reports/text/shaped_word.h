// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/text/font_set.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace dossier::reports {

/// One glyph in visual order (left to right). Lengths in font units.
struct ShapedGlyph {
    std::uint16_t glyph = 0;
    std::uint16_t code = 0;      ///< number of this glyph with this text, within its face (GlyphCodes)
    bool startsCharacter = true; ///< in reading order; there a line may be broken where nothing else helps
    std::int32_t advance = 0;
    std::int32_t dx = 0;
    std::int32_t dy = 0;
};

/// Glyphs that are one character to a reader (a letter with its marks, a ligature) whose text a
/// reader would not put together from theirs. Right-to-left text is given from left to right, as
/// everything on a page is: that is how poppler, which turns it round, wants it. Blank glyphs of no
/// width bracket them, because marks stand off the line and would be taken for another word.
struct ActualText {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    QString text;
};

/// An unbreakable stretch of one face, direction and language, shaped once and shared by every
/// line that prints it (the shaper's cache and the display lists are its owners).
struct ShapedWord {
    FaceIndex face = 0;
    bool rightToLeft = false;
    std::int32_t advance = 0;
    std::vector<ShapedGlyph> glyphs;
    std::vector<ActualText> actual;
};
using SharedWord = std::shared_ptr<const ShapedWord>;

} // namespace dossier::reports
