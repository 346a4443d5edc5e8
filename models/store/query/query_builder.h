// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/registry.h"
#include "store/query.h"
#include "store/tables/statement.h"

#include <QByteArray>

#include <variant>
#include <vector>

namespace dossier::store {

/// SQL with the values for its placeholders.
struct SqlText {
    QByteArray sql;
    std::vector<std::variant<std::int64_t, QByteArray, base::RecordId>> values;   ///< QByteArray: UTF-8 text

    void add(const SqlText &other);
    void bindTo(Statement &statement) const;
    friend bool operator==(const SqlText &, const SqlText &) = default;
};

/// Turns a Query into SQL over the materialised tables of one compartment. Every name comes from
/// the registry and every value is bound.
class QueryBuilder
{
public:
    /// Error UnknownField where entity, condition or sort key is not of this compartment.
    [[nodiscard]] static base::Result<QueryBuilder> of(const Query &query, const schema::Registry &registry,
                                                       schema::Compartment compartment);

    /// One row, one column: how many records.
    [[nodiscard]] SqlText count() const;
    /// One column eid, in order. Where the query sorts, rows with and without the first key are
    /// asked for separately: the former come first and straight from the index.
    enum class Rows : std::uint8_t { All, WithFirstKey, WithoutFirstKey };
    [[nodiscard]] bool isSorted() const { return !m_keys.empty(); }
    [[nodiscard]] bool isSearch() const { return m_isSearch; }
    /// What is searched for, as the index is asked; every one must be found. Empty where no word has a letter or digit.
    [[nodiscard]] const std::vector<QByteArray> &terms() const { return m_terms; }
    /// A record is also found by what names it, a case by the names of its person: statements with two columns, row
    /// of what names and row of what is named, ascending.
    [[nodiscard]] QByteArrayList links() const;
    [[nodiscard]] SqlText ids(Rows rows, std::int64_t limit, std::int64_t offset) const;
    [[nodiscard]] SqlText count(Rows rows) const;

private:
    /// One key of the order: columns of the row or of the title of what it refers to.
    struct OrderKey {
        QByteArrayList columns;
        QByteArray titleOf;    ///< eid expression whose title orders; empty for plain columns
        QByteArray index;      ///< over the column, of what is not deleted; empty where there is none
        bool descending = false;
    };

    QueryBuilder() = default;
    [[nodiscard]] base::Result<void> addCondition(const Condition &condition, const schema::Registry &registry);
    [[nodiscard]] base::Result<void> addSortKey(const SortKey &key);
    void addSearch(const QString &words, const schema::Registry &registry);
    [[nodiscard]] QByteArrayList namingColumns(const schema::Registry &registry) const;
    [[nodiscard]] SqlText from(Rows rows) const;
    [[nodiscard]] QByteArray orderBy(Rows rows) const;

    const schema::EntitySpec *m_entity = nullptr;
    QByteArray m_table;
    SqlText m_where;
    std::vector<OrderKey> m_keys;
    std::vector<QByteArray> m_terms;
    QByteArrayList m_naming;  ///< columns with what names a row
    bool m_isSearch = false;
    bool m_isWhole = false;   ///< everything that is not deleted
};

} // namespace dossier::store
