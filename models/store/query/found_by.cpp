// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/found_by.h"

#include "schema/entities/case.h"

#include <algorithm>

namespace dossier::store {

namespace {

void appendNames(const Store &store, const domain::Record &record, QStringList &names)
{
    const schema::EntitySpec *entity = store.context().registry.entity(record.type());
    if (!entity)
        return;
    for (const schema::FieldSpec &field : entity->fields) {
        if (field.naming != schema::Naming::None) {
            if (const auto *text = std::get_if<QString>(&record.value(field.id)); text && !text->isEmpty())
                names.append(*text);
        } else if (field.shape == schema::Shape::Part && std::ranges::find(entity->title, field.id) != entity->title.end()) {
            if (const auto parts = store.parts(field.id, record.id())) {
                for (const domain::Record &part : *parts)
                    appendNames(store, part, names);
            }
        }
    }
}

} // namespace

QStringList namesOf(const Store &store, const domain::Record &record)
{
    QStringList names;
    appendNames(store, record, names);
    if (record.type() == schema::case_::kType) {
        if (const auto person = record.get(schema::case_::person)) {
            if (const auto named = store.record(*person))
                appendNames(store, *named, names);
        }
    }
    return names;
}

QList<OtherSpelling> FoundBy::why(const QStringList &names) const
{
    QList<OtherSpelling> out;
    for (const names::WordMatch &word : m_match.in(names)) {
        if (word.kind == names::SpellingKind::Variant)
            out.append({word.asked, word.met, names::reasonName(word.reason)});
    }
    return out;
}

QList<OtherSpelling> FoundBy::why(const Store &store, const domain::Record &record) const
{
    return m_isEmpty ? QList<OtherSpelling>() : why(namesOf(store, record));
}

} // namespace dossier::store
