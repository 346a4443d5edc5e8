// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/query/query_builder.h"

namespace dossier::store {

/// One condition of a filter as a boolean SQL expression over the row "e", true or false and
/// never null, so that it can be negated. Dates are compared by their first possible day (their
/// last where the first is open), so that ">= day" and "< day" part all dated records into two.
/// Errors InvalidValue where operator and field do not go together; UnknownField where neither the entity nor what
/// refers to it has the field.
[[nodiscard]] base::Result<SqlText> conditionSql(const Condition &condition, const schema::EntitySpec &entity,
                                                 const schema::Registry &registry);

/// Double quotes round the name of a table or column.
[[nodiscard]] QByteArray quotedName(const QByteArray &name);

} // namespace dossier::store
