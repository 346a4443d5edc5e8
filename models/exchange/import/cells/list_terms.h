// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace dossier::exchange {

/// The words lists use for terms of our vocabularies ("Sentenced" for liberty `serving`), from
/// resources/import/terms.csv. They are shorter and looser than our labels, and the same letter
/// means different things in different languages, so the language of the file decides first.
class ListTerms
{
public:
    [[nodiscard]] static base::Result<ListTerms> load();

    /// The term a cell stands for: by the words of `language`, else by those of another language
    /// if no two of them disagree; absent where nothing fits whole, and of more than 1,000 characters.
    [[nodiscard]] std::optional<QString> term(QByteArrayView vocabulary, const QString &cell,
                                              const QString &language) const;
    /// Takes the longest words of `vocabulary` out of `text`, whole words only and in whatever language;
    /// their term, absent where there are none or two terms share them. `text` is then simplified, its
    /// letters as they were. Texts of more than 1,000 characters are left alone.
    [[nodiscard]] std::optional<QString> takeTerm(QByteArrayView vocabulary, QString &text) const;
    /// The term whose words begin `text`, whole words only: "Total: 303".
    [[nodiscard]] std::optional<QString> leadingTerm(QByteArrayView vocabulary, const QString &text) const;
    /// "unknown", "n/a", "–" and the like: the list says that it does not know.
    [[nodiscard]] bool saysUnknown(const QString &cell, const QString &language) const;

private:
    struct Phrase {
        qsizetype start = -1;
        qsizetype size = 0;
        QString term;
    };
    void sortPhrases();
    [[nodiscard]] std::optional<Phrase> findPhrase(QByteArrayView vocabulary, const QString &text) const;

    struct Word {
        QByteArray vocabulary;
        QString language;
        QString term;
    };
    QMultiHash<QString, Word> m_words;   ///< by folded word
    QHash<QByteArray, QStringList> m_phrases;   ///< folded words of each vocabulary, longest first
};

} // namespace dossier::exchange
