// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/shipped_table.h"

#include "exchange/table/open_table.h"

#include <QFile>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

base::Result<std::unique_ptr<TableReader>> openShippedTable(const QString &resource)
{
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::Internal, resource.section(u'/', -1));
    std::optional<Finding> failure;
    return openTableBytes(file.readAll(), {.encoding = u"UTF-8"_s, .delimiter = u',', .sheet = {}}, failure);
}

} // namespace dossier::exchange
