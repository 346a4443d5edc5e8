// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/stamped_table.h"

namespace dossier::exchange {

using base::Result;
using namespace Qt::StringLiterals;

Finding fileChanged()
{
    return {0, 0, u"file_changed"_s, {}};
}

StampedTable::StampedTable(std::unique_ptr<TableReader> table, QString path, const FileStamp &stamp)
    : m_table(std::move(table)), m_path(std::move(path)), m_stamp(stamp)
{
}

Result<std::optional<TableRow>> StampedTable::next()
{
    if (m_changed)
        return std::nullopt;
    Result<std::optional<TableRow>> row = m_table->next();
    const bool goesOn = row && *row;
    if (goesOn || FileStamp::ofPath(m_path) == m_stamp)
        return row;
    m_changed = fileChanged();
    return base::fail(base::ErrorCode::MalformedInput, m_changed->code);
}

} // namespace dossier::exchange
