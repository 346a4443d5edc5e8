// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "exchange/import/import_watch.h"
#include "names/name_index.h"
#include "store/read_connection.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace dossier::exchange {

/// A case of a person, as far as telling two of them apart needs.
struct KnownCase {
    base::RecordId id;
    base::PartialDate arrested;
};

/// A human being of the store: one record, or several that a person said are the same.
struct KnownPerson {
    base::RecordId id;               ///< the record under which the person is kept
    names::PersonFacts facts;
    std::vector<KnownCase> cases;    ///< of all records of the person
};

/// The persons of a store, found by their names in any spelling.
class KnownPeople
{
public:
    /// Unbounded: reads every person, name and case. Not deleted ones. Error of askWatch.
    [[nodiscard]] static base::Result<KnownPeople> read(const store::ReadConnection &records, const ImportWatch &watch = {});

    [[nodiscard]] const std::vector<KnownPerson> &people() const { return m_people; }
    [[nodiscard]] const names::NameIndex &index() const { return m_index; }
    /// Position in people(); absent where the id is no person's.
    [[nodiscard]] std::optional<std::size_t> find(base::RecordId person) const;
    /// Whether the case stands: there is one of that id, and it is not deleted.
    [[nodiscard]] bool hasCase(base::RecordId id) const { return m_cases.contains(id); }
    /// Whether somebody said that these two are not the same person.
    [[nodiscard]] bool areNotSame(base::RecordId one, base::RecordId other) const;

private:
    [[nodiscard]] base::Result<void> readPersons(const store::ReadConnection &records, const ImportWatch &watch);
    [[nodiscard]] base::Result<void> readNames(const store::ReadConnection &records, const ImportWatch &watch);
    [[nodiscard]] base::Result<void> readCases(const store::ReadConnection &records, const ImportWatch &watch);
    [[nodiscard]] base::Result<void> readDecisions(const store::ReadConnection &records, const ImportWatch &watch);

    using Pair = std::pair<std::size_t, std::size_t>;   ///< positions in people()
    std::vector<KnownPerson> m_people;
    QHash<base::RecordId, std::size_t> m_positions;   ///< of every record, aliases included
    QSet<base::RecordId> m_cases;
    QSet<Pair> m_notSame;     ///< both ways round
    names::NameIndex m_index;
};

} // namespace dossier::exchange
