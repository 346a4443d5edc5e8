// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/search_keys.h"
#include "schema/registry.h"
#include "store/tables/fresh_rows.h"
#include "store/tables/row_mapper.h"

#include <QHash>
#include <QSet>

namespace dossier::store {

/// Keeps the search index: one row per record that is not a part, holding the folded text of the
/// searchable fields of the record and of all its parts, and the keys under which names of persons
/// among them are found in other spellings (names/search_keys.h). Changes are collected during an Action
/// and written once at its end, whatever the number of fields and parts that changed.
class SearchWriter
{
public:
    /// `fresh` outlives the writer and is what it says until flush has returned.
    SearchWriter(Statements &statements, const RowMappers &mappers, const FreshRows &fresh);

    /// A searchable field of the record, or its deletion, changed.
    void touch(std::int64_t eid, schema::EntityType type) { m_touched.emplace_back(eid, std::to_underlying(type)); }
    /// The same for a record that did not exist before: it is not in the index yet.
    void touchNew(std::int64_t eid, schema::EntityType type)
    {
        touch(eid, type);
        m_new.insert(eid);
    }
    /// True where a change of the field must be followed by touch.
    [[nodiscard]] static bool concerns(const schema::FieldSpec &field) { return field.searchable; }
    /// Rewrites the rows of all that was touched.
    [[nodiscard]] base::Result<void> flush();
    void forget()
    {
        m_touched.clear();
        m_new.clear();
    }

private:
    /// What of one entity is searched, and how it is read.
    struct Plan {
        QByteArray own;                 ///< text columns and deleted of one eid
        std::vector<std::pair<schema::FieldId, schema::Naming>> columns;   ///< the fields of the text columns
        std::vector<QByteArray> sets;   ///< members of one eid
        QByteArray ofParent;            ///< eids of those parts of one parent that are not deleted
        QByteArray parent;              ///< eid of the parent; empty for what is no part
        schema::EntityType parentType{};
        std::vector<std::uint16_t> children;
    };

    /// What is searched of one record.
    struct Texts {
        QString all;
        QStringList names;
        QStringList patronymics;

        void append(const QString &text, schema::Naming naming = schema::Naming::None);
    };

    [[nodiscard]] Plan planOf(const RowMapper &mapper) const;
    /// Records that are no parts, with their types, ascending and each once.
    [[nodiscard]] base::Result<std::vector<std::pair<std::int64_t, std::uint16_t>>> owners();
    [[nodiscard]] base::Result<std::int64_t> parentOf(std::int64_t eid, const Plan &plan);
    [[nodiscard]] base::Result<std::vector<std::int64_t>> partsOf(std::int64_t eid, std::uint16_t child);
    [[nodiscard]] base::Result<bool> appendOwn(std::int64_t eid, const Plan &plan, Texts &out);
    [[nodiscard]] base::Result<bool> appendText(std::int64_t eid, const Plan &plan, Texts &out);
    [[nodiscard]] base::Result<void> write(std::int64_t eid, const Texts &texts);
    [[nodiscard]] base::Result<std::vector<std::int64_t>> eids(const QByteArray &sql, std::int64_t key);

    Statements &m_statements;
    QHash<std::uint16_t, Plan> m_plans;
    const FreshRows &m_fresh;
    names::SearchKeys m_searchKeys;
    std::vector<std::pair<std::int64_t, std::uint16_t>> m_touched;
    QSet<std::int64_t> m_new;
};

} // namespace dossier::store
