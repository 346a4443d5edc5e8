// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/query.h"
#include "store/query/file_version.h"
#include "store/query/id_list.h"
#include "store/query/word_search.h"
#include "store/record_reader.h"

namespace dossier::store {

/// Runs queries over one connection. Keeps the newest answers until something is written: a list that is scrolled asks
/// for page after page of one query, and words are typed letter by letter over one list.
class PageReader
{
public:
    PageReader(Statements &statements, const schema::Registry &registry, schema::Compartment compartment,
               const RowMappers &mappers, const RecordReader &records)
        : m_statements(statements), m_registry(registry), m_compartment(compartment), m_mappers(mappers), m_records(records),
          m_version(statements), m_words(statements)
    {
    }

    [[nodiscard]] base::Result<std::int64_t> count(const Query &query);
    [[nodiscard]] base::Result<Page> page(const Query &query);
    /// Row ids in order: what a list keeps of a query.
    [[nodiscard]] base::Result<std::vector<std::int64_t>> eids(const Query &query);

private:
    using Ids = std::vector<std::int64_t>;

    [[nodiscard]] base::Result<QueryBuilder> builderOf(const Query &query);
    [[nodiscard]] base::Result<std::int64_t> number(const SqlText &text) const;
    [[nodiscard]] base::Result<Ids> column(const SqlText &text) const;
    [[nodiscard]] base::Result<Ids> window(const QueryBuilder &builder, std::int64_t limit, std::int64_t offset);
    [[nodiscard]] base::Result<std::int64_t> counted(const QueryBuilder &builder);
    [[nodiscard]] std::optional<std::int64_t> knownCount(const SqlText &text) const;
    [[nodiscard]] base::Result<const Ids *> searched(const Query &query, const QueryBuilder &builder);
    [[nodiscard]] base::Result<Ids> search(const Query &query, const QueryBuilder &builder);
    [[nodiscard]] base::Result<Ids> narrowed(const QueryBuilder &builder, std::vector<Ids> rowsOfTerms);

    Statements &m_statements;
    const schema::Registry &m_registry;
    schema::Compartment m_compartment;
    const RowMappers &m_mappers;
    const RecordReader &m_records;
    FileVersion m_version;
    WordSearch m_words;
    std::optional<std::pair<SqlText, IdList>> m_list;   ///< all that the words of a search are looked for in
    std::optional<std::pair<SqlText, Ids>> m_found;     ///< all that the newest search found
    std::vector<std::pair<SqlText, std::int64_t>> m_counts;
};

} // namespace dossier::store
