// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "store/journal/journal_tables.h"
#include "store/tables/statement.h"

namespace dossier::store {

/// What head.fld means beside the id of a register.
inline constexpr std::int64_t kWholeRow = -1;   ///< the creation: head of every register without its own
inline constexpr std::int64_t kDeletion = -2;

/// The current changes of one record's registers: those that no other change names as predecessor.
/// Additions to sets lie in the tables of the sets, with the dot of the change that made them.
struct RecordHeads {
    domain::Heads created;
    domain::Heads deletions;
    QMap<std::uint16_t, domain::Heads> byField;

    /// Of one register, in the order of their dots.
    [[nodiscard]] domain::Heads of(schema::FieldId field) const;
    /// Of the whole record, each once, in the order of their dots.
    [[nodiscard]] domain::Heads all() const;
};

[[nodiscard]] base::Result<RecordHeads> readHeads(Statements &statements, std::int64_t eid);
[[nodiscard]] base::Result<void> addHead(Statements &statements, std::int64_t eid, std::int64_t field, domain::Dot dot);
[[nodiscard]] base::Result<void> removeHead(Statements &statements, std::int64_t eid, std::int64_t field, domain::Dot dot);

} // namespace dossier::store
