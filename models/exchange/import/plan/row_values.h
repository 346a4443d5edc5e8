// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/list_row.h"
#include "schema/entity.h"

#include <vector>

namespace dossier::exchange {

/// What a row says of one field.
struct RowValue {
    schema::FieldId field{};
    schema::Value value;      ///< absent where the row says nothing
};

/// The plain values of a row, every field always and in the same order, so that two rows can be
/// compared place by place. Of the person, and of the case; links and sets are the builder's.
[[nodiscard]] std::vector<RowValue> personValues(const ListRow &row);
[[nodiscard]] std::vector<RowValue> caseValues(const ListRow &row);

/// Of a sentence: what was imposed, which makes it another one; and what else is known of it.
[[nodiscard]] std::vector<RowValue> penaltyValues(const ListRow &row);
[[nodiscard]] std::vector<RowValue> sentenceValues(const ListRow &row);
[[nodiscard]] bool saysSentence(const ListRow &row);

/// Term of the vocabulary `detention` that a row speaks of, by its place or its status; empty where neither says.
[[nodiscard]] QString detentionKindOf(const ListRow &row);

/// Whether two values mean the same: how a date was typed or a term was printed does not count, nor do
/// letter case and runs of spaces in a text.
[[nodiscard]] bool haveOneMeaning(const schema::Value &one, const schema::Value &other);

} // namespace dossier::exchange
