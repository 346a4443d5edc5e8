// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/registry.h"
#include "store/tables/fresh_rows.h"
#include "store/tables/row_mapper.h"

#include <QHash>
#include <QSet>

namespace dossier::store {

/// Keeps the table title: the text by which a record is named where others refer to it, and by
/// which lists sort. A title is made of the entity's title fields; a reference contributes the
/// title of its target, a kind of parts that of the first part. So a new name of a person also
/// renames its cases: titles are written at the end of an Action, in the order of dependence.
class TitleWriter
{
public:
    /// `fresh` outlives the writer and is what it says until flush has returned.
    TitleWriter(Statements &statements, const RowMappers &mappers, const FreshRows &fresh);

    void touch(std::int64_t eid, schema::EntityType type);
    /// The same for a record that did not exist before: nothing takes its title from it but what
    /// was made with it, and that is touched as well.
    void touchNew(std::int64_t eid, schema::EntityType type)
    {
        touch(eid, type);
        m_new.insert(eid);
    }
    /// True where a change of the field must be followed by touch.
    [[nodiscard]] bool concerns(const schema::FieldSpec &field) const;
    [[nodiscard]] base::Result<void> flush();
    void forget();

private:
    /// One contribution to a title.
    struct Piece {
        enum class Kind : std::uint8_t { Text, Moment, Title, FirstPart, Members } kind = Kind::Text;
        schema::FieldId field{};
        int column = 0;
        schema::EntityType child{};
        QByteArray select;      ///< eid of the first part of one parent; members of one eid
    };
    struct Dependent {
        std::uint16_t type = 0;
        QByteArray select;      ///< eids that take their title from one eid
    };
    struct Plan {
        int rank = 0;           ///< greater than that of everything it takes titles from
        bool isPart = false;    ///< a new part may be the first of an older parent
        QByteArray own;         ///< the columns of one eid; empty where nothing is read
        std::vector<Piece> pieces;
        std::vector<Dependent> dependents;
    };

    void plan(const RowMapper &mapper, const RowMappers &mappers);
    void rank();
    void planParts(const RowMapper &mapper, const RowMapper &child, Piece &piece);
    [[nodiscard]] base::Result<QString> outside(std::int64_t eid, const Piece &piece);
    [[nodiscard]] base::Result<QString> compose(std::int64_t eid, const Plan &plan);
    [[nodiscard]] base::Result<QString> composeFresh(std::int64_t eid, const FreshRows::Row &row, const Plan &plan);
    [[nodiscard]] base::Result<QString> titleOf(std::int64_t eid);
    [[nodiscard]] base::Result<void> write(std::int64_t eid, const QString &text);
    [[nodiscard]] base::Result<void> store(Statement &statement, std::int64_t eid, const QString &text);
    [[nodiscard]] base::Result<void> touchDependents(std::int64_t eid, const Plan &plan);

    Statements &m_statements;
    QHash<std::uint16_t, Plan> m_plans;
    const FreshRows &m_fresh;
    std::vector<std::vector<std::pair<std::int64_t, std::uint16_t>>> m_touched;   ///< eid and type, by rank
    QSet<std::int64_t> m_new;
    QHash<std::int64_t, QString> m_written;                     ///< titles of new records, while flush runs
    QSet<std::uint16_t> m_titleFields;                          ///< a change of these changes a title
};

} // namespace dossier::store
