// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/description.h"

#include "schema/keys.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace dossier::schema {

namespace {

QJsonObject labels(const QByteArray &glossaryKey, const Vocabularies &vocabularies)
{
    QJsonObject out;
    for (const QString &language : {u"en"_s, u"az"_s, u"ru"_s})
        out.insert(language, vocabularies.label(glossaryKey, language));
    return out;
}

QString ratchetName(Ratchet ratchet)
{
    switch (ratchet) {
    case Ratchet::None: return {};
    case Ratchet::Decision: return u"decision"_s;
    case Ratchet::Evidence: return u"evidence"_s;
    }
    return {};
}

/// Flags are listed only where set: most fields have none.
QJsonArray flags(const FieldSpec &field)
{
    QJsonArray out;
    const auto flag = [&](bool set, QLatin1StringView name) {
        if (set)
            out.append(QString(name));
    };
    flag(field.required, "required"_L1);
    flag(field.computed, "computed"_L1);
    flag(field.appendOnly, "append_only"_L1);
    flag(field.searchable, "searchable"_L1);
    flag(field.indexed, "indexed"_L1);
    flag(field.gate, "gate"_L1);
    return out;
}

QJsonObject describeField(const FieldSpec &field, const Registry &registry, const Vocabularies &vocabularies)
{
    QJsonObject out{{u"id"_s, int(field.id)},
                    {u"key"_s, QString::fromLatin1(field.key)},
                    {u"kind"_s, kindName(field.kind)},
                    {u"shape"_s, shapeName(field.shape)},
                    {u"audience"_s, audienceKey(field.audience)},
                    {u"label"_s, labels(field.label, vocabularies)},
                    {u"flags"_s, flags(field)}};
    if (!field.vocabulary.isEmpty())
        out.insert(u"vocabulary"_s, QString::fromLatin1(field.vocabulary));
    if (field.isProtective())
        out.insert(u"protective"_s, ratchetName(field.ratchet));
    QJsonArray targets;
    for (const EntityType target : field.targets)
        targets.append(QString::fromLatin1(registry.entity(target)->key));
    if (!targets.isEmpty())
        out.insert(u"targets"_s, targets);
    return out;
}

QString keyOf(const EntitySpec &entity, const std::optional<FieldId> &field)
{
    return field ? QString::fromLatin1(entity.field(*field)->key) : QString();
}

QJsonObject describeEntity(const EntitySpec &entity, const Registry &registry, const Vocabularies &vocabularies)
{
    QJsonArray fields;
    for (const FieldSpec &field : entity.fields)
        fields.append(describeField(field, registry, vocabularies));
    QJsonObject out{{u"number"_s, int(entity.type)},
                    {u"key"_s, QString::fromLatin1(entity.key)},
                    {u"compartment"_s, compartmentKey(entity.compartment)},
                    {u"label"_s, labels(entity.label, vocabularies)},
                    {u"append_only"_s, entity.appendOnly},
                    {u"hidden"_s, entity.hidden},
                    {u"fields"_s, fields}};
    if (entity.isPart())
        out.insert(u"parent"_s, keyOf(entity, entity.parent));
    if (entity.subjectThrough)
        out.insert(u"subject"_s, keyOf(entity, entity.subjectThrough));
    return out;
}

QJsonArray describeTerms(const Vocabulary &vocabulary)
{
    QJsonArray out;
    for (const Term &term : vocabulary.terms) {
        QJsonObject shown;
        for (const QString &language : {u"en"_s, u"az"_s, u"ru"_s})
            shown.insert(language, term.label(language));
        QJsonObject entry{{u"key"_s, term.key}, {u"label"_s, shown}};
        if (!term.huridocs.isEmpty())
            entry.insert(u"huridocs"_s, term.huridocs);
        out.append(entry);
    }
    return out;
}

} // namespace

QJsonObject describe(const Registry &registry, const Vocabularies &vocabularies)
{
    QJsonArray entities;
    for (const EntitySpec &entity : registry.entities())
        entities.append(describeEntity(entity, registry, vocabularies));
    QJsonObject terms;
    for (const QByteArray &name : vocabularies.names())
        terms.insert(QString::fromLatin1(name), describeTerms(*vocabularies.vocabulary(name)));
    return {{u"schema"_s, 1},
            {u"version"_s, registry.version()},
            {u"entities"_s, entities},
            {u"vocabularies"_s, terms}};
}

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::Text: return u"text"_s;
    case Kind::LongText: return u"long_text"_s;
    case Kind::LanguageText: return u"language_text"_s;
    case Kind::Code: return u"code"_s;
    case Kind::Reference: return u"reference"_s;
    case Kind::YesNo: return u"yes_no"_s;
    case Kind::Integer: return u"integer"_s;
    case Kind::Date: return u"date"_s;
    case Kind::Instant: return u"instant"_s;
    case Kind::Duration: return u"duration"_s;
    case Kind::Article: return u"article"_s;
    case Kind::Bytes: return u"bytes"_s;
    case Kind::Order: return u"order"_s;
    }
    return {};
}

QString shapeName(Shape shape)
{
    switch (shape) {
    case Shape::Scalar: return u"scalar"_s;
    case Shape::Set: return u"set"_s;
    case Shape::Part: return u"part"_s;
    }
    return {};
}

} // namespace dossier::schema
