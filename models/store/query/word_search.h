// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/query/query_builder.h"

namespace dossier::store {

/// What the search index finds, by row id and whatever entity it belongs to.
class WordSearch
{
public:
    explicit WordSearch(Statements &statements) : m_statements(statements) {}

    /// Rows in which the term begins a word, ascending.
    [[nodiscard]] base::Result<std::vector<std::int64_t>> rows(const QByteArray &term) const;
    /// Those of the builder's entity that one of `rows` names are found too: ascending, each once.
    [[nodiscard]] base::Result<std::vector<std::int64_t>> withNamed(std::vector<std::int64_t> rows, const QueryBuilder &builder);
    /// What was kept is no longer so.
    void forget() { m_links.clear(); }

private:
    struct Links {
        QByteArray sql;
        std::vector<std::pair<std::int64_t, std::int64_t>> pairs;   ///< (what names, what is named), ascending
    };
    [[nodiscard]] base::Result<const Links *> links(const QByteArray &sql);

    Statements &m_statements;
    std::vector<Links> m_links;
};

} // namespace dossier::store
