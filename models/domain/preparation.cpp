// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/preparation.h"

#include <QSet>

#include <algorithm>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;

namespace {

void mergeFields(ChangeSet &into, ChangeSet from)
{
    for (FieldChange &change : from.fields)
        into.set(change.field, std::move(change.after), std::move(change.before));
    for (const SetChange &change : from.sets) {
        for (const schema::Value &member : change.removed)
            into.remove(change.field, member);
        for (const schema::Value &member : change.added)
            into.add(change.field, member);
    }
    for (auto heads = from.baseHeads.cbegin(); heads != from.baseHeads.cend(); ++heads) {
        if (!into.baseHeads.contains(heads.key()))
            into.baseHeads.insert(heads.key(), heads.value());
    }
}

bool pointsTo(const Record &record, schema::FieldId field, base::RecordId target)
{
    const schema::Value wanted(target);
    return record.value(field) == wanted || record.members(field).contains(wanted);
}

} // namespace

Preparation::Preparation(Action action, const RuleContext &context)
    : m_context(&context), m_action(std::move(action))
{
}

Result<Preparation> Preparation::make(Action action, const RuleContext &context)
{
    std::vector<ChangeSet> changes = std::exchange(action.changes, {});
    Preparation preparation(std::move(action), context);
    preparation.m_byRecord.reserve(qsizetype(changes.size()));
    for (ChangeSet &change : changes)
        DOSSIER_TRY(preparation.mergeIn(std::move(change)));
    for (std::size_t i = 0; i < preparation.m_changes.size(); ++i)
        preparation.indexReferences(preparation.m_changes[i], i);
    return preparation;
}

bool Preparation::isDecision() const
{
    const Origin origin = m_action.origin;
    return origin == Origin::Form || origin == Origin::CommandLine || origin == Origin::Import;
}

Result<void> Preparation::mergeIn(ChangeSet changes)
{
    ChangeSet *earlier = changesOf(changes.id);
    if (!earlier) {
        m_byRecord.insert(changes.id, m_changes.size());
        m_changes.push_back(std::move(changes));
        return {};
    }
    if (earlier->entity != changes.entity)
        return base::fail(ErrorCode::RuleViolated, QStringLiteral("one record under two entities"));
    const bool open = earlier->kind == ChangeKind::Create || earlier->kind == ChangeKind::Update;
    if (open && changes.kind == ChangeKind::Update) {
        mergeFields(*earlier, std::move(changes));
        return {};
    }
    if (earlier->kind == ChangeKind::Update && changes.kind == ChangeKind::Delete) {
        *earlier = std::move(changes);
        return {};
    }
    if (earlier->kind == ChangeKind::Delete && changes.kind == ChangeKind::Delete)
        return {};
    return base::fail(ErrorCode::RuleViolated, QStringLiteral("contradicting changes of one record"));
}

void Preparation::indexReferences(const ChangeSet &changes, std::size_t index)
{
    for (const FieldChange &change : changes.fields) {
        if (const auto *target = std::get_if<base::RecordId>(&change.after))
            m_pointing.insert({std::to_underlying(change.field), *target}, index);
    }
    for (const SetChange &change : changes.sets) {
        for (const schema::Value &member : change.added) {
            if (const auto *target = std::get_if<base::RecordId>(&member))
                m_pointing.insert({std::to_underlying(change.field), *target}, index);
        }
    }
}

ChangeSet *Preparation::changesOf(base::RecordId id)
{
    const auto found = m_byRecord.constFind(id);
    return found == m_byRecord.constEnd() ? nullptr : &m_changes[*found];
}

const ChangeSet *Preparation::changesOf(base::RecordId id) const
{
    const auto found = m_byRecord.constFind(id);
    return found == m_byRecord.constEnd() ? nullptr : &m_changes[*found];
}

bool Preparation::creates(base::RecordId id) const
{
    const ChangeSet *changes = changesOf(id);
    return changes && changes->kind == ChangeKind::Create;
}

ChangeSet &Preparation::add(ChangeSet changes)
{
    const std::size_t index = m_changes.size();
    m_byRecord.insert(changes.id, index);
    m_changes.push_back(std::move(changes));
    indexReferences(m_changes.back(), index);
    return m_changes.back();
}

Result<void> Preparation::deleteAlong(const Record &record)
{
    if (m_action.origin == Origin::Undo)
        return base::fail(ErrorCode::NotUndoable, QStringLiteral("something was added to it since"));
    add(deleteOf(record));
    return {};
}

Result<void> Preparation::set(base::RecordId id, schema::FieldId field, schema::Value value)
{
    DOSSIER_ASSIGN(const std::optional<Record> stored, before(id));
    const schema::Value old = stored ? stored->value(field) : schema::Value();
    ChangeSet *changes = changesOf(id);
    if (!changes && old == value)
        return {};
    if (!changes) {
        if (!stored)
            return base::fail(ErrorCode::NotFound, QStringLiteral("record of a consequence"));
        changes = &add(updateOf(*stored));
    }
    std::erase_if(changes->fields, [field](const FieldChange &change) { return change.field == field; });
    if (const auto *target = std::get_if<base::RecordId>(&value))
        m_pointing.insert({std::to_underlying(field), *target}, m_byRecord.value(id));
    if (old != value)
        changes->set(field, std::move(value), old);
    return {};
}

