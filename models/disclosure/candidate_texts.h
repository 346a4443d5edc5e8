// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "disclosure/release_view.h"
#include "schema/entities/narrative.h"

namespace dossier::disclosure {

/// The text of a narrative for that report: in its language, else the original, else any. Readers
/// to whom the working text is not open get what was cleared, never a later edit.
[[nodiscard]] std::optional<TextInLanguage> textFor(const ReleaseView &view, const schema::NarrativeFields &narrative,
                                                    const QList<Row> &texts, const QString &language);

} // namespace dossier::disclosure
