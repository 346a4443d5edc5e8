// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/house_style.h"
#include "reports/text/shaped_word.h"

#include <QString>

#include <cstdint>
#include <vector>

/// What the flow hands to a back end: glyphs and fills with their place on a page, and what they
/// mean. Points; origin at the top left corner of the page, y downwards.
namespace dossier::reports {

using base::Result;

/// A node of the reading structure; numbered from 1 in reading order over the whole document.
using ElementId = std::uint32_t;
inline constexpr ElementId kArtifact = 0;        ///< furniture, rules, repeated headers: not read aloud

/// Roles as in report-style, "Accessibility"; names are those of PDF's standard structure types.
enum class ElementRole : std::uint8_t {
    H1, H2, H3, H4, H5, H6, P, Sect, Table, TR, TH, TD, L, LI, Lbl, LBody, TOC, TOCI, Link, Figure,
};

/// Announced before the first item that belongs to it, its parent before it.
struct Element {
    ElementId id = 0;
    ElementId parent = 0;                        ///< 0: the document itself
    ElementRole role = ElementRole::P;
    QString language;                            ///< where it differs from the document's
    QString alternative;                         ///< of a figure: what is said instead of it
};

/// Ids first…last will get no further item.
struct ElementRange {
    ElementId first = 0;
    ElementId last = 0;
};

struct TextItem {
    SharedWord word;
    std::uint32_t first = 0;                     ///< glyphs [first, first + count) of the word
    std::uint32_t count = 0;
    double x = 0;
    double baseline = 0;
    double size = 0;
    Rgb colour;
    ElementId element = kArtifact;
    QString language;                            ///< where it differs from its element's
};

/// A filled rectangle: rule, tint, frame side, bar of a figure.
struct Fill {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    Rgb colour;
    ElementId element = kArtifact;               ///< else that of a figure
};

struct Point {
    double x = 0;
    double y = 0;
};

/// A filled polygon without holes; what is round is given as one of many corners.
struct Shape {
    std::vector<Point> corners;
    Rgb colour;
    ElementId element = kArtifact;
};

/// A place on the page that leads elsewhere.
struct LinkArea {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    QString target;                              ///< "#" and the name of an anchor, else an address
    ElementId element = kArtifact;               ///< of role Link, whose text it covers
    QString text = {};                           ///< what that text is: said where links are listed
};

/// Painted in this order: fills, shapes, then texts as listed.
struct DisplayList {
    std::vector<Fill> fills;
    std::vector<Shape> shapes;
    std::vector<TextItem> texts;
    std::vector<LinkArea> links;

    void moveBy(double dx, double dy);
    void append(DisplayList &&other);
};

struct Bookmark {
    int level = 1;                               ///< 1 outermost
    QString title;
    double y = 0;
};

/// The name of a place in the document; names are unique.
struct Anchor {
    QString name;
    double y = 0;
};

/// The number of the page that an anchor is on, which only the end knows. It is drawn by the page's
/// overlay, whose texts of elements stand in the order of these.
struct PageReference {
    QString anchor;
    double edge = 0;                             ///< where the number ends (starts, in right-to-left documents)
    double y = 0;                                ///< top of its line
    ElementId element = kArtifact;
};

struct Page {
    int index = 0;                               ///< from 0
    DisplayList content;
    std::vector<Element> elements;               ///< that begin on this page
    std::vector<ElementRange> closed;            ///< that end on it
    std::vector<Bookmark> bookmarks;
    std::vector<Anchor> anchors;
    std::vector<PageReference> references;
};

/// A back end. Gets every page once, in order; after the last one, for every page, what only the
/// end could know (its "Page x of y", the numbers of pages referred to).
class PageSink
{
public:
    virtual ~PageSink() = default;
    [[nodiscard]] virtual Result<void> page(Page &&page) = 0;
    [[nodiscard]] virtual Result<void> overlay(int pageIndex, DisplayList &&content) = 0;
};

} // namespace dossier::reports
