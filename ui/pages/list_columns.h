// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/columns.h"
#include "ui/context.h"

namespace dossier::ui {

/// Pixels of a column of a list.
struct ColumnWidth {
    int least = 0;     ///< the width hinted at, and no less than its title
    int wished = 0;    ///< so that every term of a coded field can be read whole
};
[[nodiscard]] ColumnWidth widthOf(const Context &context, const schema::EntitySpec &entity, const items::Column &column);

/// The widths of columns that have `room` together: at least the least, then as wished, and what is to spare goes to
/// columns that hold names and sentences, most of it to the next date. A column that is hidden has no width.
[[nodiscard]] std::vector<int> spread(const items::Columns &columns, const std::vector<ColumnWidth> &widths, int room);

} // namespace dossier::ui
