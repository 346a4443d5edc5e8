// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"
#include "ui/text/words.h"

namespace dossier::ui {

/// What an import says, in the words of the window.
class ImportWords
{
public:
    ImportWords(const Words &words, const schema::Registry &registry, const schema::Vocabularies &vocabularies)
        : m_words(words), m_registry(registry), m_vocabularies(vocabularies) {}

    /// "Line 12, column 3: The cell was not understood …" and what stands there.
    [[nodiscard]] QString finding(const exchange::Finding &finding) const;
    /// The same without the place.
    [[nodiscard]] QString what(const exchange::Finding &finding) const;
    /// "Total term: – → 8 years"
    [[nodiscard]] QString change(const exchange::PlannedChange &change) const;
    /// "same patronymic, other script"
    [[nodiscard]] QString reasons(const names::Similarity &similarity) const;
    /// The same of permanent codes, as they are stored.
    [[nodiscard]] QString reasons(const QStringList &codes) const;
    /// What a column holds, by its permanent name; empty name: not to be imported.
    [[nodiscard]] QString column(const QString &name) const;

private:
    const Words &m_words;
    const schema::Registry &m_registry;
    const schema::Vocabularies &m_vocabularies;
};

} // namespace dossier::ui
