// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/columns.h"

#include "schema/value_text.h"

#include <QDateTime>
#include <QSet>
#include <QTimeZone>

namespace dossier::items {

using schema::FieldSpec;
using schema::Kind;
using schema::Shape;
using namespace Qt::StringLiterals;

namespace {

/// As a person reads a moment: day and hour on the clock of the place, without offset.
QString instantInWords(const base::Instant &instant, const QString &language)
{
    const QDateTime moment = momentOf(instant);
    return base::PartialDate::day(moment.date()).format(schema::dateLanguage(language)) + ", "_L1 + moment.time().toString(u"HH:mm"_s);
}

bool fitsTable(const FieldSpec &field)
{
    return field.shape != Shape::Part && field.kind != Kind::Bytes && field.kind != Kind::Order;
}

/// The stored title of such a record holds keys and ISO moments.
bool isNamedByTerms(const schema::EntitySpec &entity)
{
    return std::ranges::any_of(entity.title, [&](schema::FieldId id) {
        const FieldSpec *field = entity.field(id);
        return field && (field->kind == Kind::Code || field->kind == Kind::Instant);
    });
}

ColumnRole roleOf(const FieldSpec &field)
{
    if (field.kind == Kind::Date || field.kind == Kind::Instant)
        return ColumnRole::Date;
    return field.kind == Kind::Integer ? ColumnRole::Number : ColumnRole::Text;
}

} // namespace

QDateTime momentOf(const base::Instant &instant)
{
    const QTimeZone zone(instant.zone.toLatin1());
    return QDateTime::fromMSecsSinceEpoch(instant.utcMicroseconds / 1000, zone.isValid() ? zone : QTimeZone::utc());
}

Column fieldColumn(const FieldSpec &field, const schema::Vocabularies &vocabularies, const QString &language, ColumnRole role, int widthHint)
{
    Column column;
    column.key = field.key;
    column.title = vocabularies.label(field.label, language);
    column.role = role;
    column.widthHint = widthHint;
    column.field = field.id;
    return column;
}

Columns columnsOf(const schema::EntitySpec &entity, const schema::Vocabularies &vocabularies, const QString &language)
{
    Columns out;
    for (const FieldSpec &field : entity.fields) {
        if (fitsTable(field))
            out.push_back(fieldColumn(field, vocabularies, language, roleOf(field), field.kind == Kind::Reference ? 45 : 30));
    }
    return out;
}

QString titleInWords(const CellContext &context, base::RecordId id)
{
    const QString plain = context.store.titles({id}).value_or(QHash<base::RecordId, QString>()).value(id);
    const auto record = context.store.record(id);
    const schema::EntitySpec *entity = record ? context.registry.entity(record->type()) : nullptr;
    if (!entity || !isNamedByTerms(*entity))
        return plain;
    QStringList parts;
    QDate day;
    for (const schema::FieldId title : entity->title) {
        // A moment says its day already.
        const schema::Value &value = record->value(title);
        if (const auto *instant = std::get_if<base::Instant>(&value))
            day = momentOf(*instant).date();
        if (const auto *date = std::get_if<base::PartialDate>(&value); date && *date == base::PartialDate::day(day))
            continue;
        const FieldSpec *field = entity->field(title);
        const auto *other = field ? std::get_if<base::RecordId>(&value) : nullptr;
        const QHash<base::RecordId, QString> titles = other ? context.store.titles({*other}).value_or(QHash<base::RecordId, QString>())
                                                            : QHash<base::RecordId, QString>();
        const QString text = field && field->shape != Shape::Part ? valueInWords(*field, *record, context, titles) : QString();
        if (!text.isEmpty())
            parts.append(text);
    }
    return parts.isEmpty() ? plain : parts.join(", "_L1);
}

QString valueInWords(const FieldSpec &field, const schema::Value &value, const CellContext &context,
                     const QHash<base::RecordId, QString> &titles)
{
    if (const auto *id = std::get_if<base::RecordId>(&value)) {
        const bool terms = std::ranges::any_of(field.targets, [&](schema::EntityType target) {
            const schema::EntitySpec *entity = context.registry.entity(target);
            return entity && isNamedByTerms(*entity);
        });
        return terms ? titleInWords(context, *id) : titles.value(*id);
    }
    if (const auto *instant = std::get_if<base::Instant>(&value))
        return instantInWords(*instant, context.language);
    if (const auto *article = std::get_if<schema::Article>(&value))
        return article->path;
    return schema::valueText(field, value, context.vocabularies, context.language);
}

QString valueInWords(const FieldSpec &field, const domain::Record &record, const CellContext &context,
                     const QHash<base::RecordId, QString> &titles)
{
    if (field.shape == Shape::Scalar)
        return valueInWords(field, record.value(field.id), context, titles);
    QStringList parts;
    for (const schema::Value &member : record.members(field.id)) {
        const QString text = valueInWords(field, member, context, titles);
        if (!text.isEmpty())
            parts.append(text);
    }
    return parts.join(", "_L1);
}

QList<base::RecordId> referencesOf(const std::vector<domain::Record> &records)
{
    QSet<base::RecordId> found;
    for (const domain::Record &record : records) {
        for (const schema::Value &value : record.values()) {
            if (const auto *id = std::get_if<base::RecordId>(&value))
                found.insert(*id);
        }
        for (const schema::ValueList &members : record.sets()) {
            for (const schema::Value &value : members) {
                if (const auto *id = std::get_if<base::RecordId>(&value))
                    found.insert(*id);
            }
        }
    }
    return found.values();
}

} // namespace dossier::items
