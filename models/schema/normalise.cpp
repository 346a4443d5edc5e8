// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/normalise.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dossier::schema {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

/// A term of 400 years is printed by some courts; ten thousand of anything is a slip of the hand.
constexpr std::int32_t kMaxDurationPart = 9999;
constexpr qsizetype kMaxArticlePart = 64;
constexpr qsizetype kMaxOrderKeyBytes = 256;
constexpr qsizetype kMaxLanguageTag = 35;   // RFC 5646, section 4.4.1

std::size_t alternativeOf(Kind kind)
{
    switch (kind) {
    case Kind::Text:
    case Kind::LongText: return kTagOf<QString>;
    case Kind::LanguageText: return kTagOf<LanguageText>;
    case Kind::Code: return kTagOf<Code>;
    case Kind::Reference: return kTagOf<base::RecordId>;
    case Kind::YesNo: return kTagOf<Answer>;
    case Kind::Integer: return kTagOf<std::int64_t>;
    case Kind::Date: return kTagOf<base::PartialDate>;
    case Kind::Instant: return kTagOf<base::Instant>;
    case Kind::Duration: return kTagOf<Duration>;
    case Kind::Article: return kTagOf<Article>;
    case Kind::Bytes: return kTagOf<QByteArray>;
    case Kind::Order: return kTagOf<OrderKey>;
    }
    return 0;
}

bool fitsLength(const QString &text)
{
    // No UTF-16 unit takes more than three bytes of UTF-8, so that most texts need no conversion.
    return text.size() <= kMaxValueBytes / 3 || text.toUtf8().size() <= kMaxValueBytes;
}

/// One line, as a name or a reference is, or as many as a narrative has.
enum class Lines : std::uint8_t { One, Many };

/// False where it is no text: control characters, half a surrogate pair, too long.
bool clean(QString &text, Lines lines)
{
    if (!text.isValidUtf16())
        return false;
    if (text.contains(u'\r'))
        text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    if (lines == Lines::One)
        text = text.simplified();
    const auto isText = [](QChar c) { return c == u'\t' || c == u'\n' || c.category() != QChar::Other_Control; };
    if (!std::ranges::all_of(text, isText))
        return false;
    text = text.normalized(QString::NormalizationForm_C);
    return fitsLength(text);
}

bool isPlainWord(const QString &text, qsizetype longest)
{
    const auto isPlain = [](QChar c) { return c.isPrint() && !c.isSpace(); };
    return text.size() <= longest && text.isValidUtf16() && std::ranges::all_of(text, isPlain);
}

/// Brings one alternative into its stored form; false where it is not a value at all.
struct Normaliser
{
    Kind kind;

    bool operator()(std::monostate &) const { return true; }
    bool operator()(QString &text) const { return clean(text, kind == Kind::LongText ? Lines::Many : Lines::One); }
    bool operator()(LanguageText &text) const
    {
        return !text.language.isEmpty() && isPlainWord(text.language, kMaxLanguageTag) && clean(text.text, Lines::Many);
    }
    bool operator()(Code &) const { return true; }
    bool operator()(base::RecordId &id) const { return !id.isNull(); }
    bool operator()(Answer &answer) const { return answer >= Answer::No && answer <= Answer::Unknown; }
    bool operator()(std::int64_t &) const { return true; }
    bool operator()(base::PartialDate &date) const
    {
        QString typed = date.typed();
        if (date.isNull() || !clean(typed, Lines::One))
            return false;
        if (typed == date.typed())
            return true;
        auto composed = base::PartialDate::fromEdtf(date.edtf(), typed);
        if (composed)
            date = *std::move(composed);
        return composed.has_value();
    }
    bool operator()(base::Instant &instant) const
    {
        const int year = QDateTime::fromMSecsSinceEpoch(instant.utcMicroseconds / 1000, Qt::UTC).date().year();
        const auto source = std::uint8_t(instant.source);
        return year >= 1 && year <= 9999 && source >= 1 && source <= 3 && isPlainWord(instant.zone, 64)
            && QTimeZone(instant.zone.toLatin1()).isValid();
    }
    bool operator()(Duration &duration) const
    {
        const auto inRange = [](std::int32_t part) { return part >= 0 && part <= kMaxDurationPart; };
        const bool hasParts = duration.years != 0 || duration.months != 0 || duration.days != 0;
        return inRange(duration.years) && inRange(duration.months) && inRange(duration.days)
            && !(duration.life && hasParts) && (duration.life || hasParts || !duration.printed.isEmpty())
            && clean(duration.printed, Lines::One);
    }
    bool operator()(Article &article) const
    {
        return isPlainWord(article.code, kMaxArticlePart) && isPlainWord(article.version, kMaxArticlePart)
            && isPlainWord(article.path, kMaxArticlePart) && !article.path.isEmpty()
            && (article.version.isEmpty() || !article.code.isEmpty());
    }
    bool operator()(QByteArray &bytes) const { return bytes.size() <= kMaxValueBytes; }
    bool operator()(OrderKey &order) const
    {
        const auto isDigit = [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        };
        const QByteArray &key = order.key;
        // A key that ends in 0 has no room before it.
        return !key.isEmpty() && key.size() <= kMaxOrderKeyBytes && std::ranges::all_of(key, isDigit)
            && !key.endsWith('0');
    }
};

bool isBlank(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isSpace(); });
}

/// What holds nothing, though it is of some kind.
bool saysNothing(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return isBlank(*text);
    if (const auto *spoken = std::get_if<LanguageText>(&value))
        return isBlank(spoken->text);
    if (const auto *code = std::get_if<Code>(&value))
        return code->term.isEmpty();
    const auto *bytes = std::get_if<QByteArray>(&value);
    return bytes && bytes->isEmpty();
}

} // namespace

bool fits(const FieldSpec &field, const Value &value)
{
    if (field.shape == Shape::Part)
        return false;
    if (isAbsent(value))
        return field.shape == Shape::Scalar;
    return value.index() == alternativeOf(field.kind);
}

Result<Value> normalise(const FieldSpec &field, const Vocabularies &vocabularies, Value value, UnknownTerms unknownTerms)
{
    if (saysNothing(value))
        value = {};
    const QString key = QString::fromLatin1(field.key);
    if (!fits(field, value) || !std::visit(Normaliser{field.kind}, value))
        return fail(ErrorCode::InvalidValue, key);
    const auto *code = std::get_if<Code>(&value);
    if (code && unknownTerms == UnknownTerms::Refused) {
        const Vocabulary *vocabulary = vocabularies.vocabulary(field.vocabulary);
        if (!vocabulary || !vocabulary->term(code->term))
            return fail(ErrorCode::UnknownField, key);
    }
    return value;
}

} // namespace dossier::schema
