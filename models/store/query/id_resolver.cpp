// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/id_resolver.h"

#include "store/query/condition_sql.h"

namespace dossier::store {

using base::ErrorCode;
using base::RecordId;
using base::Result;

namespace {

constexpr qsizetype kShortestPrefix = 8;
constexpr qsizetype kDigits = 32;

/// The digits of an id or of its beginning, lower case; empty where the text is neither.
QString hexDigits(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c == u'-')
            continue;
        const QChar lower = c.toLower();
        if (!((lower >= u'0' && lower <= u'9') || (lower >= u'a' && lower <= u'f')))
            return {};
        out += lower;
    }
    return out.size() <= kDigits ? out : QString();
}

/// Finds those of `entity` whose id lies between the prefix filled with 0 and with f.
Result<RecordId> byPrefix(const QString &digits, const schema::EntitySpec &entity, Statements &statements)
{
    const QByteArray low = QByteArray::fromHex(digits.leftJustified(kDigits, u'0').toLatin1());
    const QByteArray high = QByteArray::fromHex(digits.leftJustified(kDigits, u'f').toLatin1());
    DOSSIER_ASSIGN(Statement * statement,
                   statements.get("SELECT ent.uuid FROM ent JOIN " + quotedName(entity.key)
                                  + " e ON e.eid = ent.eid WHERE ent.uuid BETWEEN ? AND ? LIMIT 2"));
    StatementUse row(*statement);
    row->bind(0, low);
    row->bind(1, high);
    DOSSIER_ASSIGN(const bool found, row->step());
    if (!found)
        return base::fail(ErrorCode::NotFound);
    const auto id = RecordId::fromByteArray(row->bytes(0));
    DOSSIER_ASSIGN(const bool another, row->step());
    if (another)
        return base::fail(ErrorCode::Ambiguous);
    return id ? Result<RecordId>(*id) : base::fail(ErrorCode::DamagedDatabase, QStringLiteral("id"));
}

} // namespace

Result<RecordId> resolveId(const QString &idText, const schema::EntitySpec &entity, Statements &statements,
                           const RecordReader &records)
{
    const QString digits = hexDigits(idText.trimmed());
    if (digits.size() >= kShortestPrefix) {
        Result<RecordId> found = byPrefix(digits, entity, statements);
        if (found || found.error().code != ErrorCode::NotFound)
            return found;
    }
    const schema::FieldSpec *reference = entity.field(QByteArrayView("reference"));
    if (reference && reference->kind == schema::Kind::Text && reference->shape == schema::Shape::Scalar) {
        DOSSIER_ASSIGN(const std::optional<RecordId> held, records.holder(reference->id, schema::Value(idText.trimmed())));
        if (held)
            return *held;
    }
    // Where references are, a few hexadecimal digits may have been meant as one: "A-1".
    if (!reference && !digits.isEmpty() && digits.size() < kShortestPrefix)
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("an id needs at least eight digits"));
    return base::fail(ErrorCode::NotFound);
}

} // namespace dossier::store
