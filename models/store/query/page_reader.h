// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/query.h"
#include "store/query/query_builder.h"
#include "store/record_reader.h"

namespace dossier::store {

/// Runs queries over one connection.
class PageReader
{
public:
    PageReader(Statements &statements, const schema::Registry &registry, schema::Compartment compartment,
               const RowMappers &mappers, const RecordReader &records)
        : m_statements(statements), m_registry(registry), m_compartment(compartment), m_mappers(mappers), m_records(records)
    {
    }

    [[nodiscard]] base::Result<std::int64_t> count(const Query &query) const;
    [[nodiscard]] base::Result<Page> page(const Query &query) const;
    /// Row ids in order: what a list keeps of a query.
    [[nodiscard]] base::Result<std::vector<std::int64_t>> eids(const Query &query) const;

private:
    [[nodiscard]] base::Result<std::int64_t> number(const SqlText &text) const;
    [[nodiscard]] base::Result<std::vector<std::int64_t>> column(const SqlText &text) const;
    [[nodiscard]] base::Result<std::vector<std::int64_t>> window(const QueryBuilder &builder, std::int64_t limit,
                                                                 std::int64_t offset) const;

    Statements &m_statements;
    const schema::Registry &m_registry;
    schema::Compartment m_compartment;
    const RowMappers &m_mappers;
    const RecordReader &m_records;
};

} // namespace dossier::store
