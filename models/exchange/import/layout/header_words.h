// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/layout/column_mapping.h"
#include "schema/vocabulary.h"

#include <QSet>

namespace dossier::exchange {

/// What a header may mean, the likeliest first; empty where nothing is known of it.
struct HeaderMeaning {
    QList<Column> columns;
    QString language;
};

/// The words by which lists name their columns: the glossary's `import.header.*` and, in more languages,
/// resources/import/headers.csv. Letter case, accents, punctuation, brackets and line breaks do not
/// count; nor do words that only describe how to fill a column in ("Date of arrest (day/month/year)").
/// A header in two languages ("Ad / Name") means what its known halves agree on.
class HeaderWords
{
public:
    [[nodiscard]] static base::Result<HeaderWords> load(const schema::Vocabularies &vocabularies);
    [[nodiscard]] static HeaderWords ofGlossary(const schema::Vocabularies &vocabularies);

    /// Headers of more than 300 characters mean nothing.
    [[nodiscard]] HeaderMeaning meaningOf(const QString &header) const;
    /// Of a header under another that spans several columns: "Arrest" over "Date".
    [[nodiscard]] HeaderMeaning meaningUnder(const QString &group, const QString &header) const;

    /// The form in which headers are compared.
    [[nodiscard]] static QString keyOf(const QString &header);
    /// Where two languages use one word for two things, the earlier of these has it.
    [[nodiscard]] static QStringList languages();

private:
    void add(Column column, const QString &words, const QString &language);
    [[nodiscard]] HeaderMeaning withoutIgnored(const QString &key) const;

    QHash<QString, HeaderMeaning> m_words;   ///< by key
    QSet<QString> m_ignored;                 ///< keys
};

} // namespace dossier::exchange
