// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/supersession.h"

namespace dossier::schema {

QSet<base::RecordId> replacedAmong(const QList<Version> &versions)
{
    QSet<base::RecordId> out;
    for (const Version &version : versions) {
        if (version.replaces && *version.replaces != version.id)
            out.insert(*version.replaces);
    }
    return out;
}

} // namespace dossier::schema
