// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal/change.h"
#include "store/tables/fresh_rows.h"
#include "store/tables/heads.h"
#include "store/tables/multiset_hash.h"
#include "store/tables/record_ids.h"
#include "store/tables/row_mapper.h"
#include "store/tables/search_writer.h"
#include "store/tables/title_writer.h"

#include <span>

namespace dossier::store {

/// One op with predecessors as this file numbers them. `values` is empty where they were erased.
struct LocalOp {
    OpKind kind = OpKind::Note;
    std::vector<schema::FieldId> fields;
    domain::Heads predecessors;
    std::span<const schema::Value> values;
};

/// One change of the journal, ready for the tables.
struct LocalChange {
    domain::Dot dot = 0;
    schema::EntityType type{};
    base::RecordId entity;
    std::int64_t eid = 0;   ///< of the entity; 0: to be looked up
    std::vector<LocalOp> ops;
    RecordHeads heads;   ///< of the record before the change
};

/// What a change once wrote into a field, for the rare cases in which the tables do not tell:
/// several heads, and values that protect.
class WrittenValues
{
public:
    struct Written {
        schema::Value value;      ///< absent also where it was erased
        std::uint64_t clock = 0;
        Digest chain{};
    };
    virtual ~WrittenValues() = default;
    /// What the deletion in this change had seen.
    [[nodiscard]] virtual base::Result<domain::Heads> seenByDeletion(domain::Dot dot) = 0;
    [[nodiscard]] virtual base::Result<Written> written(domain::Dot dot, schema::FieldId field) = 0;
};

/// Which of two concurrent versions is shown first: the more protective one of a protective field,
/// whatever the clocks say; elsewhere the later, and the chain hash decides where clocks agree.
[[nodiscard]] bool shownBefore(const schema::FieldSpec *field, const WrittenValues::Written &a,
                               const WrittenValues::Written &b);

/// Changes that added members to the sets of a record and are still in force, each once: a deletion
/// names them beside the heads.
[[nodiscard]] base::Result<domain::Heads> readAdditions(Statements &statements, std::int64_t eid, const RowMapper &mapper);

/// Applies changes of the journal to heads, tables, titles and the search index. The only writer
/// of the materialised tables: a save, an undo, a job and a rebuild all come here, so that the
/// tables are a function of the journal. Runs inside a transaction and a Guards::Applying scope.
class Materialiser
{
public:
    Materialiser(Statements &statements, const RowMappers &mappers, RecordIds &ids, WrittenValues &written);

    /// Before the first change of a transaction: a record that has a number by now, though only others
    /// may have named it so far, is not new.
    [[nodiscard]] base::Result<void> start();
    /// Right after the journal has stored the change, each after those it names. `protective` is
    /// brought up to date. Fields and entities that this release does not know leave no trace but
    /// their heads; the journal keeps them.
    [[nodiscard]] base::Result<void> apply(const LocalChange &change, ProtectiveHash &protective);
    /// Titles and search index of everything applied since the last flush.
    [[nodiscard]] base::Result<void> flush();
    /// After a rollback.
    void forget();

private:
    /// What a change does to one row, collected so that it is written by one statement.
    struct RowUpdate {
        std::vector<std::pair<const MappedField *, schema::Value>> fields;
        std::optional<bool> deleted;
    };
    struct Target {
        const LocalChange &change;
        std::int64_t eid;
        const RowMapper *mapper;   ///< null: an entity of a newer release
        RecordHeads heads;
    };

    [[nodiscard]] base::Result<void> create(const Target &target, const LocalOp &op, ProtectiveHash &protective);
    [[nodiscard]] base::Result<void> set(Target &target, const LocalOp &op, RowUpdate &update, ProtectiveHash &protective);
    [[nodiscard]] base::Result<void> protect(const Target &target, const schema::FieldSpec &field, const LocalOp &op,
                                             ProtectiveHash &protective);
    [[nodiscard]] base::Result<schema::Value> shown(const Target &target, const schema::FieldSpec &field);
    [[nodiscard]] base::Result<void> add(const Target &target, const LocalOp &op, ProtectiveHash &protective);
    [[nodiscard]] base::Result<void> remove(const Target &target, const LocalOp &op, ProtectiveHash &protective);
    [[nodiscard]] base::Result<void> replaceHeads(Target &target, schema::FieldId field, const domain::Heads &predecessors);
    [[nodiscard]] base::Result<void> changeExistence(Target &target, const LocalOp &op);
    [[nodiscard]] base::Result<bool> isDeleted(const Target &target);
    [[nodiscard]] base::Result<void> write(const Target &target, RowUpdate &update);
    [[nodiscard]] base::Result<void> compute(const Target &target, RowUpdate &update);
    void touch(const Target &target, const schema::FieldSpec &field);
    void touchAll(const Target &target);
    [[nodiscard]] base::Result<void> touchCreated(const Target &target, const LocalOp &op);

    Statements &m_statements;
    const RowMappers &m_mappers;
    RecordIds &m_ids;
    WrittenValues &m_written;
    FreshRows m_fresh;
    std::int64_t m_newest = 0;   ///< the greatest number that was given before start or the last flush
    SearchWriter m_search;
    TitleWriter m_titles;
};

} // namespace dossier::store
