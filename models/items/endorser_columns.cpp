// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/endorser_columns.h"

#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"

namespace dossier::items {

using namespace Qt::StringLiterals;
namespace endorsement = schema::endorsement;
namespace endorser = schema::endorser;

namespace {

std::optional<domain::Record> newestSignature(const CellContext &context, base::RecordId endorser)
{
    const auto all = context.store.referring(endorsement::kType, endorsement::endorser.id, endorser);
    if (!all || all->isEmpty())
        return std::nullopt;
    return *std::ranges::max_element(*all, {}, [](const domain::Record &one) {
        const auto received = one.get(endorsement::received);
        const QDate day = received ? received->earliest().value_or(QDate(1, 1, 1)) : QDate(1, 1, 1);
        return std::pair(!one.get(endorsement::withdrawn_at).has_value(), day);
    });
}

Cell termCell(const CellContext &context, const char *label, const QString &term)
{
    Cell cell;
    cell.term = term;
    cell.text = context.vocabularies.label(label, context.language);
    return cell;
}

/// What lets nothing be seen, whatever was agreed before: that nothing is to be published of the person, or that the
/// signature was taken back.
std::optional<Cell> closedCell(const CellContext &context, const domain::Record &signer, const domain::Record &signature)
{
    if (signer.get(endorser::do_not_publish).value_or(schema::Answer::No) != schema::Answer::No)
        return termCell(context, "vocab.visibility.never", u"never"_s);
    if (signature.get(endorsement::withdrawn_at))
        return termCell(context, "vocab.consent.withdrawn", u"withdrawn"_s);
    return std::nullopt;
}

/// A field of the newest signature, under its own label.
Column columnOfNewest(const schema::EntitySpec &entity, schema::FieldId id, const schema::Vocabularies &vocabularies, const QString &language,
                      ColumnRole role, int widthHint)
{
    const schema::FieldSpec &field = *entity.field(id);
    Column out = fieldColumn(field, vocabularies, language, role, widthHint);
    out.field.reset();
    out.derive = [&field](const CellContext &context, const domain::Record &record) {
        Cell cell;
        const auto newest = newestSignature(context, record.id());
        if (!newest)
            return cell;
        const std::optional<Cell> closed = field.id == endorsement::visibility.id ? closedCell(context, record, *newest) : std::nullopt;
        if (closed)
            return *closed;
        cell.text = valueInWords(field, *newest, context, {});
        if (const auto *code = std::get_if<schema::Code>(&newest->value(field.id)))
            cell.term = code->term;
        return cell;
    };
    return out;
}

} // namespace

Column agreedVisibilityColumn(const schema::EntitySpec &entity, const schema::Vocabularies &vocabularies, const QString &language, int widthHint)
{
    return columnOfNewest(entity, endorsement::visibility.id, vocabularies, language, ColumnRole::Status, widthHint);
}

Column signedColumn(const schema::EntitySpec &entity, const schema::Vocabularies &vocabularies, const QString &language, int widthHint)
{
    return columnOfNewest(entity, endorsement::received.id, vocabularies, language, ColumnRole::Date, widthHint);
}

} // namespace dossier::items
