// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "reports/type_roles.h"

#include <QByteArrayView>

#include <array>

namespace dossier::reports {

using base::Result;

struct Rgb {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    friend bool operator==(const Rgb &, const Rgb &) = default;
};

/// One row of the type table; points.
struct TypeStyle {
    Family family = Family::Serif;
    bool bold = false;
    double size = 0;
    double leading = 0;
    double before = 0;
    double after = 0;
    double arabicLeading = 0;           ///< where Arabic is the main script of the block
    ColourRole colour = ColourRole::Ink;
};

/// The house style as values, read from resources/reports/house_style.json. All lengths in points.
struct HouseStyle {
    double pageWidth = 0;
    double pageHeight = 0;
    double blockLeft = 0;
    double blockTop = 0;
    double blockWidth = 0;
    double blockHeight = 0;
    double headTop = 0;
    double footRule = 0;                ///< from the top of the page
    double footTextGap = 0;

    double unit = 0;
    double arabicScale = 1;             ///< Naskh beside Latin of the same role
    std::array<TypeStyle, kTypeRoleCount> type{};
    std::array<Rgb, kColourRoleCount> colours{};

    double frameRule = 0;
    double headerRule = 0;
    double footRuleWidth = 0;
    double rowRule = 0;

    double cellPad = 0;                 ///< above and below
    double cellPadDense = 0;
    double cellPadEnd = 0;
    int keepWholeRows = 0;

    double entryMargin = 0;             ///< column of number and photo
    double entryGap = 0;
    std::array<double, 4> factColumns{};  ///< label, value, label, value in an entry
    double entryMoveShare = 0;          ///< of a page that may stay empty so that an entry is whole
    double statusPadVertical = 0;
    double statusPadSide = 0;
    double secondFrameGap = 0;

    [[nodiscard]] const TypeStyle &typeOf(TypeRole role) const { return type[std::size_t(role)]; }
    [[nodiscard]] Rgb colourOf(ColourRole role) const { return colours[std::size_t(role)]; }

    /// The style compiled into the program.
    [[nodiscard]] static Result<HouseStyle> standard();
    /// Error MalformedInput names the token that is missing or of the wrong kind.
    [[nodiscard]] static Result<HouseStyle> fromJson(QByteArrayView json);
};

} // namespace dossier::reports
