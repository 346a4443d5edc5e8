// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/value_text.h"

#include "schema/duration_text.h"
#include "schema/instant_text.h"
#include "schema/normalise.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace dossier::schema {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr auto kAnswers = "answer";

/// Short forms beside the words of the vocabulary "answer".
struct AnswerWord {
    QStringView word;
    Answer answer;
};

constexpr std::array kShortAnswers{
    AnswerWord{u"y", Answer::Yes},  AnswerWord{u"true", Answer::Yes}, AnswerWord{u"1", Answer::Yes},
    AnswerWord{u"+", Answer::Yes},  AnswerWord{u"hə", Answer::Yes},   AnswerWord{u"n", Answer::No},
    AnswerWord{u"false", Answer::No}, AnswerWord{u"0", Answer::No},   AnswerWord{u"-", Answer::No},
    AnswerWord{u"yox", Answer::No}, AnswerWord{u"?", Answer::Unknown}};

QString answerKey(Answer answer)
{
    switch (answer) {
    case Answer::No: return u"no"_s;
    case Answer::Yes: return u"yes"_s;
    case Answer::Unknown: return u"unknown"_s;
    }
    return {};
}

Result<Value> readAnswer(const QString &text, const Vocabularies &vocabularies)
{
    if (const Vocabulary *words = vocabularies.vocabulary(kAnswers)) {
        if (const Term *term = words->find(text)) {
            for (const Answer answer : {Answer::No, Answer::Yes, Answer::Unknown}) {
                if (term->key == answerKey(answer))
                    return answer;
            }
        }
    }
    const QString small = text.toLower();
    for (const AnswerWord &known : kShortAnswers) {
        if (small == known.word)
            return known.answer;
    }
    return fail(ErrorCode::InvalidValue);
}

Result<Value> readCode(const QString &text, const FieldSpec &field, const Vocabularies &vocabularies)
{
    const Vocabulary *vocabulary = vocabularies.vocabulary(field.vocabulary);
    const Term *term = vocabulary ? vocabulary->find(text) : nullptr;
    if (!term)
        return fail(ErrorCode::UnknownField);
    return Code{term->key};
}

/// "1042" and "10:42" are how an hour is noted in a courtroom (interface.md, 15): of today. A day before the hour is
/// read as dates are: "3 November 2026, 10:42".
QString withDay(const QString &text, const ReadingContext &context)
{
    static const QRegularExpression kHour(u"\\A([0-9]{1,2}):?([0-9]{2})\\z"_s);
    static const QRegularExpression kDayAndHour(u"\\A(.+?),?\\s+([0-9]{1,2}:[0-9]{2})\\s*(\\[[^\\]]+\\])?\\z"_s);
    if (const auto match = kHour.match(text); context.today.isValid() && match.hasMatch())
        return context.today.toString(Qt::ISODate) + u' ' + match.captured(1) + u':' + match.captured(2);
    const auto match = kDayAndHour.match(text);
    if (!match.hasMatch())
        return text;
    const auto day = base::PartialDate::parse(match.captured(1), dateLanguage(context.language), context.today, context.order);
    if (!day || !day->isDay())
        return text;
    return day->earliest()->toString(Qt::ISODate) + u' ' + match.captured(2) + match.captured(3);
}

/// A code of law is a word, an article begins with its number: "314/2 TCK" and "ст. 342" are neither, and kept
/// as they stand in the wording of a charge.
Result<Value> readArticle(const QString &text)
{
    static const QRegularExpression kForm(u"\\A(?:(\\p{L}[^\\s:]*[^\\s:.])(?::([^\\s:]+))? +)?(\\d[^\\s:]*)\\z"_s);
    const QRegularExpressionMatch match = kForm.match(text);
    if (!match.hasMatch())
        return fail(ErrorCode::InvalidValue);
    return Article{match.captured(1), match.captured(2), match.captured(3)};
}

Result<Value> readInteger(const QString &text)
{
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber, 10);
    if (!isNumber)
        return fail(ErrorCode::InvalidValue);
    return std::int64_t(number);
}

