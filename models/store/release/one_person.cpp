// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/release/one_person.h"

namespace dossier::store {

using base::RecordId;
using disclosure::Audience;

void OnePerson::add(RecordId record, const std::optional<RecordId> &keptUnder)
{
    if (!keptUnder)
        return;
    const RecordId one = human(record);
    const RecordId other = human(*keptUnder);
    if (one != other)
        m_towards.insert(one, other);
}

RecordId OnePerson::human(RecordId record) const
{
    for (auto next = m_towards.constFind(record); next != m_towards.cend(); next = m_towards.constFind(record))
        record = *next;
    return record;
}

void OnePerson::shareCaps(QHash<RecordId, Audience> &caps) const
{
    for (auto one = m_towards.keyBegin(); one != m_towards.keyEnd(); ++one) {
        const RecordId kept = human(*one);
        const Audience narrowest = disclosure::narrowest(caps.value(*one, Audience::Public), caps.value(kept, Audience::Public));
        if (narrowest != Audience::Public)
            caps.insert(kept, narrowest);
    }
    for (auto one = m_towards.keyBegin(); one != m_towards.keyEnd(); ++one) {
        if (const Audience cap = caps.value(human(*one), Audience::Public); cap != Audience::Public)
            caps.insert(*one, cap);
    }
}

} // namespace dossier::store
