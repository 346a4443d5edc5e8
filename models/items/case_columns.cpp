// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/case_columns.h"

#include "disclosure/custody_line.h"
#include "items/charges.h"
#include "schema/entities/case.h"
#include "schema/entities/detention.h"
#include "schema/entities/hearing.h"
#include "schema/entities/sentence.h"

#include <QLocale>

namespace dossier::items {

using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace detention = schema::detention;
namespace hearing = schema::hearing;
namespace sentence = schema::sentence;

namespace {

/// Keeps the earlier of two.
void offer(std::optional<NextDate> &best, const CellContext &context, const std::optional<base::PartialDate> &date, const char *label,
           bool liberty)
{
    if (!date || !date->isDay() || *date->earliest() < context.today)
        return;
    if (!best || *date->earliest() < best->day)
        best = NextDate{*date->earliest(), label, liberty};
}

Cell nextDateCell(const CellContext &context, const domain::Record &record)
{
    const auto next = nextDateOf(context, record.id(), custodyOf(context.store, record));
    if (!next)
        return {};
    Cell cell;
    cell.text = QLocale(context.language).toString(next->day, next->day < context.today.addYears(1) ? u"d MMM"_s : u"d MMM yyyy"_s);
    cell.secondary = context.vocabularies.label(next->label, context.language);
    cell.daysLeft = int(context.today.daysTo(next->day));
    cell.liberty = next->liberty;
    return cell;
}

/// "206.4 +3": the first article of the newest charge in force and how many more there are.
Cell articlesCell(const CellContext &context, const domain::Record &record)
{
    const QStringList paths = articlesOf(chargesInForce(context.store, record.id()));
    Cell cell;
    cell.text = paths.value(0);
    if (paths.size() > 1)
        cell.text += " +"_L1 + QString::number(paths.size() - 1);
    return cell;
}

} // namespace

std::optional<NextDate> nextDateOf(const CellContext &context, base::RecordId caseId, const CaseCustody &custody)
{
    std::optional<NextDate> best;
    // Not the end of every order: one that was extended ends with its extension. Of orders whose beginning nobody
    // recorded there is no course, only their ends.
    if (const auto term = disclosure::custodyLine(custody.facts, context.today).term) {
        best = NextDate{term->day, "ui.next.detention", true};
    } else if (custody.releases.isEmpty()) {
        for (const domain::Record &order : custody.orders)
            offer(best, context, order.get(detention::until), "ui.next.detention", true);
    }
    if (const auto sentences = context.store.referring(sentence::kType, sentence::case_.id, caseId)) {
        for (const domain::Record &one : *sentences)
            offer(best, context, one.get(sentence::expected_end), "ui.next.sentence", false);
    }
    if (const auto hearings = context.store.referring(hearing::kType, hearing::case_.id, caseId)) {
        for (const domain::Record &one : *hearings) {
            const auto scheduled = one.get(hearing::scheduled);
            offer(best, context, scheduled ? base::PartialDate::day(momentOf(*scheduled).date()) : one.get(hearing::date), "ui.next.hearing", false);
            offer(best, context, one.get(hearing::next_date), "ui.next.hearing", false);
        }
    }
    return best;
}

Columns caseColumns(const schema::EntitySpec &entity, const schema::Vocabularies &vocabularies, const QString &language,
                    const CaseColumnTitles &titles)
{
    const auto field = [&](schema::FieldId id, ColumnRole role, int width) {
        return fieldColumn(*entity.field(id), vocabularies, language, role, width);
    };
    Columns out;
    out.push_back(field(case_::reference.id, ColumnRole::Reference, 19));
    out.back().title = titles.reference;
    out.push_back(field(case_::person.id, ColumnRole::Name, 45));
    out.back().title = titles.name;
    out.push_back(field(case_::liberty_status.id, ColumnRole::Status, 42));
    out.back().title = titles.status;
    Column articles{"articles", titles.articles, ColumnRole::Text, 21, {}, articlesCell};
    out.push_back(std::move(articles));
    out.push_back(field(case_::arrest_date.id, ColumnRole::Date, 29));
    out.back().title = titles.arrested;
    Column next{"next", titles.next, ColumnRole::NextDate, 36, {}, nextDateCell};
    out.push_back(std::move(next));
    for (Column &other : columnsOf(entity, vocabularies, language)) {
        if (std::ranges::find(out, other.key, &Column::key) == out.end())
            out.push_back(std::move(other));
    }
    return out;
}

} // namespace dossier::items
