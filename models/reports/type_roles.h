// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace dossier::reports {

/// "The serif speaks, the sans records."
enum class Family : std::uint8_t { Serif, Sans };

/// What a piece of text is; face, size, leading and colour follow from it (house_style.json, "type").
enum class TypeRole : std::uint8_t {
    CoverTitle,
    CoverAsOf,
    ReportTitle,
    H1,
    H2,
    H3,
    PersonName,
    EntryNumber,
    Body,
    BodyList,
    Table,
    TableHeader,
    Label,
    Note,
    Citation,
    Withheld,
    Furniture,
    CoverFigure,
    CoverText,
    StripFigure,
    Statement,
    IndexLetter,
};
inline constexpr int kTypeRoleCount = 22;

/// Named colours of the house style; a document never states a value.
enum class ColourRole : std::uint8_t {
    Ink, GreyText, Accent, Rule, Tint, Watermark, White, Dark, Middle, Silhouette, SilhouetteGround,
};
inline constexpr int kColourRoleCount = 11;

} // namespace dossier::reports
