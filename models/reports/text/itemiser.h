// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/house_style.h"
#include "reports/text/bidi.h"
#include "reports/text/line_breaker.h"
#include "reports/text/shaper.h"

#include <QString>

#include <vector>

namespace dossier::reports {

/// The look of text[previous end, end). Size in points, as printed for Latin.
struct StyleSpan {
    qsizetype end = 0;
    Family family = Family::Serif;
    bool bold = false;
    bool italic = false;
    double size = 0;
    Rgb colour;
    QString language;                    ///< of the span, resolved
    const hb_language_impl_t *shaping = nullptr;
    std::uint32_t link = 0;              ///< number of the link it is, 0: none
    QString target;                      ///< of that link
};

/// Clean text (clean_text.h) with its looks; may hold U+2068 and U+2069 round isolated runs.
struct StyledText {
    QString text;
    std::vector<StyleSpan> spans;
    QString language;
    bool rightToLeft = false;            ///< base direction
};

/// Glyphs of one face, look and direction. Widths in points.
struct TextPiece {
    SharedWord word;
    std::uint32_t first = 0;             ///< glyphs [first, first + count)
    std::uint32_t count = 0;
    double size = 0;                     ///< of the face: Naskh is set larger
    double advance = 0;
    std::uint32_t span = 0;
    std::uint8_t level = 0;
    bool blank = false;
};

/// Pieces [begin, end) that stay on one line, then blank ones up to `next`.
struct TextSegment {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t next = 0;
    double width = 0;                    ///< without the blanks
    double blankWidth = 0;
    bool lineEnd = false;
};

struct ItemisedText {
    std::vector<TextPiece> pieces;
    std::vector<TextSegment> segments;
};

/// Cuts styled text into pieces that HarfBuzz can shape, chooses the face of each, shapes it.
class Itemiser
{
public:
    Itemiser(Shaper &shaper, double arabicScale) : m_shaper(shaper), m_arabicScale(arabicScale) {}

    /// Error MissingGlyph where no face has a character.
    [[nodiscard]] Result<ItemisedText> itemise(const StyledText &text);
    /// Also true for what is never drawn: line ends, isolates, joiners.
    [[nodiscard]] static bool canDraw(const FontSet &fonts, char32_t character, const StyleSpan &style);

private:
    struct Analysis;
    struct Item;

    [[nodiscard]] Result<Item> itemAt(const Analysis &analysis, qsizetype at, std::size_t span) const;
    [[nodiscard]] Result<void> addPieces(const Analysis &analysis, qsizetype begin, qsizetype end, std::size_t &span,
                                         bool blank, ItemisedText &result);
    [[nodiscard]] Result<void> addPiece(const Analysis &analysis, const Item &item, qsizetype begin, qsizetype end,
                                        bool blank, ItemisedText &result);

    Shaper &m_shaper;
    double m_arabicScale;
    Bidi m_bidi;
    LineBreaker m_lineBreaker;
};

} // namespace dossier::reports
