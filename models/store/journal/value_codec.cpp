// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal/value_codec.h"

#include <algorithm>
#include <limits>

namespace dossier::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using schema::Value;

namespace {

constexpr qsizetype kTermBytes = 128;

/// Below U+0300 nothing combines and nothing is written in another way.
bool isPlainlyNormal(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x300; });
}

bool isCanonicalText(const QString &text)
{
    return isPlainlyNormal(text) || (text.isValidUtf16() && normalized(text) == text);
}

/// Codes, language tags, zones, EDTF: visible ASCII without spaces.
bool isTerm(QByteArrayView bytes)
{
    return !bytes.isEmpty() && bytes.size() <= kTermBytes
        && std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

bool isOrderKey(QByteArrayView bytes)
{
    return !bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

bool encodeTerm(ByteWriter &out, const QString &term)
{
    const QByteArray bytes = term.toUtf8();
    if (!isTerm(bytes))
        return false;
    out.counted(bytes);
    return true;
}

QString decodeTerm(ByteReader &in)
{
    const QByteArrayView bytes = in.counted();
    if (!in.ok() || !isTerm(bytes)) {
        in.fail();
        return {};
    }
    return QString::fromLatin1(bytes);
}

/// Writes what follows the tag; false where the value is not canonical.
struct Encoder {
    ByteWriter &out;

    bool operator()(std::monostate) const { return true; }
    bool operator()(const QString &text) const { return encodeText(out, text); }
    bool operator()(const schema::LanguageText &value) const
    {
        return encodeText(out, value.text) && encodeTerm(out, value.language);
    }
    bool operator()(const schema::Code &value) const { return encodeTerm(out, value.term); }
    bool operator()(const base::RecordId &id) const
    {
        out.array(id.bytes());
        return !id.isNull();
    }
    bool operator()(schema::Answer answer) const
    {
        out.byte(std::to_underlying(answer));
        return answer >= schema::Answer::No && answer <= schema::Answer::Unknown;
    }
    bool operator()(std::int64_t number) const
    {
        out.zigzag(number);
        return true;
    }
    bool operator()(const base::PartialDate &date) const
    {
        // What was typed is kept only where it is not the date itself.
        return encodeTerm(out, date.edtf())
            && encodeText(out, date.typed() == date.edtf() ? QString() : date.typed());
    }
    bool operator()(const base::Instant &instant) const
    {
        out.fixed64(std::bit_cast<std::uint64_t>(instant.utcMicroseconds));
        const bool zone = encodeTerm(out, instant.zone);
        out.byte(std::to_underlying(instant.source));
        return zone && instant.source >= base::ClockSource::System && instant.source <= base::ClockSource::Imported;
    }
    bool operator()(const schema::Duration &value) const
    {
        if (value.years < 0 || value.months < 0 || value.days < 0)
            return false;
        if (value.life && (value.years != 0 || value.months != 0 || value.days != 0))
            return false;
        out.byte(value.life ? 1 : 0);
        if (!value.life) {
            for (const std::int32_t part : {value.years, value.months, value.days})
                out.varint(static_cast<std::uint64_t>(part));
        }
        return encodeText(out, value.printed);
    }
    bool operator()(const schema::Article &value) const
    {
        return encodeText(out, value.code) && encodeText(out, value.version) && encodeText(out, value.path);
    }
    bool operator()(const QByteArray &bytes) const
    {
        out.counted(bytes);
        return true;
    }
    bool operator()(const schema::OrderKey &key) const
    {
        out.counted(key.key);
        return isOrderKey(key.key);
    }
};

Value decodeReference(ByteReader &in)
{
    const auto id = in.id<base::RecordId>();
    if (id.isNull())
        in.fail();
    return id;
}

Value decodeAnswer(ByteReader &in)
{
    const std::uint8_t answer = in.byte();
    if (answer < 1 || answer > 3)
        in.fail();
    return schema::Answer{answer};
}

Value decodeDate(ByteReader &in)
{
    const QString edtf = decodeTerm(in);
    const QString typed = decodeText(in);
    if (!in.ok())
        return {};
    auto date = base::PartialDate::fromEdtf(edtf, typed);
    if (!date || typed == edtf || date->edtf() != edtf) {
        in.fail();
        return {};
    }
    return *std::move(date);
}

Value decodeInstant(ByteReader &in)
{
    base::Instant out;
    out.utcMicroseconds = std::bit_cast<std::int64_t>(in.fixed64());
    out.zone = decodeTerm(in);
    const std::uint8_t source = in.byte();
    if (source < 1 || source > 3)
        in.fail();
    out.source = base::ClockSource{source};
    return out;
}

Value decodeDuration(ByteReader &in)
{
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max());
    schema::Duration out;
    const std::uint8_t life = in.byte();
    if (life > 1)
        in.fail();
    out.life = life == 1;
    if (!out.life) {
        out.years = static_cast<std::int32_t>(in.varint(kMost));
        out.months = static_cast<std::int32_t>(in.varint(kMost));
        out.days = static_cast<std::int32_t>(in.varint(kMost));
    }
    out.printed = decodeText(in);
    return out;
}

Value decodeOrderKey(ByteReader &in)
{
    const QByteArrayView key = in.counted();
    if (!isOrderKey(key))
        in.fail();
    return schema::OrderKey{key.toByteArray()};
}

} // namespace

