// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/assignments.h"

#include "domain/names.h"
#include "domain/texts.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/value_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using domain::ChangeSet;
using schema::FieldSpec;
using schema::Shape;
using schema::Value;
using Operation = Assignment::Operation;
using namespace Qt::StringLiterals;

namespace {

Value oldValue(const domain::Record &before, const FieldSpec &field)
{
    return before.value(field.id);
}

/// What of a part a person writes: not its parent and not its place among its siblings.
bool isOwn(const schema::EntitySpec &part, const FieldSpec &field)
{
    return field.shape == Shape::Scalar && field.id != part.parent && field.kind != schema::Kind::Order && !field.computed;
}

struct PartField {
    const FieldSpec *part = nullptr;    ///< of the record
    const FieldSpec *field = nullptr;   ///< of the part; null where there is none of that name, or several
};

/// The field of a part that `key` names; texts in languages are written by the name of the part.
PartField partFieldNamed(const schema::Registry &registry, const schema::EntitySpec &entity, const QByteArray &key)
{
    PartField out;
    for (const FieldSpec &part : entity.fields) {
        if (part.shape != Shape::Part || schema::narrativeFieldsOf(part.targets.front()))
            continue;
        const schema::EntitySpec &child = *registry.entity(part.targets.front());
        const FieldSpec *field = child.field(key);
        if (!field && part.key == key)
            field = &*std::ranges::find_if(child.fields, [&](const FieldSpec &own) { return isOwn(child, own); });
        if (!field || !isOwn(child, *field))
            continue;
        if (out.field)
            return {};
        out = {&part, field};
    }
    return out;
}

/// Names the terms, so that nobody needs to look for them.
QString termsOf(const FieldSpec &field, const schema::Vocabularies &vocabularies)
{
    constexpr qsizetype kShown = 24;
    const schema::Vocabulary *vocabulary = vocabularies.vocabulary(field.vocabulary);
    QStringList keys;
    if (vocabulary) {
        for (const schema::Term &term : vocabulary->terms) {
            if (!term.retired)
                keys.append(term.key);
        }
    }
    const bool tooMany = keys.size() > kShown;
    return QString::fromLatin1(field.key) + ": "_L1 + keys.first(std::min(keys.size(), kShown)).join(", "_L1) + (tooMany ? u" …"_s : QString());
}

} // namespace

