// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/assignments.h"

#include "domain/names.h"
#include "domain/texts.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/value_text.h"

#include <QRegularExpression>

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
    if (assignment.field == "name" && entity.type == schema::person::kType)
        return addPersonName(before, assignment, changes);
    if (assignment.field == "name" && entity.type == schema::organisation::kType)
        return addOrganisationName(before, assignment, changes);
    const FieldSpec *field = entity.field(assignment.field);
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

Result<void> AssignmentReader::addPersonName(const domain::Record &before, const Assignment &assignment, Changes &changes) const
{
    if (assignment.operation == Operation::Remove || assignment.value.trimmed().isEmpty())
        return base::fail(ErrorCode::InvalidArgument, u"name"_s);
    changes.push_back(domain::addLegalName(before.id(), {.text = assignment.value}, base::newRecordId(m_environment.random)));
    return {};
}

Result<void> AssignmentReader::addOrganisationName(const domain::Record &before, const Assignment &assignment,
                                                   Changes &changes) const
{
    namespace organisation_name = schema::organisation_name;
    if (assignment.operation == Operation::Remove || assignment.value.trimmed().isEmpty())
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
    if (field.kind == schema::Kind::Reference && !text.trimmed().isEmpty()) {
        for (const schema::EntityType target : field.targets) {
            const auto found = m_store.resolve(target, text.trimmed());
            if (found)
                return Value(*found);
            if (found.error().code != ErrorCode::NotFound)
                return std::unexpected(found.error());
        }
        return base::fail(ErrorCode::NotFound, QString::fromLatin1(field.key));
    }
    const base::Instant now = m_environment.clock.now();
    const schema::ReadingContext context{.language = m_environment.language, .today = m_environment.clock.today(),
                                         .zone = now.zone};
    return schema::parseValue(field, m_environment.vocabularies, text, context);
}

} // namespace dossier::cli
