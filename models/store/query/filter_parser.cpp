// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query.h"

#include "store/query/filter_words.h"
#include "store/query/related_fields.h"
#include "store/query/value_text.h"

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using Operator = Condition::Operator;

namespace {

/// More than any person types; a statement of the engine has its limits too.
constexpr qsizetype kMostTerms = 64;

/// One blank-separated piece of an expression, quotes resolved.
struct Piece {
    bool negated = false;
    QString key;          ///< empty: words to search
    QString sign;         ///< ":", ">=" or "<"
    QString value;
};

bool isKeyCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
}

/// Reads pieces one after the other.
class PieceReader
{
public:
    explicit PieceReader(const QString &text) : m_text(text) {}

    [[nodiscard]] bool atEnd()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        return m_at == m_text.size();
    }

    Result<Piece> next()
    {
        Piece piece;
        const qsizetype start = m_at;
        if (peek() == u'-') {
            piece.negated = true;
            ++m_at;
        }
        const qsizetype keyStart = m_at;
        while (isKeyCharacter(peek()))
            ++m_at;
        piece.sign = sign();
        // Searched for as a word it would find nothing, or what nobody asked for.
        if (piece.sign.isEmpty() && m_at > keyStart && QStringView(u"=<>!").contains(peek()))
            return base::fail(ErrorCode::InvalidArgument, m_text.mid(keyStart, m_at - keyStart + 1));
        if (piece.sign.isEmpty() || m_at == keyStart)
            return words(start);
        piece.key = m_text.mid(keyStart, m_at - keyStart);
        m_at += piece.sign.size();
        DOSSIER_ASSIGN(piece.value, value());
        if (piece.value.isEmpty())
            return base::fail(ErrorCode::InvalidValue, piece.key);
        return piece;
    }

private:
    [[nodiscard]] QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    [[nodiscard]] QString sign() const
    {
        const QStringView rest = QStringView(m_text).mid(m_at);
        for (const auto *candidate : {":", ">=", "<"}) {
            if (rest.startsWith(QLatin1StringView(candidate)))
                return QString::fromLatin1(candidate);
        }
        return {};
    }

    Result<Piece> words(qsizetype start)
    {
        m_at = start;
        Piece piece;
        DOSSIER_ASSIGN(piece.value, value());
        return piece;
    }

    Result<QString> value()
    {
        if (peek() != u'"') {
            const qsizetype start = m_at;
            while (m_at < m_text.size() && !m_text[m_at].isSpace())
                ++m_at;
            return m_text.mid(start, m_at - start);
        }
        const qsizetype end = m_text.indexOf(u'"', m_at + 1);
        if (end < 0)
            return base::fail(ErrorCode::InvalidValue, QStringLiteral("unclosed quote"));
        const QString out = m_text.mid(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        return out;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

/// Of the entity itself or else of what refers to it; null where neither has such a field.
const schema::FieldSpec *fieldNamed(const schema::EntitySpec &entity, const QString &name, const schema::Registry &registry)
{
    QByteArray key = name.toUtf8();
    key.replace('-', '_');
    if (const schema::FieldSpec *own = entity.field(QByteArrayView(key)))
        return own;
    const std::vector<RelatedField> related = relatedFields(entity, key, registry);
    return related.empty() ? nullptr : related.front().field;
}

Result<Operator> operatorFor(const Piece &piece, const schema::FieldSpec &field)
{
    using schema::Kind;
    if (piece.sign == QLatin1StringView(":")) {
        const bool text = field.kind == Kind::Text || field.kind == Kind::LongText || field.kind == Kind::LanguageText;
        return text || field.shape == schema::Shape::Part ? Operator::Contains : Operator::Equals;
    }
    const bool ordered = field.kind == Kind::Date || field.kind == Kind::Integer || field.kind == Kind::Instant;
    if (!ordered || field.shape != schema::Shape::Scalar)
        return base::fail(ErrorCode::InvalidValue, piece.key);
    return piece.sign == QLatin1StringView("<") ? Operator::Before : Operator::AtLeast;
}

} // namespace

Result<Query> parseFilter(const QString &expression, const schema::EntitySpec &entity, const schema::Registry &registry,
                          const schema::Vocabularies &vocabularies, const schema::ReadingContext &context)
{
    Query query;
    query.entity = entity.type;
    QStringList words;
    const QString written = expandFilterWords(expression);
    for (PieceReader reader(written); !reader.atEnd();) {
        if (query.conditions.size() == std::size_t(kMostTerms))
            return base::fail(ErrorCode::InvalidArgument, QStringLiteral("more than %1 terms").arg(kMostTerms));
        DOSSIER_ASSIGN(const Piece piece, reader.next());
        if (piece.key.isEmpty()) {
            words.append(piece.value);
            continue;
        }
        const bool has = piece.key == QLatin1StringView("has") && piece.sign == QLatin1StringView(":");
        const schema::FieldSpec *field = fieldNamed(entity, has ? piece.value : piece.key, registry);
        if (!field)
            return base::fail(ErrorCode::UnknownField, has ? piece.value : piece.key);
        Condition condition;
        condition.field = field->id;
        condition.negated = piece.negated;
        if (has) {
            condition.op = Operator::Has;
        } else {
            DOSSIER_ASSIGN(condition.op, operatorFor(piece, *field));
            condition.value = piece.value;
            if (field->shape != schema::Shape::Part) {
                DOSSIER_ASSIGN(condition.value, filterValue(piece.value, *field, vocabularies, context));
            }
        }
        query.conditions.push_back(std::move(condition));
    }
    DOSSIER_TRY(addSearch(query, words.join(u' ')));
    return query;
}

Result<void> addSearch(Query &query, const QString &words)
{
    const QString all = (query.search + u' ' + words).simplified();
    if (all.count(u' ') >= kMostTerms)
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("more than %1 words").arg(kMostTerms));
    query.search = all;
    return {};
}

} // namespace dossier::store
