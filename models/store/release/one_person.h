// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "disclosure/audience.h"

#include <QHash>

#include <optional>

namespace dossier::store {

/// Records of persons that somebody said are one human being (person.same_as): what protects one of them protects all,
/// since the name of one is the name of the others.
class OnePerson
{
public:
    void add(base::RecordId record, const std::optional<base::RecordId> &keptUnder);
    /// One id for all records of a human being, once all were added.
    [[nodiscard]] base::RecordId human(base::RecordId record) const;
    /// Gives every record of a human being the narrowest cap of any of them; those without an entry may go to the public.
    void shareCaps(QHash<base::RecordId, disclosure::Audience> &caps) const;

private:
    /// To another record of the same human being, and in the end to one that is not in it. Never a ring, though
    /// laptops that met may have closed one in the record.
    QHash<base::RecordId, base::RecordId> m_towards;
};

} // namespace dossier::store
