// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"
#include "store/tables/statement.h"

#include <QHash>

#include <optional>

namespace dossier::store {

/// A record as this file numbers it.
struct LocalRecord {
    std::int64_t eid = 0;
    schema::EntityType type{};   ///< 0 where the record is only referred to and its kind is not known
};

/// Row ids are small and local to a file; UUIDs travel. Translates both ways over the table ent,
/// with a cache. Records of other compartments that are referred to have a number here too.
class RecordIds
{
public:
    explicit RecordIds(Statements &statements) : m_statements(statements) {}

    /// Absent where this file has never met the record.
    [[nodiscard]] base::Result<std::optional<LocalRecord>> find(base::RecordId id);
    /// Gives the record a number where it has none. A kind of 0 is replaced once it is known.
    [[nodiscard]] base::Result<std::int64_t> localOrNew(base::RecordId id, schema::EntityType type);
    /// Error DamagedDatabase where there is none.
    [[nodiscard]] base::Result<base::RecordId> global(std::int64_t eid);
    [[nodiscard]] base::Result<schema::EntityType> type(std::int64_t eid);
    /// Takes a number that the journal has given.
    void learn(base::RecordId id, LocalRecord local);
    /// After a rollback: numbers given since may have been taken back.
    void forget();

private:
    struct Known {
        base::RecordId id;
        schema::EntityType type{};
    };
    static constexpr qsizetype kCached = 50'000;

    void remember(base::RecordId id, LocalRecord local);
    [[nodiscard]] base::Result<Known> known(std::int64_t eid);

    Statements &m_statements;
    QHash<base::RecordId, LocalRecord> m_local;
    QHash<std::int64_t, Known> m_global;
};

} // namespace dossier::store
