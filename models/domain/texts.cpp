// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/texts.h"

#include <algorithm>

namespace dossier::domain {

const Record *textIn(const schema::NarrativeFields &narrative, const QList<Record> &texts, const QString &language)
{
    const auto found = std::ranges::find_if(texts, [&](const Record &text) {
        return text.get(narrative.language) == schema::Code{language};
    });
    return found == texts.end() ? nullptr : &*found;
}

std::optional<ChangeSet> setText(const TextPlace &place, const QString &text, const QList<Record> &existing,
                                 base::RecordId fresh)
{
    const schema::NarrativeFields &fields = place.narrative;
    if (const Record *held = textIn(fields, existing, place.language)) {
        if (text.isEmpty())
            return deleteOf(*held);
        if (held->get(fields.text) == text)
            return std::nullopt;
        ChangeSet changes = updateOf(*held);
        changes.set(fields.text, text);
        return changes;
    }
    if (text.isEmpty())
        return std::nullopt;
    ChangeSet changes = createOf(fields.type, fresh);
    changes.set(fields.parent, place.parent);
    changes.set(fields.language, schema::Code{place.language});
    changes.set(fields.text, text);
    const Record *original = textIn(fields, existing, place.vaultLanguage);
    if (original && place.language != place.vaultLanguage)
        changes.set(fields.translation_of, original->id());
    return changes;
}

} // namespace dossier::domain
