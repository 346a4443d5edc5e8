// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/runs.h"

#include <cstdint>

/// Blocks of a document that show numbers as shapes; each says its figure in words as well.
namespace dossier::reports {

/// The one figure of a cover and what it counts, beside it.
struct CountBlock {
    QString figure;
    Runs text;
};

/// Cells that are read as a sum: "24", "+ 21", "= 45". It is the builder's to see that it adds up.
struct Strip {
    struct Cell {
        QString figure;
        QString label;
        QString note;                   ///< may be empty
    };
    std::vector<Cell> cells;
};

/// How a part of a bar is told from its neighbours in black and white.
enum class BarFill : std::uint8_t { Ink, Dark, Middle, Light, White, Hatched };

/// A bar whose parts are shares of a whole, with their counts in it and their names below.
struct ShareBar {
    struct Part {
        double value = 0;
        QString label;
        BarFill fill = BarFill::Ink;
    };
    std::vector<Part> parts;
    QString alternative;                ///< the figure in words
};

/// A stretch of time to scale, from 0 (its start) to 1 (its end).
struct TimeBar {
    struct Part {
        double from = 0;
        double to = 0;
        QString label;
        BarFill fill = BarFill::Dark;
    };
    std::vector<Part> parts;
    std::vector<double> ticks;          ///< white marks: extensions
    QString start;                      ///< below its start
    QString end;                        ///< below its end
    QString alternative;                ///< the figure in words
};

} // namespace dossier::reports