QString normalized(const QString &text)
{
    return isPlainlyNormal(text) ? text : text.normalized(QString::NormalizationForm_C, QChar::Unicode_14_0);
}

Value normalized(Value value)
{
    if (auto *text = std::get_if<QString>(&value)) {
        *text = normalized(*text);
    } else if (auto *languageText = std::get_if<schema::LanguageText>(&value)) {
        languageText->text = normalized(languageText->text);
    } else if (auto *duration = std::get_if<schema::Duration>(&value)) {
        duration->printed = normalized(duration->printed);
    } else if (auto *article = std::get_if<schema::Article>(&value)) {
        article->code = normalized(article->code);
        article->version = normalized(article->version);
        article->path = normalized(article->path);
    } else if (auto *date = std::get_if<base::PartialDate>(&value)) {
        if (auto again = base::PartialDate::fromEdtf(date->edtf(), normalized(date->typed())))
            *date = *std::move(again);
    }
    return value;
}

bool encodeText(ByteWriter &out, const QString &text)
{
    if (!isCanonicalText(text))
        return false;
    out.counted(text.toUtf8());
    return true;
}

QString decodeText(ByteReader &in)
{
    const QByteArrayView bytes = in.counted();
    if (!bytes.isValidUtf8()) {
        in.fail();
        return {};
    }
    const QString text = QString::fromUtf8(bytes);
    if (!isCanonicalText(text)) {
        in.fail();
        return {};
    }
    // Null and empty are one value here, and the empty one is what is never null.
    return text.isNull() ? QStringLiteral("") : text;
}

Result<void> encodeValue(ByteWriter &out, const Value &value)
{
    out.byte(static_cast<std::uint8_t>(value.index()));
    if (!std::visit(Encoder{out}, value))
        return fail(ErrorCode::InvalidValue, QStringLiteral("value of tag %1 is not canonical").arg(value.index()));
    return {};
}

Value decodeValue(ByteReader &in)
{
    switch (in.byte()) {
    case 0: return {};
    case 1: return decodeText(in);
    case 2: {
        QString text = decodeText(in);
        return schema::LanguageText{std::move(text), decodeTerm(in)};
    }
    case 3: return schema::Code{decodeTerm(in)};
    case 4: return decodeReference(in);
    case 5: return decodeAnswer(in);
    case 6: return in.zigzag();
    case 7: return decodeDate(in);
    case 8: return decodeInstant(in);
    case 9: return decodeDuration(in);
    case 10: {
        schema::Article out;
        out.code = decodeText(in);
        out.version = decodeText(in);
        out.path = decodeText(in);
        return out;
    }
    case 11: return in.counted().toByteArray();
    case 12: return decodeOrderKey(in);
    default:
        in.fail();
        return {};
    }
}

Result<Value> decodeValue(QByteArrayView bytes)
{
    ByteReader in(bytes);
    Value value = decodeValue(in);
    if (!in.ok() || !in.atEnd())
        return fail(ErrorCode::DamagedDatabase, QStringLiteral("not the encoding of one value"));
    return value;
}

} // namespace dossier::store
