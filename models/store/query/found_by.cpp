// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/found_by.h"

#include "names/spelling_match.h"
#include "schema/entities/case.h"

#include <algorithm>

namespace dossier::store {

using base::Result;
using names::SpellingKind;
using names::WordMatch;
using schema::FieldSpec;
using namespace Qt::StringLiterals;

namespace {

bool isName(const FieldSpec &field)
{
    return field.naming == schema::Naming::FullName;
}

void appendOwn(const domain::Record &record, const schema::EntitySpec &entity, QStringList &names)
{
    for (const FieldSpec &field : entity.fields) {
        const auto *text = isName(field) ? std::get_if<QString>(&record.value(field.id)) : nullptr;
        if (text && !text->isEmpty())
            names.append(*text);
    }
}

/// All names of a record, the one that it is shown by first.
Result<QStringList> namesOf(const Store &store, const domain::Record &record)
{
    const schema::Registry &registry = store.context().registry;
    const schema::EntitySpec &entity = *registry.entity(record.type());
    QStringList names;
    appendOwn(record, entity, names);
    for (const FieldSpec &part : entity.fields) {
        if (part.shape != schema::Shape::Part)
            continue;
        const schema::EntitySpec &child = *registry.entity(part.targets.front());
        if (std::ranges::none_of(child.fields, isName))
            continue;
        DOSSIER_ASSIGN(const QList<domain::Record> parts, store.parts(part.id, record.id()));
        for (const domain::Record &own : parts)
            appendOwn(own, child, names);
    }
    return names;
}

/// How one word met a name; None where it met none.
WordMatch matchOf(const QString &word, const QString &name)
{
    const names::SpellingMatch match = names::spellingMatch(word, name);
    return match.words.size() == 1 ? match.words.front() : WordMatch();
}

std::optional<FoundBy> reasonOf(const QString &word, const QStringList &names)
{
    WordMatch best;
    qsizetype at = 0;
    for (qsizetype i = 0; i < names.size(); ++i) {
        WordMatch match = matchOf(word, names[i]);
        if (i == 0 && match.kind >= SpellingKind::Fold)
            return std::nullopt;
        if (match.kind > best.kind) {
            best = std::move(match);
            at = i;
        }
    }
    if (best.kind == SpellingKind::None)
        return std::nullopt;
    const bool otherSpelling = best.kind == SpellingKind::Variant;
    return FoundBy{word, otherSpelling ? best.met : names[at], otherSpelling};
}

} // namespace

Result<QList<FoundBy>> foundBy(const Store &store, const domain::Record &record, const QString &words)
{
    QStringList names;
    if (record.type() == schema::case_::kType) {
        const auto person = record.get(schema::case_::person);
        if (!person)
            return QList<FoundBy>();
        DOSSIER_ASSIGN(const domain::Record of, store.record(*person));
        DOSSIER_ASSIGN(names, namesOf(store, of));
    } else {
        DOSSIER_ASSIGN(names, namesOf(store, record));
    }
    QList<FoundBy> out;
    for (const QString &word : words.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (auto reason = reasonOf(word, names))
            out.append(*std::move(reason));
    }
    return out;
}

QString foundByText(const QList<FoundBy> &found)
{
    QStringList out;
    for (const FoundBy &word : found)
        out.append(word.otherSpelling ? word.asked + u" ≈ "_s + word.met : word.met);
    out.removeDuplicates();
    return out.join(u", "_s);
}

} // namespace dossier::store
