// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/record.h"
#include "schema/registry.h"
#include "schema/value_text.h"
#include "schema/vocabulary.h"

#include <QString>

#include <vector>

namespace dossier::store {

/// One condition of a filter. Several on one query are all meant (and). The field is the entity's own, or one that the
/// records which refer to it have: then one of these fulfils it, also by its field of the same name.
struct Condition {
    enum class Operator : std::uint8_t { Equals, AtLeast, Before, Contains, Has };
    schema::FieldId field{};
    Operator op = Operator::Equals;
    schema::Value value{};
    bool negated = false;
};

struct SortKey {
    schema::FieldId field{};
    bool descending = false;
};

/// What to list: one entity, conditions, words to search, order and a window of rows.
struct Query {
    schema::EntityType entity{};
    std::vector<Condition> conditions{};
    QString search{};               ///< words, folded; each must begin a word of the record
    std::vector<SortKey> sort{};    ///< by folded keys; ties by id, so that pages are stable
    std::int64_t offset = 0;
    std::int64_t limit = 200;       ///< rows; 0 = all (only on a read connection)
    bool withDeleted = false;
    bool counted = true;            ///< else a page need not say how many there are in all
};

struct Page {
    std::int64_t total = 0;
    bool counted = true;            ///< else the total is only of the rows up to the last of this page
    std::vector<domain::Record> rows;
};

/// Reads the filter language: `key:value`, `key>=date`, `key<date`, `-key:value`, values with
/// spaces in double quotes; `text` alone is searched. A key may be that of a field which charges, sentences or others
/// that refer to the record have: `article:206.4`, `court:Nəsimi`. Values are read by `context` as in a form: "hə",
/// and "last week" where it says what day it is. Error InvalidValue or UnknownField names
/// the part that was not understood; InvalidArgument where another sign follows a key, and for more
/// than 64 terms or words.
[[nodiscard]] base::Result<Query> parseFilter(const QString &expression, const schema::EntitySpec &entity,
                                              const schema::Registry &registry,
                                              const schema::Vocabularies &vocabularies,
                                              const schema::ReadingContext &context);

/// More words to search for. Error InvalidArgument where there would be more than 64 then.
[[nodiscard]] base::Result<void> addSearch(Query &query, const QString &words);

} // namespace dossier::store
