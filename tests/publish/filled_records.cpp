// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/filled_records.h"

namespace dossier::test {

using namespace Qt::StringLiterals;
using schema::EntitySpec;
using schema::FieldSpec;
using schema::Kind;
using schema::Shape;
using schema::Value;

namespace {

/// Required fields and those that are written once must be there from the start.
bool belongsToCreation(const FieldSpec &field)
{
    return field.required || field.appendOnly;
}

QString firstTerm(const schema::Vocabularies &vocabularies, const FieldSpec &field)
{
    for (const schema::Term &term : vocabularies.vocabulary(field.vocabulary)->terms) {
        if (!term.retired)
            return term.key;
    }
    return {};
}

} // namespace

FilledRecords::FilledRecords(PublishWorld &world, store::Store &store, const QString &sign)
    : m_world(world), m_store(store), m_sign(sign)
{
    const schema::Compartment compartment = store.context().compartment;
    for (const EntitySpec &entity : world.world().registry().entities()) {
        if (entity.compartment == compartment && !entity.hidden && !entity.everyCompartment)
            fill(entity);
    }
}

Value FilledRecords::canary(const FieldSpec &field)
{
    const QString text = nextCanary();
    m_canaries.append({text, field.id});
    switch (field.kind) {
    case Kind::LanguageText: return schema::LanguageText{text, u"en"_s};
    case Kind::Date: return take(base::PartialDate::fromEdtf(u"2024-05-03"_s, text));
    case Kind::Duration: return schema::Duration{.years = 3, .months = 0, .days = 0, .life = false, .printed = text};
    case Kind::Article: return schema::Article{{}, {}, text};
    case Kind::Bytes: return text.toUtf8();
    default: return text;
    }
}

std::optional<Value> FilledRecords::reference(const EntitySpec &entity, const FieldSpec &field) const
{
    for (const schema::EntityType target : field.targets) {
        if (target != entity.type && m_ids.contains(std::to_underlying(target)))
            return Value(m_ids.value(std::to_underlying(target)));
    }
    return std::nullopt;
}

std::optional<Value> FilledRecords::valueFor(const EntitySpec &entity, const FieldSpec &field)
{
    // Gates stay as they are by default; the test decides about them.
    if (field.computed || field.gate || field.shape == Shape::Part || field.kind == Kind::Order)
        return std::nullopt;
    switch (field.kind) {
    case Kind::Code: return Value(schema::Code{firstTerm(m_world.world().vocabularies(), field)});
    case Kind::Reference: return reference(entity, field);
    case Kind::YesNo: return Value(schema::Answer::Yes);
    case Kind::Integer: return Value(std::int64_t(3));
    case Kind::Instant: return Value(m_world.clock().now());
    default: return canary(field);
    }
}

void FilledRecords::add(domain::ChangeSet &changes, const EntitySpec &entity, const FieldSpec &field)
{
    std::optional<Value> value = valueFor(entity, field);
    if (!value)
        return;
    if (field.shape == Shape::Set)
        changes.add(field.id, *std::move(value));
    else
        changes.set(field.id, *std::move(value));
}

void FilledRecords::fill(const EntitySpec &entity)
{
    domain::ChangeSet made = domain::createOf(entity.type, base::newRecordId(m_world.world().random()));
    for (const FieldSpec &field : entity.fields) {
        if (belongsToCreation(field))
            add(made, entity, field);
    }
    const base::RecordId id = made.id;
    if (!m_world.apply(m_store, {std::move(made)})) {
        m_refused.append(QString::fromLatin1(entity.key));
        return;
    }
    m_ids.insert(std::to_underlying(entity.type), id);
    for (const FieldSpec &field : entity.fields) {
        if (belongsToCreation(field) || field.gate)
            continue;
        const qsizetype before = m_canaries.size();
        domain::ChangeSet change = domain::updateOf(take(m_store.record(id)));
        add(change, entity, field);
        if ((!change.fields.empty() || !change.sets.empty()) && !m_world.apply(m_store, {std::move(change)})) {
            m_refused.append(QString::fromLatin1(entity.key + '.' + field.key));
            m_canaries.resize(before);
        }
    }
}

} // namespace dossier::test
