// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

/// The third wall (security.md, section 4): strings read back from a finished file against the names
/// that must not be in it. Pure: who reads files and who fetches names is elsewhere.
namespace dossier::disclosure {

/// Somebody who must not be named, in all the ways in which she is called.
struct ProtectedName {
    base::RecordId owner;
    QStringList fullNames;    ///< every form and script
    QString given;            ///< of the legal name, where its parts are known
    QString patronymic;
    QString surname;
    QStringList aliases;      ///< pen names and nicknames
    QStringList contacts;     ///< e-mail, phone, host, user name, path
};

struct MatchContext {
    QList<ProtectedName> protectedNames;
    QStringList releasedNames;    ///< full names that the projection printed
    QSet<QString> commonParts;    ///< lexicon of common names, folded (names::fold)
};

struct NameFinding {
    enum class Effect : std::uint8_t {
        Blocks,
        Homonym,    ///< covered by a released person's own name: waits for a person to confirm
        Warns
    };
    enum class Kind : std::uint8_t { FullName, Alias, Contact, Surname, SinglePart, Initials, NearMiss };

    Effect effect = Effect::Warns;
    Kind kind = Kind::FullName;
    base::RecordId owner;
    qsizetype source = 0;    ///< index of the extracted string where it begins
    QString matched;         ///< words as compared

    friend bool operator==(const NameFinding &, const NameFinding &) = default;
};

/// Each finding once per string, in their order, what blocks first. *Blocks*: a full name in any order, with or
/// without patronymic, by fold or variant key; an alias; a contact; a distinctive surname alone; a
/// name of a script without word borders from two characters, wherever it stands. *Warns*: a common
/// or given name alone, initials with a surname, a name that differs in one letter.
[[nodiscard]] QList<NameFinding> findProtectedNames(const QStringList &extracted, const MatchContext &context);

} // namespace dossier::disclosure
