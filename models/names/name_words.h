// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace dossier::names {

/// A word of a name as it stands in the text: letters, marks and apostrophes between them.
struct NameWord {
    qsizetype start = 0;         ///< in the text, UTF-16 units
    qsizetype end = 0;
    QString folded;              ///< without apostrophes
    bool commaAfter = false;
    bool dotAfter = false;
    bool hyphenAfter = false;    ///< the next word is joined to this one
    bool bracketed = false;      ///< stands in round or square brackets, or in quotes
    bool capitals = false;       ///< two letters or more and none of them small
};

/// The words of a name in order. A word of digits is none; the three X that passports put where
/// there is no surname are none either. Words of more than 64 units are none, and at most 24
/// are read: whatever has more is no name.
[[nodiscard]] std::vector<NameWord> nameWords(QStringView text);

[[nodiscard]] bool isApostrophe(QChar c);

/// A letter and a dot, or a letter alone that no person has as a name: "A.", "Дж.", "Sh.", "S".
[[nodiscard]] bool isInitial(const NameWord &word);

/// oğlu, ogly, qızı, gyzy, kyzy, оглы, кызы, улы: what follows the father's name, folded.
[[nodiscard]] bool isPatronymicMark(QStringView folded);
/// bin, ibn, bint, ould: what stands before the father's name, folded.
[[nodiscard]] bool isPatronymicPrefix(QStringView folded);
/// qızı, bint and their like: the daughter of somebody.
[[nodiscard]] bool isDaughterMark(QStringView folded);
/// "Asafoglu", "Vagifgyzy": the mark written in one with the name.
[[nodiscard]] bool endsInPatronymicMark(QStringView folded);
/// Иванович, Ivanovna, Сяргеевіч; not the Petrović of a language that has no patronymics.
[[nodiscard]] bool isSlavicPatronymic(QStringView written, QStringView folded);
/// A title or particle that lists put or leave out: Dr, Haji, U, Daw, al-, de la, van. It may be a name
/// all the same (Lê, Ko), so it counts for little and is never dropped.
[[nodiscard]] bool isParticle(const NameWord &word);

} // namespace dossier::names
