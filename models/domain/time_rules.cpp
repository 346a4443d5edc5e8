// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule_sets.h"

#include <QByteArrayView>

#include <array>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

struct Span {
    QByteArrayView from;
    QByteArrayView until;
};

/// Pairs of fields of one entity that are the two ends of something. Only what cannot be true is
/// refused: two dates that overlap, however vaguely, may stand.
constexpr std::array kSpans{
    Span{"from", "until"},
    Span{"birth_date", "death_date"},
    Span{"counted_from", "expected_end"},
    Span{"actual_start", "actual_end"},
    Span{"copy_requested", "copy_received"},
};

bool isImpossible(const schema::Value &from, const schema::Value &until)
{
    const auto *firstDate = std::get_if<base::PartialDate>(&from);
    const auto *lastDate = std::get_if<base::PartialDate>(&until);
    if (firstDate && lastDate) {
        const std::optional<QDate> earliest = firstDate->earliest();
        const std::optional<QDate> latest = lastDate->latest();
        return earliest && latest && *latest < *earliest;
    }
    const auto *firstInstant = std::get_if<base::Instant>(&from);
    const auto *lastInstant = std::get_if<base::Instant>(&until);
    return firstInstant && lastInstant && lastInstant->utcMicroseconds < firstInstant->utcMicroseconds;
}

Result<void> checkDuration(const schema::EntitySpec &entity, const schema::FieldSpec &field,
                           const schema::Value &value)
{
    const auto *duration = std::get_if<schema::Duration>(&value);
    if (!duration)
        return {};
    const bool hasParts = duration->years != 0 || duration->months != 0 || duration->days != 0;
    if (duration->years < 0 || duration->months < 0 || duration->days < 0)
        return refuse(ErrorCode::RuleViolated, entity, &field, "negative length of time"_L1);
    if (duration->life && hasParts)
        return refuse(ErrorCode::RuleViolated, entity, &field, "life has no parts"_L1);
    if (!duration->life && !hasParts && duration->printed.isEmpty())
        return refuse(ErrorCode::RuleViolated, entity, &field, "no length of time"_L1);
    return {};
}

/// Only the two kinds of field that can be an end are looked at, since every save passes here.
bool isEnd(const schema::FieldSpec &field)
{
    return field.kind == schema::Kind::Date || field.kind == schema::Kind::Instant;
}

Result<void> checkSpan(const Preparation &preparation, const ChangeSet &changes, const schema::EntitySpec &entity,
                       const Span &span)
{
    const schema::FieldSpec *from = entity.field(span.from);
    const schema::FieldSpec *until = entity.field(span.until);
    if (!from || !until)
        return {};
    DOSSIER_ASSIGN(const schema::Value first, preparation.valueAfter(changes, from->id));
    DOSSIER_ASSIGN(const schema::Value last, preparation.valueAfter(changes, until->id));
    if (isImpossible(first, last))
        return refuse(ErrorCode::RuleViolated, entity, until, "ends before it begins"_L1);
    return {};
}

} // namespace

Result<void> checkTimes(Preparation &preparation)
{
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        const ChangeSet &changes = preparation.at(i);
        const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
        for (const FieldChange &change : changes.fields) {
            const schema::FieldSpec &field = *entity.field(change.field);
            DOSSIER_TRY(checkDuration(entity, field, change.after));
            if (!isEnd(field))
                continue;
            for (const Span &span : kSpans) {
                if (field.key == span.from || field.key == span.until)
                    DOSSIER_TRY(checkSpan(preparation, changes, entity, span));
            }
        }
    }
    return {};
}

} // namespace dossier::domain
