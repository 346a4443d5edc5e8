// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/columns.h"

namespace dossier::items {

/// Who stands before the court: the persons of the hearing's cases, else of those of its proceeding; "Ayparalı Tural",
/// "Ayparalı Tural, Elçin Daşbulaqlı +3". Empty where none is known. Reads one proceeding and two cases at most.
[[nodiscard]] QString accusedInBrief(const CellContext &context, const domain::Record &hearing);
/// Day and hour where the hour is known, else the day in its precision; both in full.
[[nodiscard]] QString hearingTime(const CellContext &context, const domain::Record &hearing);
/// "Ayparalı Tural, trial session"; what there is of it.
[[nodiscard]] QString hearingTitle(const CellContext &context, const domain::Record &hearing);

/// What the list of hearings shows: when, whom, court, stage, outcome, and behind them other fields.
struct HearingColumnTitles {
    QString when;
    QString accused;
};
[[nodiscard]] Columns hearingColumns(const schema::EntitySpec &entity, const schema::Vocabularies &vocabularies, const QString &language,
                                     const HearingColumnTitles &titles);

} // namespace dossier::items
