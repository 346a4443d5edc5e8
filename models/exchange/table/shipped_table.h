// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table/table_reader.h"

#include <memory>

namespace dossier::exchange {

/// A table of ours among the resources: UTF-8, commas. Error Internal, naming the file, where it is missing.
[[nodiscard]] base::Result<std::unique_ptr<TableReader>> openShippedTable(const QString &resource);

} // namespace dossier::exchange
