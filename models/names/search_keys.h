// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/heard_word.h"

#include <QHash>
#include <QStringList>
#include <QStringView>

#include <vector>

namespace dossier::names {

/// Raised when the keys of a name change: an index that holds others is made anew.
inline constexpr int kSearchKeysVersion = 1;

/// Words whose whole sound has at least this many letters are met by their beginning too.
inline constexpr qsizetype kShortestBeginning = 3;

/// Makes the keys under which a search finds a person in whatever spelling. Words heard before are not heard again.
class SearchKeys
{
public:
    /// For all the names of one person together: letters only, none twice. A key begins with what it is: w a whole
    /// sound, l a loose one, s the skeleton of a word with vowels and a of one without (heard_word.h), i an initial
    /// that stands for a given name, f the first letter of a word, m the mark of a patronymic, p that no patronymic is
    /// known. `patronymics` are fields of their own, with or without the mark.
    [[nodiscard]] QStringList of(const QStringList &names, const QStringList &patronymics);

private:
    QHash<QString, QStringList> m_heard;   ///< by word as written
};

/// What a search asks for under one typed word.
struct SoughtKeys {
    QStringList equal = {};          ///< any of these keys
    QStringList beginnings = {};     ///< or any key that begins so

    [[nodiscard]] bool isEmpty() const { return equal.isEmpty() && beginnings.isEmpty(); }
};

/// A word of a search as typed, from space to space, and what else meets it.
struct SoughtWord {
    QString written = {};
    SoughtKeys keys = {};
    /// The mark typed after it ("Asəf oğlu"), which must be met too; empty where there is none.
    QString mark = {};
    QString markKey = {};
    /// "Aynur Elgunesh (Ganbarova)": another word for the same.
    std::vector<SoughtWord> others = {};
    /// Whoever has this key is found without the word, because it is a patronymic beside a whole name.
    QString lackingKey = {};
};

/// The words of a search, in order. Every one must be met: by the typed letters, or under its keys.
[[nodiscard]] std::vector<SoughtWord> soughtWords(const QString &typed);

} // namespace dossier::names
