// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/cells/list_terms.h"
#include "schema/value.h"

#include <optional>

namespace dossier::exchange {

/// What a cell of sentences says.
struct SentenceCell {
    std::optional<schema::Duration> term;
    std::optional<QString> kind;     ///< term of `sentence`, where the cell names it: conditional, fine, life …
    std::optional<QString> regime;   ///< term
    QString amount;                  ///< of a fine, as printed
    /// "sentinel_value", "not_a_sentence" ("detention": the column says how the person is held) or
    /// "unread_cell"; empty where the whole cell was read.
    QString finding;
};

/// "12 il", "10 лет 6 мес. строгого режима", "2.5 years suspended", "8,5 лет" (half a year is six months),
/// "life", "fine 5000 AZN". A number alone is read where the header names its unit ("Sentence (years)").
/// A cell that is not understood whole has only a finding.
[[nodiscard]] SentenceCell readSentence(const QString &cell, const QString &header, const ListTerms &terms, const QString &language);

} // namespace dossier::exchange
