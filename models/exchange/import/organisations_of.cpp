// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/organisations_of.h"

#include "schema/entities/organisation_name.h"

namespace dossier::exchange {

base::Result<OrganisationIndex> organisationsOf(const store::Store &store)
{
    namespace organisation_name = schema::organisation_name;
    OrganisationIndex index;
    store::Query names{.entity = organisation_name::kType};
    while (true) {
        DOSSIER_ASSIGN(const store::Page page, store.page(names));
        for (const domain::Record &name : page.rows) {
            const auto text = name.get(organisation_name::text);
            const auto organisation = name.get(organisation_name::organisation);
            if (text && organisation)
                index.addKnown(*text, *organisation);
        }
        names.offset += names.limit;
        if (names.offset >= page.total)
            return index;
    }
}

} // namespace dossier::exchange
