// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/normalise.h"

#include "domain/order_key.h"

#include <algorithm>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;
using schema::Kind;
using schema::Value;

namespace {

constexpr qsizetype kLongestZone = 64;

std::unexpected<base::Error> invalid(const schema::FieldSpec &field, QLatin1StringView why)
{
    return base::fail(ErrorCode::InvalidValue, QString::fromLatin1(field.key) + u": "_s + why);
}

bool isTextCharacter(QChar character, bool lines)
{
    if (character == u'\t' || character == u'\n')
        return lines;
    return character.category() != QChar::Other_Control;
}

/// NFC with \n line ends; absent for what no text holds: control characters, broken surrogates.
std::optional<QString> cleanText(QString text, bool lines)
{
    if (!text.isValidUtf16())
        return std::nullopt;
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    if (!lines)
        text = text.simplified();
    if (!std::ranges::all_of(text, [lines](QChar character) { return isTextCharacter(character, lines); }))
        return std::nullopt;
    if (text.trimmed().isEmpty())
        return QString();
    return text.normalized(QString::NormalizationForm_C);
}

Value orAbsent(QString text)
{
    return text.isEmpty() ? Value() : Value(std::move(text));
}

class Normaliser
{
public:
    Normaliser(const schema::FieldSpec &field, const schema::Vocabularies &vocabularies, UnknownTerms unknown)
        : m_field(field), m_vocabularies(vocabularies), m_unknown(unknown)
    {
    }

    [[nodiscard]] Result<Value> operator()(std::monostate) const { return Value(); }

    [[nodiscard]] Result<Value> operator()(QString text) const
    {
        if (m_field.kind != Kind::Text && m_field.kind != Kind::LongText)
            return wrongKind();
        std::optional<QString> clean = cleanText(std::move(text), m_field.kind == Kind::LongText);
        if (!clean)
            return invalid(m_field, "not text"_L1);
        return orAbsent(*std::move(clean));
    }

    [[nodiscard]] Result<Value> operator()(schema::LanguageText text) const
    {
        if (m_field.kind != Kind::LanguageText)
            return wrongKind();
        std::optional<QString> clean = cleanText(std::move(text.text), true);
        if (!clean || text.language.isEmpty())
            return invalid(m_field, "not text in a language"_L1);
        return clean->isEmpty() ? Value() : Value(schema::LanguageText{*std::move(clean), text.language});
    }

    [[nodiscard]] Result<Value> operator()(schema::Code code) const
    {
        if (m_field.kind != Kind::Code)
            return wrongKind();
        if (code.term.isEmpty())
            return Value();
        const schema::Vocabulary *vocabulary = m_vocabularies.vocabulary(m_field.vocabulary);
        const bool known = vocabulary && vocabulary->term(code.term);
        if (!known && m_unknown == UnknownTerms::Refused)
            return invalid(m_field, "no such term"_L1);
        return Value(std::move(code));
    }

    [[nodiscard]] Result<Value> operator()(base::RecordId id) const
    {
        if (m_field.kind != Kind::Reference)
            return wrongKind();
        return id.isNull() ? Value() : Value(id);
    }

    [[nodiscard]] Result<Value> operator()(schema::Answer answer) const
    {
        const bool isAnswer = answer == schema::Answer::No || answer == schema::Answer::Yes
            || answer == schema::Answer::Unknown;
        return m_field.kind == Kind::YesNo && isAnswer ? Result<Value>(answer) : wrongKind();
    }

    [[nodiscard]] Result<Value> operator()(std::int64_t number) const
    {
        return m_field.kind == Kind::Integer ? Result<Value>(number) : wrongKind();
    }

    [[nodiscard]] Result<Value> operator()(base::PartialDate date) const
    {
        if (m_field.kind != Kind::Date)
            return wrongKind();
        return date.isNull() ? Value() : Value(std::move(date));
    }

    [[nodiscard]] Result<Value> operator()(base::Instant instant) const
    {
        if (m_field.kind != Kind::Instant)
            return wrongKind();
        const bool plain = std::ranges::all_of(instant.zone, [](QChar character) {
            return character.unicode() > 0x20 && character.unicode() < 0x7f;
        });
        if (instant.zone.isEmpty() || instant.zone.size() > kLongestZone || !plain)
            return invalid(m_field, "no such time zone"_L1);
        return Value(std::move(instant));
    }

    [[nodiscard]] Result<Value> operator()(schema::Duration duration) const
    {
        std::optional<QString> printed = cleanText(std::move(duration.printed), false);
        if (m_field.kind != Kind::Duration || !printed)
            return wrongKind();
        duration.printed = *std::move(printed);
        return Value(std::move(duration));
    }

    [[nodiscard]] Result<Value> operator()(schema::Article article) const
    {
        if (m_field.kind != Kind::Article)
            return wrongKind();
        for (QString *part : {&article.code, &article.version, &article.path}) {
            std::optional<QString> clean = cleanText(std::move(*part), false);
            if (!clean)
                return invalid(m_field, "not text"_L1);
            *part = *std::move(clean);
        }
        if (article.path.isEmpty())
            return invalid(m_field, "no article"_L1);
        return Value(std::move(article));
    }

    [[nodiscard]] Result<Value> operator()(QByteArray bytes) const
    {
        if (m_field.kind != Kind::Bytes)
            return wrongKind();
        return bytes.isEmpty() ? Value() : Value(std::move(bytes));
    }

    [[nodiscard]] Result<Value> operator()(schema::OrderKey key) const
    {
        if (m_field.kind != Kind::Order || !isOrderKey(key))
            return wrongKind();
        return Value(std::move(key));
    }

private:
    [[nodiscard]] Result<Value> wrongKind() const { return invalid(m_field, "not of this kind"_L1); }

    const schema::FieldSpec &m_field;
    const schema::Vocabularies &m_vocabularies;
    UnknownTerms m_unknown;
};

} // namespace

Result<Value> normalised(const schema::FieldSpec &field, Value value, const schema::Vocabularies &vocabularies,
                         UnknownTerms unknownTerms)
{
    const Normaliser normaliser(field, vocabularies, unknownTerms);
    return std::visit([&normaliser](auto &&held) { return normaliser(std::forward<decltype(held)>(held)); },
                      std::move(value));
}

} // namespace dossier::domain
