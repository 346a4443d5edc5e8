// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/spelling_match.h"
#include "store/store.h"

namespace dossier::store {

/// A word of a search that met a name in another spelling, both as written, and what differs (names::reasonName).
struct OtherSpelling {
    QString asked;
    QString met;
    QString kind;

    friend bool operator==(const OtherSpelling &, const OtherSpelling &) = default;
};

/// Every name under which a search finds a record: all names of a person, of the person of a case, the record's own
/// names elsewhere. Empty where they cannot be read.
[[nodiscard]] QStringList namesOf(const Store &store, const domain::Record &record);

/// Says why a search found a record where the typed letters do not stand in a name.
class FoundBy
{
public:
    /// The words of a search (Query::search).
    explicit FoundBy(const QString &words) : m_match(words), m_isEmpty(words.trimmed().isEmpty()) {}

    /// The words that met one of the names in another spelling only, in the order asked; none for what met as typed or
    /// met another field.
    [[nodiscard]] QList<OtherSpelling> why(const QStringList &names) const;
    /// The same of a record that was found; reads its names.
    [[nodiscard]] QList<OtherSpelling> why(const Store &store, const domain::Record &record) const;

private:
    names::SpellingMatch m_match;
    bool m_isEmpty;
};

} // namespace dossier::store
