// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/action.h"
#include "schema/entities/narrative.h"

/// Text in languages (domain.md, "Core ideas"): what forms and the terminal need to write one.
namespace dossier::domain {

/// Where a text goes.
struct TextPlace {
    const schema::NarrativeFields &narrative;
    base::RecordId parent;
    QString language;        ///< of the text, a term of vocabulary "language"
    QString vaultLanguage;   ///< in which originals are written
};

/// The change that makes `text` the text of that narrative in that language: of the part that
/// there is in `existing`, or a new one with the id `fresh`. In another language than the vault's
/// it is a translation of the original, where there is one. Empty text deletes the part. Absent
/// where nothing is to be done.
[[nodiscard]] std::optional<ChangeSet> setText(const TextPlace &place, const QString &text,
                                               const QList<Record> &existing, base::RecordId fresh);

/// Null where there is none in that language.
[[nodiscard]] const Record *textIn(const schema::NarrativeFields &narrative, const QList<Record> &texts,
                                   const QString &language);

} // namespace dossier::domain
