// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/page_reader.h"

#include <algorithm>

namespace dossier::store {

using base::Result;

Result<std::int64_t> PageReader::number(const SqlText &text) const
{
    DOSSIER_ASSIGN(Statement * statement, m_statements.get(text.sql));
    StatementUse row(*statement);
    text.bindTo(*row);
    DOSSIER_ASSIGN(const bool found, row->step());
    return found ? row->integer(0) : 0;
}

Result<std::vector<std::int64_t>> PageReader::column(const SqlText &text) const
{
    std::vector<std::int64_t> out;
    DOSSIER_ASSIGN(Statement * statement, m_statements.get(text.sql));
    StatementUse row(*statement);
    text.bindTo(*row);
    for (;;) {
        DOSSIER_ASSIGN(const bool more, row->step());
        if (!more)
            return out;
        out.push_back(row->integer(0));
    }
}

Result<std::vector<std::int64_t>> PageReader::window(const QueryBuilder &builder, std::int64_t limit,
                                                     std::int64_t offset) const
{
    using Rows = QueryBuilder::Rows;
    if (!builder.isSorted())
        return column(builder.ids(Rows::All, limit, offset));
    DOSSIER_ASSIGN(std::vector<std::int64_t> out, column(builder.ids(Rows::WithFirstKey, limit, offset)));
    const auto got = static_cast<std::int64_t>(out.size());
    if (limit > 0 && got == limit)
        return out;
    // The window reaches beyond the rows that have the first key; how many those are need only be
    // counted where none of them was seen.
    std::int64_t keyed = offset + got;
    if (got == 0 && offset > 0) {
        DOSSIER_ASSIGN(keyed, number(builder.count(Rows::WithFirstKey)));
    }
    DOSSIER_ASSIGN(const std::vector<std::int64_t> rest,
                   column(builder.ids(Rows::WithoutFirstKey, limit > 0 ? limit - got : 0,
                                      std::max<std::int64_t>(0, offset - keyed))));
    out.insert(out.end(), rest.begin(), rest.end());
    return out;
}

Result<std::int64_t> PageReader::count(const Query &query) const
{
    DOSSIER_ASSIGN(const QueryBuilder builder, QueryBuilder::of(query, m_registry, m_compartment));
    return number(builder.count());
}

Result<std::vector<std::int64_t>> PageReader::eids(const Query &query) const
{
    DOSSIER_ASSIGN(const QueryBuilder builder, QueryBuilder::of(query, m_registry, m_compartment));
    return window(builder, query.limit, query.offset);
}

Result<Page> PageReader::page(const Query &query) const
{
    if (query.limit < 0 || query.offset < 0)
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("window"));
    DOSSIER_ASSIGN(const QueryBuilder builder, QueryBuilder::of(query, m_registry, m_compartment));
    Page page;
    std::vector<std::int64_t> ids;
    if (builder.isSearch() && !builder.isSorted()) {
        // To search twice, to count and then to list, costs more than to list a few too many.
        DOSSIER_ASSIGN(ids, column(builder.ids(QueryBuilder::Rows::All, 0, 0)));
        page.total = static_cast<std::int64_t>(ids.size());
        const std::int64_t from = std::min(query.offset, page.total);
        const std::int64_t length = query.limit > 0 ? std::min(query.limit, page.total - from) : page.total - from;
        ids = std::vector(ids.begin() + from, ids.begin() + from + length);
    } else {
        DOSSIER_ASSIGN(page.total, number(builder.count()));
        DOSSIER_ASSIGN(ids, window(builder, query.limit, query.offset));
    }
    const RowMapper *mapper = m_mappers.of(query.entity);
    page.rows.reserve(ids.size());
    for (const std::int64_t eid : ids) {
        DOSSIER_ASSIGN(domain::Record record, m_records.read(eid, *mapper));
        page.rows.push_back(std::move(record));
    }
    return page;
}

} // namespace dossier::store
