// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "reports/type_roles.h"

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

/// A stretch of text of one look. Empty optionals follow the role.
struct Run {
    QString text;
    std::optional<TypeRole> role;       ///< else that of the block
    std::optional<bool> bold;
    bool italic = false;                ///< only for an inexact date or an observer's own remark
    std::optional<Family> family;
    std::optional<ColourRole> colour;
    QString language;                   ///< BCP-47, where it differs from the block's
    bool isolate = false;               ///< its direction must not touch its neighbours (codes, names in another script)
};
using Runs = std::vector<Run>;

[[nodiscard]] inline Runs plain(QString text)
{
    Runs runs(1);
    runs.front().text = std::move(text);
    return runs;
}

enum class Align : std::uint8_t {
    Start,   ///< left, or right in right-to-left text
    End,
    Right,   ///< figures: right in both directions, because digits run left to right
    Centre,
};

/// Section heading; level 0 is the report's title. Stays with what follows.
struct Heading {
    int level = 1;                      ///< 0…3
    QString number;                     ///< printed before it in the accent colour; may be empty
    Runs runs;
    QString language;
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
};
using Row = std::vector<Runs>;          ///< one Runs a column; missing cells are empty

/// Rows are never cut unless taller than a page; header rows repeat; at most four rows stay together.
struct Table {
    std::vector<Column> columns;
    std::vector<Row> header;
    std::vector<Row> rows;
    bool lastRowIsTotal = false;        ///< bold, framed, never alone on a page
    bool dense = false;                 ///< long lists: less padding
    QString language;
};

/// Facts: label and value, two pairs across. An absent value is the builder's to drop.
struct KeyValues {
    struct Pair {
        QString label;
        Runs value;
    };
    std::vector<Pair> pairs;
    int across = 2;                     ///< 1 or 2 pairs in a line
    QString language;
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

struct Block;

/// One record of a list: frame rule, number in the margin, name, blocks. Whole where it fits, or
/// where moving it leaves less than a third of a page empty; else split between its blocks.
struct Entry {
    QString number;
    Runs name;
    Runs otherForms;                    ///< the same name in other scripts; may be empty
    QString bookmark;                   ///< "64 Name"; empty: none
    std::vector<Block> blocks;
};

struct Block {
    std::variant<Heading, Paragraph, Table, KeyValues, StatusBar, Spacer, PageBreak, Entry> content;
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
