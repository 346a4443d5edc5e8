// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/value_text.h"

#include "base/partial_date.h"

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

base::DateLanguage dateLanguage(const QString &language)
{
    if (language.startsWith(QLatin1StringView("az")))
        return base::DateLanguage::Azerbaijani;
    if (language.startsWith(QLatin1StringView("ru")))
        return base::DateLanguage::Russian;
    return base::DateLanguage::English;
}

Result<Value> term(const QString &text, const FieldSpec &field, const schema::Vocabularies &vocabularies)
{
    const schema::Vocabulary *vocabulary = vocabularies.vocabulary(field.vocabulary);
    const schema::Term *found = vocabulary ? vocabulary->find(text) : nullptr;
    if (!found)
        return unreadable(field);
    return Value(schema::Code{found->key});
}

Result<Value> answer(const QString &text, const FieldSpec &field)
{
    const QString word = text.toLower();
    if (word == QLatin1StringView("yes") || word == QLatin1StringView("true"))
        return Value(schema::Answer::Yes);
    if (word == QLatin1StringView("no") || word == QLatin1StringView("false"))
        return Value(schema::Answer::No);
    if (word == QLatin1StringView("unknown"))
        return Value(schema::Answer::Unknown);
    return unreadable(field);
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
                          const QString &language)
{
    switch (field.kind) {
    case Kind::Code:
        return term(text, field, vocabularies);
    case Kind::YesNo:
        return answer(text, field);
    case Kind::Instant:
        return instant(text, field);
    case Kind::Integer: {
        bool ok = false;
        const qint64 number = text.toLongLong(&ok);
        if (!ok)
            return unreadable(field);
        return Value(std::int64_t{number});
    }
    case Kind::Date: {
        const auto date = base::PartialDate::parse(text, dateLanguage(language));
        if (!date)
            return unreadable(field);
        return Value(*date);
    }
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
