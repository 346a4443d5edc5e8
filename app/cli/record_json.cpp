// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/record_json.h"

#include "schema/entities/narrative.h"
#include "schema/value_text.h"

#include <QJsonArray>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using schema::FieldSpec;
using schema::Shape;
using schema::Value;
using namespace Qt::StringLiterals;

namespace {

QJsonValue dayOrNull(const std::optional<QDate> &day)
{
    return day ? QJsonValue(day->toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject durationJson(const schema::Duration &duration, const QString &text)
{
    return {{u"text"_s, text}, {u"years"_s, duration.years}, {u"months"_s, duration.months},
            {u"days"_s, duration.days}, {u"life"_s, duration.life},
            {u"printed"_s, duration.printed.isEmpty() ? QJsonValue() : QJsonValue(duration.printed)}};
}

QJsonObject articleJson(const schema::Article &article, const QString &text)
{
    return {{u"text"_s, text}, {u"code"_s, article.code}, {u"version"_s, article.version}, {u"path"_s, article.path}};
}

void collectReferences(const domain::Record &record, QList<base::RecordId> &out)
{
    const auto collect = [&](const Value &value) {
        if (const auto *id = std::get_if<base::RecordId>(&value))
            out.append(*id);
    };
    for (const Value &value : record.values())
        collect(value);
    for (const schema::ValueList &members : record.sets()) {
        for (const Value &member : members)
            collect(member);
    }
}

} // namespace

Result<void> RecordJson::prepare(const std::vector<domain::Record> &records)
{
    QList<base::RecordId> ids;
    for (const domain::Record &record : records) {
        ids.append(record.id());
        collectReferences(record, ids);
    }
    return learnTitles(std::move(ids));
}

Result<void> RecordJson::learnTitles(QList<base::RecordId> ids) const
{
    for (const store::Store *store : {&m_store, &m_main}) {
        DOSSIER_ASSIGN(const auto titles, store->titles(ids));
        m_titles.insert(titles);
        ids.removeIf([this](base::RecordId id) { return m_titles.contains(id); });
        if (ids.isEmpty())
            break;
    }
    return {};
}

Result<QJsonObject> RecordJson::row(const domain::Record &record, const Columns &columns) const
{
    QJsonObject out{{u"id"_s, base::toString(record.id())}};
    const schema::EntitySpec *entity = m_environment.registry.entity(record.type());
    const auto add = [&](const Column &column) -> Result<void> {
        DOSSIER_ASSIGN(const QJsonValue printed, column.field ? field(record, *column.field) : title(record.id()));
        out.insert(QString::fromLatin1(column.key), printed);
        return {};
    };
    if (columns.empty()) {
        for (const FieldSpec &spec : entity->fields)
            DOSSIER_TRY(add({spec.key, &spec}));
    }
    for (const Column &column : columns)
        DOSSIER_TRY(add(column));
    return out;
}

Result<QJsonValue> RecordJson::field(const domain::Record &record, const FieldSpec &spec) const
{
    if (spec.shape == Shape::Scalar)
        return value(spec, record.value(spec.id));
    QJsonArray array;
    if (spec.shape == Shape::Set) {
        for (const Value &member : record.members(spec.id)) {
            DOSSIER_ASSIGN(const QJsonValue printed, value(spec, member));
            array.append(printed);
        }
        return array;
    }
    DOSSIER_ASSIGN(const QList<domain::Record> parts, m_store.parts(spec.id, record.id()));
    for (const domain::Record &part : parts) {
        DOSSIER_ASSIGN(const QJsonObject printed, row(part, {}));
        array.append(printed);
    }
    return array;
}

Result<QJsonValue> RecordJson::value(const FieldSpec &spec, const Value &value) const
{
    if (schema::isAbsent(value))
        return QJsonValue();
    if (const auto *code = std::get_if<schema::Code>(&value))
        return QJsonObject{{u"code"_s, code->term}, {u"text"_s, text(spec, value)}};
    if (const auto *id = std::get_if<base::RecordId>(&value)) {
        DOSSIER_ASSIGN(const QJsonValue called, title(*id));
        return QJsonObject{{u"id"_s, base::toString(*id)}, {u"text"_s, called}};
    }
    if (const auto *date = std::get_if<base::PartialDate>(&value))
        return QJsonObject{{u"text"_s, date->typed()}, {u"edtf"_s, date->edtf()},
                           {u"earliest"_s, dayOrNull(date->earliest())}, {u"latest"_s, dayOrNull(date->latest())}};
    if (const auto *instant = std::get_if<base::Instant>(&value))
        return base::toIsoString(*instant);
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return QJsonValue(qint64(*number));
    if (const auto *duration = std::get_if<schema::Duration>(&value))
        return durationJson(*duration, text(spec, value));
    if (const auto *article = std::get_if<schema::Article>(&value))
        return articleJson(*article, text(spec, value));
    if (const auto *answer = std::get_if<schema::Answer>(&value)) {
        static const QHash<schema::Answer, QString> kTerms{
            {schema::Answer::Yes, u"yes"_s}, {schema::Answer::No, u"no"_s}, {schema::Answer::Unknown, u"unknown"_s}};
        return QJsonObject{{u"code"_s, kTerms.value(*answer)}, {u"text"_s, text(spec, value)}};
    }
    return text(spec, value);
}

Result<QJsonValue> RecordJson::title(base::RecordId id) const
{
    if (!m_titles.contains(id))
        DOSSIER_TRY(learnTitles({id}));
    const auto found = m_titles.constFind(id);
    return found == m_titles.cend() ? QJsonValue() : QJsonValue(*found);
}

QString RecordJson::text(const FieldSpec &spec, const Value &value) const
{
    return schema::valueText(spec, value, m_environment.vocabularies, m_environment.language);
}

Result<Columns> columnsNamed(const schema::EntitySpec &entity, const QString &names)
{
    Columns out;
    for (const QString &name : names.split(u',', Qt::SkipEmptyParts)) {
        const QByteArray key = name.trimmed().toLatin1().replace('-', '_');
        if (key == "id")
            continue;
        const FieldSpec *spec = entity.field(key);
        if (!spec && key != "name")
            return base::fail(ErrorCode::UnknownField, name.trimmed());
        out.push_back({key, spec});
    }
    return out;
}

Result<const schema::EntitySpec *> entityNamed(const Environment &environment, const QString &name)
{
    const schema::EntitySpec *entity = environment.registry.entity(name.toLatin1());
    if (!entity || entity->hidden || schema::narrativeFieldsOf(entity->type))
        return base::fail(ErrorCode::UnknownField, name);
    return entity;
}

QString plainText(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts.append(plainText(part));
        return parts.join("; "_L1);
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        const QJsonValue text = object.value("text"_L1);
        return text.isString() ? text.toString() : object.value("id"_L1).toString();
    }
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toString();
}

} // namespace dossier::cli
