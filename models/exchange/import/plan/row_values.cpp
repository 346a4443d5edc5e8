// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/row_values.h"

#include "exchange/table/cell_text.h"
#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/entities/sentence.h"

namespace dossier::exchange {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

Value ofText(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

Value ofDate(const base::PartialDate &date)
{
    return date.isNull() ? Value() : Value(date);
}

Value ofTerm(const std::optional<QString> &term)
{
    return term ? Value(schema::Code{*term}) : Value();
}

/// A date says more than a year, and a year more than an age.
base::PartialDate birthOf(const ListRow &row)
{
    if (!row.birthDate.isNull())
        return row.birthDate;
    return row.birthYear.isNull() ? row.birthRange : row.birthYear;
}

} // namespace

std::vector<RowValue> personValues(const ListRow &row)
{
    namespace person = schema::person;
    return {{person::sex.id, ofTerm(row.sex)},
            {person::birth_date.id, ofDate(birthOf(row))},
            {person::origin.id, ofText(row.region)},
            {person::health.id, ofText(row.health)}};
}

std::vector<RowValue> caseValues(const ListRow &row)
{
    namespace case_ = schema::case_;
    return {{case_::list_group.id, ofText(row.group)},
            {case_::liberty_status.id, ofTerm(row.libertyStatus)},
            {case_::arrest_date.id, ofDate(row.arrestDate)},
            {case_::arrest_place.id, ofText(row.arrestPlace)},
            {case_::forces.id, ofText(row.arrestedBy)}};
}

std::vector<RowValue> penaltyValues(const ListRow &row)
{
    namespace sentence = schema::sentence;
    return {{sentence::total_term.id, row.sentence ? Value(*row.sentence) : Value()},
            {sentence::kind.id, ofTerm(row.sentence && row.sentence->life ? std::optional(u"life"_s) : row.sentenceKind)},
            {sentence::amount.id, ofText(row.fineAmount)}};
}

std::vector<RowValue> sentenceValues(const ListRow &row)
{
    namespace sentence = schema::sentence;
    return {{sentence::regime.id, ofTerm(row.regime)},
            {sentence::date.id, ofDate(row.sentenceDate)},
            {sentence::expected_end.id, ofDate(row.sentenceEnd)}};
}

bool saysSentence(const ListRow &row)
{
    // A judgment of which a court is all that is known is that court's act.
    return row.sentence || row.sentenceKind || !row.sentenceEnd.isNull() || (!row.sentenceDate.isNull() && row.court.isEmpty());
}

QString detentionKindOf(const ListRow &row)
{
    if (row.detentionKind)
        return *row.detentionKind;
    const QString status = row.libertyStatus.value_or(QString());
    if (status == "serving"_L1)
        return u"sentence"_s;
    if (status == "on_trial"_L1)
        return u"pretrial"_s;
    for (const QLatin1StringView same : {"pretrial"_L1, "house_arrest"_L1, "administrative"_L1, "police"_L1}) {
        if (status == same)
            return status;
    }
    return {};
}

bool haveOneMeaning(const Value &one, const Value &other)
{
    if (one.index() != other.index())
        return false;
    if (const auto *text = std::get_if<QString>(&one))
        return plainKey(*text) == plainKey(std::get<QString>(other));
    if (const auto *date = std::get_if<base::PartialDate>(&one))
        return date->sameValue(std::get<base::PartialDate>(other));
    if (const auto *term = std::get_if<schema::Duration>(&one)) {
        const auto &second = std::get<schema::Duration>(other);
        return term->years == second.years && term->months == second.months && term->days == second.days
            && term->life == second.life;
    }
    return one == other;
}

} // namespace dossier::exchange