Result<std::optional<Record>> Preparation::before(base::RecordId id) const
{
    // compareWithStored has asked the store, or will refuse.
    if (creates(id))
        return std::nullopt;
    const auto cached = m_stored.constFind(id);
    if (cached != m_stored.constEnd())
        return *cached;
    DOSSIER_ASSIGN(std::optional<Record> found, m_context->records.find(id));
    m_stored.insert(id, found);
    return found;
}

Result<std::optional<Preparation::Standing>> Preparation::standing(base::RecordId id) const
{
    const ChangeSet *changes = changesOf(id);
    if (changes && changes->kind == ChangeKind::Create)
        return Standing{changes->entity, false};
    DOSSIER_ASSIGN(const std::optional<Record> record, before(id));
    if (!record)
        return std::nullopt;
    const bool settled = !changes || changes->kind == ChangeKind::Update;
    return Standing{record->type(), settled ? record->isDeleted() : changes->kind == ChangeKind::Delete};
}

Result<schema::Value> Preparation::valueAfter(const ChangeSet &changes, schema::FieldId field) const
{
    if (const FieldChange *change = changes.change(field))
        return change->after;
    if (changes.kind == ChangeKind::Create)
        return schema::Value();
    DOSSIER_ASSIGN(const std::optional<Record> record, before(changes.id));
    return record ? record->value(field) : schema::Value();
}

Result<std::optional<Record>> Preparation::after(base::RecordId id) const
{
    const ChangeSet *changes = changesOf(id);
    if (changes && changes->kind == ChangeKind::Create)
        return applied(Record(changes->entity, id), *changes);
    DOSSIER_ASSIGN(std::optional<Record> record, before(id));
    if (record && changes)
        return applied(*std::move(record), *changes);
    return record;
}

Result<QList<Record>> Preparation::referringAfter(schema::EntityType entity, schema::FieldId field,
                                                  base::RecordId target) const
{
    QList<Record> out;
    QSet<base::RecordId> seen;
    const auto take = [&](const Record &record) {
        if (!record.isDeleted() && pointsTo(record, field, target))
            out.append(record);
    };
    if (!creates(target)) {
        DOSSIER_ASSIGN(const QList<Record> stored, m_context->records.referring(entity, field, target));
        for (const Record &record : stored) {
            seen.insert(record.id());
            const ChangeSet *changes = changesOf(record.id());
            take(changes ? applied(record, *changes) : record);
        }
    }
    QList<std::size_t> added = pointing(field, target);
    std::ranges::sort(added);
    for (const std::size_t index : added) {
        const ChangeSet &changes = m_changes[index];
        if (changes.entity != entity || seen.contains(changes.id))
            continue;
        seen.insert(changes.id);
        DOSSIER_ASSIGN(const std::optional<Record> record, after(changes.id));
        if (record)
            take(*record);
    }
    return out;
}

Action Preparation::finish()
{
    for (ChangeSet &changes : m_changes) {
        if (changes.kind == ChangeKind::Update && changes.fields.empty() && changes.sets.empty())
            continue;
        if (changes.kind == ChangeKind::Update) {
            changes.baseHeads.removeIf([&changes](const auto &entry) {
                const auto field = schema::FieldId(entry.key());
                return !changes.change(field)
                    && std::ranges::find(changes.sets, field, &SetChange::field) == changes.sets.end();
            });
        }
        m_action.changes.push_back(std::move(changes));
    }
    m_changes.clear();
    m_byRecord.clear();
    return std::move(m_action);
}

Record applied(Record record, const ChangeSet &changes)
{
    for (const FieldChange &change : changes.fields)
        record.setValue(change.field, change.after);
    for (const SetChange &change : changes.sets) {
        schema::ValueList members = record.members(change.field);
        for (const schema::Value &member : change.removed)
            members.removeAll(member);
        for (const schema::Value &member : change.added) {
            if (!members.contains(member))
                members.append(member);
        }
        record.setMembers(change.field, std::move(members));
    }
    if (changes.kind == ChangeKind::Delete || changes.kind == ChangeKind::Restore)
        record.setDeleted(changes.kind == ChangeKind::Delete);
    return record;
}

std::unexpected<base::Error> refuse(ErrorCode code, const schema::EntitySpec &entity,
                                    const schema::FieldSpec *field, QLatin1StringView why)
{
    QString detail = QString::fromLatin1(entity.key);
    if (field)
        detail += u'.' + QString::fromLatin1(field->key);
    return base::fail(code, detail + QStringLiteral(": ") + why);
}

} // namespace dossier::domain
