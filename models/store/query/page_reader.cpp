// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/page_reader.h"

#include <algorithm>

namespace dossier::store {

using base::Result;

namespace {

constexpr std::size_t kFew = 2000;        ///< rows of a term; more are sooner found in a list than looked up
constexpr std::size_t kCountsKept = 8;

std::vector<std::int64_t> windowOf(const std::vector<std::int64_t> &ids, const Query &query)
{
    const auto size = static_cast<std::int64_t>(ids.size());
    const std::int64_t from = std::clamp<std::int64_t>(query.offset, 0, size);
    const std::int64_t length = query.limit > 0 ? std::min(query.limit, size - from) : size - from;
    return {ids.begin() + from, ids.begin() + from + length};
}

/// What tells a query from others, its order included.
SqlText textOf(const QueryBuilder &builder)
{
    return builder.ids(builder.isSorted() ? QueryBuilder::Rows::WithFirstKey : QueryBuilder::Rows::All, 0, 0);
}

} // namespace

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
    DOSSIER_TRY(eachRow(row, [&] { out.push_back(row->integer(0)); }));
    return out;
}

Result<std::vector<std::int64_t>> PageReader::window(const QueryBuilder &builder, std::int64_t limit,
                                                     std::int64_t offset)
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
    // Rows without the key are rare and no index has them: that there are none is sooner counted than seen.
    DOSSIER_ASSIGN(const std::int64_t total, counted(builder));
    if (keyed >= total)
        return out;
    DOSSIER_ASSIGN(const std::vector<std::int64_t> rest,
                   column(builder.ids(Rows::WithoutFirstKey, limit > 0 ? limit - got : 0,
                                      std::max<std::int64_t>(0, offset - keyed))));
    out.insert(out.end(), rest.begin(), rest.end());
    return out;
}

Result<QueryBuilder> PageReader::builderOf(const Query &query)
{
    DOSSIER_ASSIGN(const bool changed, m_version.changed());
    if (changed) {
        m_words.forget();
        m_list.reset();
        m_found.reset();
        m_counts.clear();
    }
    return QueryBuilder::of(query, m_registry, m_compartment);
}

std::optional<std::int64_t> PageReader::knownCount(const SqlText &text) const
{
    const auto known = std::ranges::find(m_counts, text, [](const auto &kept) -> const SqlText & { return kept.first; });
    return known == m_counts.end() ? std::nullopt : std::optional(known->second);
}

Result<std::int64_t> PageReader::counted(const QueryBuilder &builder)
{
    SqlText text = builder.count();
    if (const auto known = knownCount(text))
        return *known;
    DOSSIER_ASSIGN(const std::int64_t total, number(text));
    if (m_counts.size() == kCountsKept)
        m_counts.erase(m_counts.begin());
    m_counts.emplace_back(std::move(text), total);
    return total;
}

Result<const PageReader::Ids *> PageReader::searched(const Query &query, const QueryBuilder &builder)
{
    SqlText text = textOf(builder);
    if (!m_found || m_found->first != text) {
        DOSSIER_ASSIGN(Ids ids, search(query, builder));
        m_found.emplace(std::move(text), std::move(ids));
    }
    return &m_found->second;
}

/// Few rows are looked up and sorted; many are picked from the list that is in order already.
Result<PageReader::Ids> PageReader::search(const Query &query, const QueryBuilder &builder)
{
    std::vector<Ids> rows;
    bool few = true;
    for (const QByteArray &term : builder.terms()) {
        DOSSIER_ASSIGN(Ids ids, m_words.rows(term));
        few = few && ids.size() <= kFew;
        rows.push_back(std::move(ids));
    }
    Query wordless = query;
    wordless.search.clear();
    DOSSIER_ASSIGN(const QueryBuilder all, QueryBuilder::of(wordless, m_registry, m_compartment));
    SqlText text = textOf(all);
    if (!m_list || m_list->first != text) {
        if (few)
            return window(builder, 0, 0);
        DOSSIER_ASSIGN(Ids ids, window(all, 0, 0));
        m_list.emplace(std::move(text), IdList(std::move(ids)));
    }
    return narrowed(builder, std::move(rows));
}

Result<PageReader::Ids> PageReader::narrowed(const QueryBuilder &builder, std::vector<Ids> rowsOfTerms)
{
    std::optional<Ids> found;
    for (Ids &rows : rowsOfTerms) {
        DOSSIER_ASSIGN(Ids ids, m_words.withNamed(std::move(rows), builder));
        if (!found) {
            found = std::move(ids);
            continue;
        }
        Ids both;
        std::ranges::set_intersection(*found, ids, std::back_inserter(both));
        found = std::move(both);
    }
    return m_list->second.among(found.value_or(Ids()));
}

Result<std::int64_t> PageReader::count(const Query &query)
{
    DOSSIER_ASSIGN(const QueryBuilder builder, builderOf(query));
    if (!builder.isSearch())
        return counted(builder);
    DOSSIER_ASSIGN(const Ids *found, searched(query, builder));
    return static_cast<std::int64_t>(found->size());
}

Result<std::vector<std::int64_t>> PageReader::eids(const Query &query)
{
    DOSSIER_ASSIGN(const QueryBuilder builder, builderOf(query));
    if (!builder.isSearch())
        return window(builder, query.limit, query.offset);
    DOSSIER_ASSIGN(const Ids *found, searched(query, builder));
    return windowOf(*found, query);
}

Result<Page> PageReader::page(const Query &query)
{
    if (query.limit < 0 || query.offset < 0)
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("window"));
    DOSSIER_ASSIGN(const QueryBuilder builder, builderOf(query));
    DOSSIER_ASSIGN(const Ids ids, eids(query));
    Page page;
    const auto seen = static_cast<std::int64_t>(ids.size());
    const bool full = query.limit > 0 && seen == query.limit;
    page.counted = query.counted || builder.isSearch() || !full || knownCount(builder.count());
    page.total = query.offset + seen;
    if (page.counted) {
        DOSSIER_ASSIGN(page.total, count(query));
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
