// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "reports/figures.h"
#include "reports/runs.h"

#include <QString>

#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

/// What a report says, without where it stands on paper. A builder makes it from a projection;
/// a writer (PDF now; preview, HTML later) lays it out. It knows neither database nor domain.
///
/// Text may hold anything: control characters, bidi controls and unpaired surrogates are
/// neutralised by the layout ("\n" is a line break). Lengths are in the unit that a name says.
namespace dossier::reports {

using base::Result;

enum class Align : std::uint8_t {
    Start,   ///< left, or right in right-to-left text
    End,
    Right,   ///< figures: right in both directions, because digits run left to right
    Centre,
    ByText,  ///< where a text of its direction starts, whatever that of the document
};

/// Section heading; level 0 is the report's title. Stays with what follows.
struct Heading {
    int level = 1;                      ///< 0…3
    QString number;                     ///< printed before it in the accent colour; may be empty
    Runs runs;
    QString language;
    QString anchor = {};                ///< its name for links and contents; unique, may be empty
    Runs aside = {};                    ///< after it in grey: a count; may be empty
    std::optional<TypeRole> role = {};  ///< else that of its level
};

struct Paragraph {
    Runs runs;
    TypeRole role = TypeRole::Body;
    Align align = Align::Start;
    QString language;                   ///< else the document's; decides the direction too
    bool keepWithNext = false;
};

struct Column {
    double widthMm = 0;                 ///< 0 shares what the others leave
    Align align = Align::Start;
    bool fit = false;                   ///< no wider than its cells need; `widthMm` is the most, unless a word is longer
};
using Row = std::vector<Runs>;          ///< one Runs a column; missing cells are empty

/// Rows are never cut unless taller than a page; header rows repeat; at most four rows stay together.
struct Table {
    std::vector<Column> columns;
    std::vector<Row> header;
    std::vector<Row> rows;
    bool lastRowIsTotal = false;        ///< bold, framed, never alone on a page
    bool dense = false;                 ///< long lists: less padding
    std::size_t firstRows = 1;          ///< that stay with the header, and so with a heading above it
    std::vector<double> bars = {};      ///< one a row: how much of the last column its bar fills, 0…1
    QString language;
};

/// Facts: label and value, two pairs across or two stacks. An absent value is the builder's to drop.
struct KeyValues {
    struct Pair {
        QString label;
        Runs value;
    };
    std::vector<Pair> pairs;
    int across = 2;                     ///< 1 or 2 pairs in a line
    QString language;
    std::vector<Pair> beside = {};      ///< a second stack; then `pairs` is the first, and neither moves what is in the other
};

/// The tinted line under a name: status at the start, figure at the end.
struct StatusBar {
    Runs start;
    Runs end;
    QString language;
};

struct Spacer {
    double units = 1;                   ///< of the grid, 1.75 pt
};

struct PageBreak {};

/// A rule across the text block.
struct Rule {
    ColourRole colour = ColourRole::Ink;
    double thickness = 0.75;            ///< points
};

/// Short paragraphs side by side.
struct NoteColumns {
    std::vector<Runs> columns;
};

/// Tinted, with a bar in the accent colour: what a reader in a hurry must know.
struct SummaryBox {
    QString label;                      ///< may be empty
    std::vector<Runs> paragraphs;
    QString language;
};

/// Lines that are looked up: contents, an index, names. In several columns they are balanced.
struct LineList {
    enum class Kind : std::uint8_t {
        Contents,                       ///< the end of a line is the page of its anchor
        Index,
        Names,
    };
    struct Line {
        QString heading;                ///< of the lines from here on: a letter; may be empty
        QString number;                 ///< before the text; may be empty
        Runs text;
        Runs note;                      ///< below it in grey; may be empty
        QString end;                    ///< at the end of the line
        QString anchor;                 ///< what the line leads to; may be empty
        int level = 1;                  ///< of contents: 1 or 2
    };
    Kind kind = Kind::Index;
    int columns = 1;
    std::vector<Line> lines;
};

struct Block;

/// One record of a list: frame rule, number in the margin, name, blocks. Whole where it fits, or
/// where moving it leaves less than a third of a page empty; else split between its blocks.
struct Entry {
    QString number;
    Runs name;
    Runs otherForms;                    ///< the same name in other scripts; may be empty
    QString bookmark;                   ///< "64 Name"; empty: none
    QString anchor = {};                ///< its name for links; unique, may be empty
    std::optional<QString> silhouette = {}; ///< in the margin where there is no portrait: its caption
    std::vector<Block> blocks;
};

struct Block {
    std::variant<Heading, Paragraph, Table, KeyValues, StatusBar, Spacer, PageBreak, Entry, Rule, CountBlock, Strip,
                 ShareBar, TimeBar, NoteColumns, SummaryBox, LineList>
        content;
};

/// Blocks in order, one at a time, so that a list of thousands is never whole in memory.
class BlockSource
{
public:
    virtual ~BlockSource() = default;
    /// The next block; none at the end. An error stops the writer and is returned by it.
    [[nodiscard]] virtual Result<std::optional<Block>> next() = 0;
};

/// How the audience tag in the head is drawn (report-style, "Head, foot, classification").
enum class TagStyle : std::uint8_t { Outlined, GreyFill, InkFill, InkFillDoubleFrame };

enum class Digits : std::uint8_t { Latin, Persian };

/// Words of head and foot; every one comes from the caller, in the report's language.
struct Furniture {
    QString tag;                        ///< "PUBLIC"
    TagStyle tagStyle = TagStyle::Outlined;
    QString headStart;                  ///< short title; the current part is added to it
    QString headEnd;                    ///< "Edition 14 · as of 1 November 2026"
    QString footStart;
    QString pageOf = QStringLiteral("%1 / %2"); ///< "Page %1 of %2"
    QString continued;                  ///< "%1, continued": added to the head where an entry goes on
    QString draftMark;                  ///< printed large behind the block; empty: not a draft
    Digits digits = Digits::Latin;
};

struct DocumentInfo {
    QString title;                      ///< of the file; with the language all the metadata it carries
    QString language = QStringLiteral("en");
    Furniture furniture;
};

/// A document small enough to be a value.
struct Document {
    DocumentInfo info;
    std::vector<Block> blocks;
};

} // namespace dossier::reports
