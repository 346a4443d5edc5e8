// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/query.h"
#include "ui/text/words.h"

namespace dossier::ui {

/// One condition of a filter as it stands in a chip.
struct FilterChip {
    QString expression;   ///< "liberty_status:pretrial"
    QString words;        ///< "Status: On remand"
};

/// The complete conditions at the beginning of what was typed, as chips, and what is left in the box: words to search
/// and a condition that is still being typed. `done`: the last condition is complete too (Enter). `today` is for "last week".
[[nodiscard]] std::pair<QList<FilterChip>, QString> takeChips(const QString &typed, bool done, const schema::EntitySpec &entity,
                                                              const schema::Registry &registry, const schema::Vocabularies &vocabularies,
                                                              const Words &words, QDate today);
/// The chip of one expression; its words are the expression where it cannot be read.
[[nodiscard]] FilterChip chipOf(const QString &expression, const schema::EntitySpec &entity, const schema::Registry &registry,
                                const schema::Vocabularies &vocabularies, const Words &words, QDate today);

} // namespace dossier::ui
