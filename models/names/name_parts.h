// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace dossier::names {

/// A name taken apart, each part spelled as in the text. A part that is not there is empty, and so are
/// given name and surname where nothing in the text or the hints says which is which.
struct NameParts {
    QString given = {};
    QString patronymic = {};      ///< with its mark: "Asəf oğlu", "Иванович", "С."
    QString surname = {};
    /// The surname stands in capitals and the rest does not: the list does so to mark surnames.
    bool surnameInCapitals = false;

    friend bool operator==(const NameParts &, const NameParts &) = default;
};

enum class NameOrder { Unknown, GivenFirst, SurnameFirst };

/// What a list tells of its names beyond each single one.
struct NameHints {
    NameOrder order = NameOrder::Unknown;
    QSet<QString> givenNames;      ///< folded; seen as given names and never as surnames
    QSet<QString> surnames;        ///< folded; seen as surnames and never as given names
};

/// Takes a full name apart. In this order decide: a comma ("Məmmədov, Anar"), capitals ("MƏMMƏDOV Anar"),
/// the place of a patronymic (between given name and surname; a Slavic one at the end stands after the
/// given name), initials ("А.С. Мамедов"), the endings of surnames (-ov -yev -li -zadə -oğlu -in -sky -ko
/// -yan -shvili -dze …; where both words have one, the surer of the two), the hints. A mark of a
/// patronymic written in one with the name ("Vagifgyzy") is a surname where no other word is left for
/// it. What stands in brackets is left out.
[[nodiscard]] NameParts splitName(QStringView full, const NameHints &hints = {});

/// Reads the hints off all names of a list: the words that are surely given names or surnames in some
/// of them, and the order where at least ten names tell it and nine of ten agree.
[[nodiscard]] NameHints hintsOf(const QStringList &fullNames);

} // namespace dossier::names
