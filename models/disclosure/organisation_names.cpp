// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/organisation_names.h"

#include "schema/entities/organisation_name.h"

namespace dossier::disclosure {

QString organisationName(const ReleaseView &view, const OrganisationNames &names, const std::optional<base::RecordId> &id,
                         const QString &language)
{
    QString first;
    for (const Row &row : id ? names.value(*id) : QList<Row>()) {
        const QString name = view.text(row, schema::organisation_name::text);
        if (view.term(row, schema::organisation_name::language) == language && !name.isEmpty())
            return name;
        if (first.isEmpty())
            first = name;
    }
    return first;
}

} // namespace dossier::disclosure
