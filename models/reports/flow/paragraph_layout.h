// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"
#include "reports/document.h"
#include "reports/flow/slab.h"
#include "reports/text/itemiser.h"

#include <optional>

namespace dossier::reports {

/// What to set, and where. `runs` is only looked at during the call.
struct TextRequest {
    const Runs &runs;
    TypeRole role = TypeRole::Body;
    double width = 0;
    Align align = Align::Start;
    QString language;                        ///< empty: the document's
    ElementId element = kArtifact;
    std::optional<bool> startsAtRight;       ///< side of Align::Start; absent: by the text's direction
    bool bold = false;                       ///< on top of role and runs (total rows)
};

struct LaidLine {
    std::vector<TextItem> items;             ///< x from the left of the box, baseline from the top of the line
    std::vector<LinkArea> links;
    double width = 0;
};

/// Moves a line into a display list, its top left corner to (x, y).
void placeLine(LaidLine &&line, double x, double y, DisplayList &content);

/// What a text needs; points.
struct TextExtent {
    double whole = 0;                        ///< its longest line where it need not be broken
    double word = 0;                         ///< its longest word
};

struct LaidText {
    std::vector<LaidLine> lines;
    std::vector<Element> elements;           ///< of links inside it, to be announced with its own
    double leading = 0;                      ///< height of every line
    bool rightToLeft = false;

    [[nodiscard]] double height() const { return leading * double(lines.size()); }
};

/// Places the lines of a text below each other, its top left corner at (x, y). Its elements stay where they are.
void placeText(LaidText &&text, double x, double y, DisplayList &content);

/// Parts of one element that stand apart on paper must not run together for who hears it.
[[nodiscard]] Runs separated(Runs runs);

/// Sets runs into lines: styles from the house style, breaks by UAX 14 first fit, order by UAX 9.
/// A word wider than the line is broken between characters.
class ParagraphLayout
{
public:
    ParagraphLayout(const HouseStyle &style, Shaper &shaper, ElementCounter &elements, QString documentLanguage);

    [[nodiscard]] Result<LaidText> lay(const TextRequest &request);
    /// Width and element of the request do not matter.
    [[nodiscard]] Result<TextExtent> measure(const TextRequest &request);
    [[nodiscard]] bool documentIsRightToLeft() const { return m_documentRightToLeft; }

private:
    [[nodiscard]] StyledText styled(const TextRequest &request, std::vector<Element> &links) const;
    /// A character that no face draws is printed as its name, "[U+1F600]", and noted in the shaper: it must
    /// be neither lost nor unseen.
    [[nodiscard]] Result<ItemisedText> itemise(StyledText &text);
    /// Puts those names in; false where nothing was missing.
    [[nodiscard]] bool nameMissing(StyledText &text) const;
    [[nodiscard]] StyleSpan spanOf(const Run &run, const TextRequest &request, const QString &blockLanguage) const;
    [[nodiscard]] bool directionOf(const StyledText &text, const TextRequest &request) const;
    void fill(const ItemisedText &text, double width, std::vector<std::vector<TextPiece>> &lines) const;
    /// Pieces of a line from left to right, with marks where runs of different direction meet.
    [[nodiscard]] Result<std::vector<TextPiece>> inVisualOrder(std::vector<TextPiece> &&pieces) const;
    [[nodiscard]] bool edgeIsStrong(const TextPiece &piece, bool right) const;
    [[nodiscard]] double baselineIn(const TypeStyle &type, double leading) const;
    [[nodiscard]] Result<LaidLine> place(std::vector<TextPiece> &&logical, const StyledText &text, const TextRequest &request,
                                         double leading) const;

    const HouseStyle &m_style;
    Shaper &m_shaper;
    ElementCounter &m_elements;
    Itemiser m_itemiser;
    QString m_documentLanguage;
    bool m_documentRightToLeft;
};

} // namespace dossier::reports