Result<std::vector<Assignment>> parseAssignments(const QStringList &words)
{
    static const QRegularExpression form(u"^([A-Za-z][A-Za-z0-9_-]*?)(?:\\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*))?(\\+|-)?=(.*)$"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    std::vector<Assignment> out;
    for (const QString &word : words) {
        const auto match = form.match(word);
        if (!match.hasMatch())
            return base::fail(ErrorCode::InvalidArgument, u"not field=value"_s);
        Assignment assignment;
        assignment.field = match.captured(1).toLatin1().replace('-', '_');
        assignment.language = match.captured(2);
        if (const QString sign = match.captured(3); !sign.isEmpty())
            assignment.operation = sign == "+"_L1 ? Operation::Add : Operation::Remove;
        assignment.value = match.captured(4);
        out.push_back(assignment);
    }
    return out;
}

Result<std::vector<ChangeSet>> AssignmentReader::create(const schema::EntitySpec &entity,
                                                        const std::vector<Assignment> &assignments) const
{
    const domain::Record nothing(entity.type, base::newRecordId(m_environment.random));
    Changes changes{domain::createOf(entity.type, nothing.id())};
    for (const Assignment &assignment : assignments)
        DOSSIER_TRY(assign(entity, nothing, assignment, changes));
    return changes;
}

Result<std::vector<ChangeSet>> AssignmentReader::update(const domain::Record &record,
                                                        const std::vector<Assignment> &assignments) const
{
    const schema::EntitySpec *entity = m_environment.registry.entity(record.type());
    Changes changes{domain::updateOf(record)};
    for (const Assignment &assignment : assignments)
        DOSSIER_TRY(assign(*entity, record, assignment, changes));
    return changes;
}

Result<void> AssignmentReader::assign(const schema::EntitySpec &entity, const domain::Record &before,
                                      const Assignment &assignment, Changes &changes) const
{
    const bool isPerson = entity.type == schema::person::kType;
    if (assignment.field == "name" && (isPerson || entity.type == schema::organisation::kType)) {
        if (assignment.operation == Operation::Remove)
            return removePart(*entity.field("names"), before, assignment.value.trimmed(), changes);
        return isPerson ? addPersonName(before, assignment, changes) : addOrganisationName(before, assignment, changes);
    }
    const FieldSpec *field = entity.field(assignment.field);
    const bool isPart = field && field->shape == Shape::Part && !schema::narrativeFieldsOf(field->targets.front());
    if (isPart && assignment.operation == Operation::Remove)
        return removePart(*field, before, assignment.value.trimmed(), changes);
    if (!field || isPart) {
        if (const PartField named = partFieldNamed(m_environment.registry, entity, assignment.field); named.field)
            return assignPart(*named.part, *named.field, before, assignment, changes);
    }
    // Keys and digests are the program's own to write: without her keys a member would be locked out.
    if (!field || field->computed || field->kind == schema::Kind::Bytes)
        return base::fail(ErrorCode::UnknownField, QString::fromLatin1(assignment.field));
    if (field->shape == Shape::Part)
        return assignText(*field, before, assignment, changes);
    if (!assignment.language.isEmpty())
        return base::fail(ErrorCode::InvalidArgument, QString::fromLatin1(field->key));
    ChangeSet &own = changes.front();
    const bool empties = field->shape == Shape::Set && assignment.value.trimmed().isEmpty();
    if (empties && assignment.operation != Operation::Set)
        return base::fail(ErrorCode::InvalidValue, QString::fromLatin1(field->key));
    Value given;
    if (!empties) {
        DOSSIER_ASSIGN(given, value(*field, assignment.value));
    }
    if (field->shape == Shape::Scalar) {
        if (assignment.operation != Operation::Set)
            return base::fail(ErrorCode::InvalidArgument, QString::fromLatin1(field->key));
        own.set(field->id, given, oldValue(before, *field));
        return {};
    }
    if (assignment.operation == Operation::Remove) {
        own.remove(field->id, given);
        return {};
    }
    if (assignment.operation == Operation::Set) {
        for (const Value &member : before.members(field->id)) {
            if (!(member == given))
                own.remove(field->id, member);
        }
    }
    if (!schema::isAbsent(given) && !before.members(field->id).contains(given))
        own.add(field->id, given);
    return {};
}

/// `summary=…` writes the original in the vault's language, `summary.ru=…` another.
Result<void> AssignmentReader::assignText(const FieldSpec &part, const domain::Record &before,
                                          const Assignment &assignment, Changes &changes) const
{
    const auto narrative = schema::narrativeFieldsOf(part.targets.front());
    if (!narrative || assignment.operation != Operation::Set)
        return base::fail(ErrorCode::InvalidArgument, QString::fromLatin1(part.key));
    QList<domain::Record> existing;
    if (changes.front().kind != domain::ChangeKind::Create) {
        DOSSIER_ASSIGN(existing, m_store.parts(part.id, before.id()));
    }
    const QString language = assignment.language.isEmpty() ? m_vaultLanguage : assignment.language;
    const domain::TextPlace place{*narrative, before.id(), language, m_vaultLanguage};
    auto change = domain::setText(place, assignment.value, existing, base::newRecordId(m_environment.random));
    if (change)
        changes.push_back(std::move(*change));
    return {};
}

/// All keys of one part in one command describe one new part; the same key again begins another.
Result<void> AssignmentReader::assignPart(const FieldSpec &part, const FieldSpec &field, const domain::Record &before,
                                          const Assignment &assignment, Changes &changes) const
{
    if (assignment.operation == Operation::Remove || !assignment.language.isEmpty() || assignment.value.trimmed().isEmpty())
        return base::fail(ErrorCode::InvalidArgument, QString::fromLatin1(assignment.field));
    const schema::EntitySpec &child = *m_environment.registry.entity(part.targets.front());
    DOSSIER_ASSIGN(Value given, value(field, assignment.value));
    const auto begun = std::find_if(changes.rbegin(), changes.rend(), [&](const ChangeSet &change) {
        return change.entity == child.type && change.kind == domain::ChangeKind::Create && change.after(*child.parent) == Value(before.id());
    });
    if (begun != changes.rend() && schema::isAbsent(begun->after(field.id))) {
        begun->set(field.id, std::move(given));
        return {};
    }
    ChangeSet made = domain::createOf(child.type, base::newRecordId(m_environment.random));
    made.set(*child.parent, before.id());
    made.set(field.id, std::move(given));
    changes.push_back(std::move(made));
    return {};
}

Result<void> AssignmentReader::removePart(const FieldSpec &part, const domain::Record &before, const QString &named, Changes &changes) const
{
    constexpr qsizetype kShortestId = 8;
    DOSSIER_ASSIGN(const QList<domain::Record> parts, m_store.parts(part.id, before.id()));
    const schema::EntitySpec &child = *m_environment.registry.entity(part.targets.front());
    const FieldSpec &first = *std::ranges::find_if(child.fields, [&](const FieldSpec &own) { return isOwn(child, own); });
    const bool mayBeId = named.size() >= kShortestId;
    const auto found = std::ranges::find_if(parts, [&](const domain::Record &one) {
        return schema::valueText(first, one.value(first.id), m_environment.vocabularies, m_environment.language) == named
            || (mayBeId && base::toString(one.id()).startsWith(named, Qt::CaseInsensitive));
    });
    if (found == parts.end())
        return base::fail(ErrorCode::NotFound, QString::fromLatin1(part.key));
    changes.push_back(domain::deleteOf(*found));
    return {};
}

Result<void> AssignmentReader::addPersonName(const domain::Record &before, const Assignment &assignment, Changes &changes) const
{
    if (assignment.value.trimmed().isEmpty())
        return base::fail(ErrorCode::InvalidArgument, u"name"_s);
    changes.push_back(domain::addLegalName(before.id(), {.text = assignment.value}, base::newRecordId(m_environment.random)));
    return {};
}

Result<void> AssignmentReader::addOrganisationName(const domain::Record &before, const Assignment &assignment,
                                                   Changes &changes) const
{
    namespace organisation_name = schema::organisation_name;
    if (assignment.value.trimmed().isEmpty())
        return base::fail(ErrorCode::InvalidArgument, u"name"_s);
    ChangeSet name = domain::createOf(organisation_name::kType, base::newRecordId(m_environment.random));
    name.set(organisation_name::organisation, before.id());
    name.set(organisation_name::text, assignment.value);
    name.set(organisation_name::kind, schema::Code{u"official"_s});
    if (!assignment.language.isEmpty())
        name.set(organisation_name::language, schema::Code{assignment.language});
    changes.push_back(std::move(name));
    return {};
}

Result<Value> AssignmentReader::value(const FieldSpec &field, const QString &text) const
{
    if (field.kind == schema::Kind::Reference && !text.trimmed().isEmpty())
        return reference(field, text.trimmed());
    const base::Instant now = m_environment.clock.now();
    const schema::ReadingContext context{.language = m_environment.language, .today = m_environment.clock.today(),
                                         .zone = now.zone};
    Result<Value> read = schema::parseValue(field, m_environment.vocabularies, text, context);
    if (!read && field.kind == schema::Kind::Code)
        read.error().detail = termsOf(field, m_environment.vocabularies);
    return read;
}

/// Looked for in the store of its own compartment, where that is open.
Result<Value> AssignmentReader::reference(const FieldSpec &field, const QString &named) const
{
    for (const schema::EntityType target : field.targets) {
        const Result<store::Store *> store = m_vault.storeFor(*m_environment.registry.entity(target));
        if (!store)
            continue;
        const auto found = (*store)->resolve(target, named);
        if (found)
            return Value(*found);
        if (found.error().code != ErrorCode::NotFound)
            return std::unexpected(found.error());
    }
    return base::fail(ErrorCode::NotFound, QString::fromLatin1(field.key));
}

} // namespace dossier::cli
