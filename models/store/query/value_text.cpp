// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/value_text.h"

#include <QDateTime>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using schema::FieldSpec;
using schema::Kind;
using schema::Value;

namespace {

std::unexpected<base::Error> unreadable(const FieldSpec &field)
{
    return base::fail(ErrorCode::InvalidValue, QString::fromUtf8(field.key));
}

/// By the rules of a form; a filter asks for something, so that blanks are no value here.
Result<Value> asTyped(const QString &text, const FieldSpec &field, const schema::Vocabularies &vocabularies,
                      const schema::ReadingContext &context)
{
    Result<Value> value = schema::parseValue(field, vocabularies, text, context);
    if (!value || schema::isAbsent(*value))
        return unreadable(field);
    return value;
}

Result<Value> instant(const QString &text, const FieldSpec &field)
{
    QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!moment.isValid())
        return unreadable(field);
    if (moment.timeSpec() == Qt::LocalTime)
        moment.setTimeSpec(Qt::UTC);
    base::Instant out;
    out.utcMicroseconds = moment.toMSecsSinceEpoch() * 1000;
    return Value(out);
}

} // namespace

Result<Value> filterValue(const QString &text, const FieldSpec &field, const schema::Vocabularies &vocabularies,
                          const schema::ReadingContext &context)
{
    switch (field.kind) {
    case Kind::Code:
    case Kind::YesNo:
    case Kind::Integer:
    case Kind::Date:
        return asTyped(text, field, vocabularies, context);
    case Kind::Instant:
        return instant(text, field);
    case Kind::Reference:
        if (const auto id = base::recordIdFromString(text))
            return Value(*id);
        return Value(text);
    case Kind::Bytes:
    case Kind::Order:
        return unreadable(field);
    case Kind::Text:
    case Kind::LongText:
    case Kind::LanguageText:
    case Kind::Duration:
    case Kind::Article:
        return Value(text);
    }
    return unreadable(field);
}

} // namespace dossier::store
