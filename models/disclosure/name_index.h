// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/protected_names.h"
#include "disclosure/token_stream.h"

#include <QHash>

#include <vector>

namespace dossier::disclosure {

/// Protected names prepared for look-up: by words in any order, by variant key, by single word.
/// Indices are those of the list it is made of.
class NameIndex
{
public:
    using Owners = QList<qsizetype>;

    explicit NameIndex(const QList<ProtectedName> &names);

    /// Whether a word may belong to any protected full name, in some spelling. Cheap: asked for
    /// every word of a file.
    [[nodiscard]] bool maybePart(const Token &word) const;
    /// Whose full name these words are, in whatever order and spelling.
    [[nodiscard]] Owners byWords(const QList<Token> &words) const;
    [[nodiscard]] Owners bySurname(const QString &word) const { return m_surnames.value(word); }
    /// The surname of which the word is a case or possessive ("Məmmədlinin"); empty where it is none.
    [[nodiscard]] QString inflectedSurname(const QString &word) const;
    /// Given names and other parts that are no surname.
    [[nodiscard]] Owners byOtherPart(const QString &word) const { return m_otherParts.value(word); }
    /// Surnames of eight letters and more that differ from the word in one letter.
    [[nodiscard]] Owners byNearSurname(const QString &word) const;
    [[nodiscard]] bool isInitialOf(const QString &letter, qsizetype owner) const;

    struct Sequence {
        qsizetype owner = 0;
        QStringList words;
        NameFinding::Kind kind = NameFinding::Kind::Alias;
    };
    /// Aliases and contacts that begin with that word.
    [[nodiscard]] QList<Sequence> sequencesFrom(const QString &word) const { return m_sequences.values(word); }
    struct Run {
        qsizetype owner = 0;
        QString text;       ///< without spaces
    };
    /// Names of scripts without word borders.
    [[nodiscard]] const std::vector<Run> &unborderedNames() const { return m_unbordered; }
    /// The last digits of phone numbers.
    [[nodiscard]] const std::vector<Run> &phones() const { return m_phones; }

private:
    void addFullName(const QList<Token> &words, qsizetype owner);
    void addNames(const ProtectedName &name, qsizetype owner);
    void addParts(const ProtectedName &name, qsizetype owner);
    void addSequence(const QString &text, qsizetype owner, NameFinding::Kind kind);
    void addContact(const QString &contact, qsizetype owner);

    QHash<QString, Owners> m_sorted;         ///< words in alphabetical order
    QHash<QString, Owners> m_variants;
    QSet<QString> m_partKeys;
    QHash<QString, Owners> m_surnames;
    QHash<QString, Owners> m_otherParts;
    QHash<QString, QStringList> m_surnameDeletions;
    QList<QStringList> m_initials;
    QMultiHash<QString, Sequence> m_sequences;
    std::vector<Run> m_unbordered;
    std::vector<Run> m_phones;
    mutable QHash<QString, bool> m_partCache;
};

} // namespace dossier::disclosure