Result<Value> readBytes(const QString &text)
{
    static const QRegularExpression kForm(u"\\A(?:[0-9A-Fa-f]{2})+\\z"_s);
    if (text.size() > 2 * kMaxValueBytes || !kForm.match(text).hasMatch())
        return fail(ErrorCode::InvalidValue);
    return QByteArray::fromHex(text.toLatin1());
}

Result<Value> readReference(const QString &text)
{
    const auto id = base::recordIdFromString(text);
    if (!id)
        return fail(ErrorCode::InvalidValue);
    return *id;
}

/// A non-text kind; `text` is trimmed and not empty.
Result<Value> readTrimmed(const FieldSpec &field, const Vocabularies &vocabularies, const QString &text,
                          const ReadingContext &context)
{
    switch (field.kind) {
    case Kind::Code: return readCode(text, field, vocabularies);
    case Kind::Reference: return readReference(text);
    case Kind::YesNo: return readAnswer(text, vocabularies);
    case Kind::Integer: return readInteger(text);
    case Kind::Date:
        return base::PartialDate::parse(text, dateLanguage(context.language), context.today, context.order);
    case Kind::Instant: return parseInstant(withDay(text, context), context.zone, context.source);
    case Kind::Duration: return parseDuration(text);
    case Kind::Article: return readArticle(text);
    case Kind::Bytes: return readBytes(text);
    case Kind::Order: return OrderKey{text.toLatin1()};
    case Kind::Text:
    case Kind::LongText:
    case Kind::LanguageText: break;
    }
    return fail(ErrorCode::Internal);
}

struct Writer
{
    const FieldSpec &field;
    const Vocabularies &vocabularies;
    const QString &language;

    QString termLabel(const QByteArray &vocabulary, const QString &key) const
    {
        const Vocabulary *terms = vocabularies.vocabulary(vocabulary);
        const Term *term = terms ? terms->term(key) : nullptr;
        return term ? term->label(language) : key;
    }
    QString operator()(std::monostate) const { return {}; }
    QString operator()(const QString &text) const { return text; }
    QString operator()(const LanguageText &text) const { return text.text; }
    QString operator()(const Code &code) const { return termLabel(field.vocabulary, code.term); }
    QString operator()(const base::RecordId &id) const { return base::toString(id); }
    QString operator()(Answer answer) const { return termLabel(kAnswers, answerKey(answer)); }
    QString operator()(std::int64_t number) const { return QString::number(number); }
    QString operator()(const base::PartialDate &date) const { return date.format(dateLanguage(language)); }
    QString operator()(const base::Instant &instant) const { return base::toIsoString(instant); }
    QString operator()(const Duration &duration) const { return durationText(duration, language); }
    QString operator()(const Article &article) const
    {
        if (article.code.isEmpty())
            return article.path;
        const QString version = article.version.isEmpty() ? QString() : u':' + article.version;
        return article.code + version + u' ' + article.path;
    }
    QString operator()(const QByteArray &bytes) const { return QString::fromLatin1(bytes.toHex()); }
    QString operator()(const OrderKey &order) const { return QString::fromLatin1(order.key); }
};

} // namespace

Result<Value> parseValue(const FieldSpec &field, const Vocabularies &vocabularies, const QString &text,
                         const ReadingContext &context)
{
    if (field.kind == Kind::Text || field.kind == Kind::LongText)
        return normalise(field, vocabularies, text);
    if (field.kind == Kind::LanguageText)
        return normalise(field, vocabularies, LanguageText{text, context.language});
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return normalise(field, vocabularies, {});
    auto value = readTrimmed(field, vocabularies, trimmed, context);
    if (!value)
        return fail(value.error().code, QString::fromLatin1(field.key));
    return normalise(field, vocabularies, *std::move(value));
}

QString valueText(const FieldSpec &field, const Value &value, const Vocabularies &vocabularies,
                  const QString &language)
{
    return std::visit(Writer{field, vocabularies, language}, value);
}

base::DateLanguage dateLanguage(const QString &language)
{
    const QStringView primary = QStringView(language).left(2);
    if (primary == u"az")
        return base::DateLanguage::Azerbaijani;
    return primary == u"ru" ? base::DateLanguage::Russian : base::DateLanguage::English;
}

} // namespace dossier::schema
