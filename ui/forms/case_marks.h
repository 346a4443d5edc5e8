// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/columns.h"
#include "ui/forms/rail_row.h"

namespace dossier::ui {

/// An event on the rail: red for an arrest, blue for what a court did, else grey.
[[nodiscard]] RailMark eventMark(const Words &words, const domain::Record &event);

/// What the case knows of other dates (arrest, orders, charges, sentences, court acts, releases, hearings), to be read
/// between its events. An arrest that is among `events` is not said twice. What cannot be read is left out.
[[nodiscard]] QList<RailMark> caseMarks(const items::CellContext &cells, const Words &words, const domain::Record &matter,
                                        const QList<domain::Record> &events);

} // namespace dossier::ui
