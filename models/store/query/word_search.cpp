// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/word_search.h"

#include <algorithm>

namespace dossier::store {

using base::Result;

Result<std::vector<std::int64_t>> WordSearch::rows(const QByteArray &term) const
{
    std::vector<std::int64_t> out;
    DOSSIER_ASSIGN(Statement * statement, m_statements.get("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"));
    StatementUse row(*statement);
    row->bindText(0, term);
    DOSSIER_TRY(eachRow(row, [&] { out.push_back(row->integer(0)); }));
    return out;
}

Result<const WordSearch::Links *> WordSearch::links(const QByteArray &sql)
{
    if (const auto known = std::ranges::find(m_links, sql, &Links::sql); known != m_links.end())
        return &*known;
    Links out{sql, {}};
    DOSSIER_ASSIGN(Statement * statement, m_statements.get(sql));
    StatementUse row(*statement);
    DOSSIER_TRY(eachRow(row, [&] { out.pairs.emplace_back(row->integer(0), row->integer(1)); }));
    m_links.push_back(std::move(out));
    return &m_links.back();
}

Result<std::vector<std::int64_t>> WordSearch::withNamed(std::vector<std::int64_t> rows, const QueryBuilder &builder)
{
    std::vector<std::int64_t> named;
    for (const QByteArray &sql : builder.links()) {
        DOSSIER_ASSIGN(const Links *links, this->links(sql));
        auto next = rows.begin();
        for (const auto &[naming, id] : links->pairs) {
            while (next != rows.end() && *next < naming)
                ++next;
            if (next == rows.end())
                break;
            if (*next == naming)
                named.push_back(id);
        }
    }
    if (named.empty())
        return rows;
    std::ranges::sort(named);
    const auto middle = rows.insert(rows.end(), named.begin(), named.end());
    std::ranges::inplace_merge(rows, middle);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    return rows;
}

} // namespace dossier::store
