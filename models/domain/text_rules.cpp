// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text_rules.h"

#include "schema/entities/narrative.h"

#include <algorithm>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

bool saysState(const ChangeSet *changes, const schema::NarrativeFields &fields)
{
    return changes && changes->change(fields.state.id);
}

/// Translations that this Action does not rewrite are of a text that is no more.
Result<void> outdateTranslations(Preparation &preparation, const Record &original,
                                 const schema::NarrativeFields &fields)
{
    const auto parent = original.get(fields.parent);
    if (!parent)
        return {};
    DOSSIER_ASSIGN(const QList<Record> siblings,
                   preparation.referringAfter(fields.type, fields.parent.id, *parent));
    for (const Record &translation : siblings) {
        if (translation.get(fields.translation_of) != original.id())
            continue;
        const ChangeSet *changes = preparation.changesOf(translation.id());
        if (saysState(changes, fields) || (changes && changes->change(fields.text.id)))
            continue;
        DOSSIER_TRY(preparation.set(translation.id(), fields.state.id, schema::Code{u"out_of_date"_s}));
    }
    return {};
}

Result<void> checkLanguage(const Preparation &preparation, const Record &text, const schema::NarrativeFields &fields)
{
    const auto parent = text.get(fields.parent);
    if (!parent)
        return {};   // checkRequired says so
    DOSSIER_ASSIGN(const QList<Record> siblings,
                   preparation.referringAfter(fields.type, fields.parent.id, *parent));
    const auto same = std::ranges::count_if(siblings, [&](const Record &sibling) {
        return sibling.value(fields.language.id) == text.value(fields.language.id);
    });
    if (same < 2)
        return {};
    const schema::EntitySpec &entity = *preparation.registry().entity(fields.type);
    return refuse(ErrorCode::RuleViolated, entity, entity.field(fields.language.id), "two texts in one language"_L1);
}

Result<void> completeText(Preparation &preparation, std::size_t index, const schema::NarrativeFields &fields)
{
    const ChangeSet &changes = preparation.at(index);
    const base::RecordId id = changes.id;
    const bool created = changes.kind == ChangeKind::Create;
    const bool rewritten = changes.kind == ChangeKind::Update && changes.change(fields.text.id);
    const bool languageChanges = changes.change(fields.language.id) != nullptr;
    DOSSIER_ASSIGN(const std::optional<Record> text, preparation.after(id));
    // Merging laptops may bring two; the second stays visible until a person joins them.
    if (languageChanges && text && preparation.action().origin != Origin::Merge)
        DOSSIER_TRY(checkLanguage(preparation, *text, fields));
    if (created && !saysState(&changes, fields))
        return preparation.set(id, fields.state.id, schema::Code{u"draft"_s});
    if (!rewritten)
        return {};
    if (!saysState(&changes, fields) && text->get(fields.state) == schema::Code{u"out_of_date"_s})
        DOSSIER_TRY(preparation.set(id, fields.state.id, schema::Code{u"draft"_s}));
    return outdateTranslations(preparation, *text, fields);
}

} // namespace

Result<void> completeTexts(Preparation &preparation)
{
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        const std::optional<schema::NarrativeFields> fields = schema::narrativeFieldsOf(preparation.at(i).entity);
        if (fields)
            DOSSIER_TRY(completeText(preparation, i, *fields));
    }
    return {};
}

} // namespace dossier::domain
