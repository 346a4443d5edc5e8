// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/hearing_columns.h"

#include "schema/entities/case.h"
#include "schema/entities/hearing.h"
#include "schema/entities/proceeding.h"
#include "schema/value_text.h"

#include <QLocale>

namespace dossier::items {

using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace hearing = schema::hearing;
namespace proceeding = schema::proceeding;

namespace {

constexpr qsizetype kNamed = 2;

std::optional<domain::Record> readable(const CellContext &context, const std::optional<base::RecordId> &id)
{
    if (!id)
        return {};
    auto record = context.store.record(*id);
    return record && !record->isDeleted() ? std::optional(*std::move(record)) : std::nullopt;
}

QList<base::RecordId> casesOf(const CellContext &context, const domain::Record &record)
{
    QList<base::RecordId> out;
    for (const base::RecordId &id : record.get(hearing::case_))
        out.append(id);
    if (!out.isEmpty())
        return out;
    if (const auto matter = readable(context, record.get(hearing::proceeding))) {
        for (const base::RecordId &id : matter->get(proceeding::case_))
            out.append(id);
    }
    return out;
}

QString titleOf(const CellContext &context, const std::optional<base::RecordId> &id)
{
    return id ? context.store.titles({*id}).value_or(QHash<base::RecordId, QString>()).value(*id) : QString();
}

Cell whenCell(const CellContext &context, const domain::Record &record)
{
    const auto scheduled = record.get(hearing::scheduled);
    const auto date = record.get(hearing::date);
    const QLocale locale(context.language);
    Cell cell;
    if (scheduled)
        cell.text = locale.toString(momentOf(*scheduled).date(), u"d MMM yyyy"_s) + momentOf(*scheduled).time().toString(u", HH:mm"_s);
    else if (date && date->isDay())
        cell.text = locale.toString(*date->earliest(), u"d MMM yyyy"_s);
    else
        cell.text = hearingTime(context, record);
    return cell;
}

Cell accusedCell(const CellContext &context, const domain::Record &record)
{
    Cell cell;
    cell.text = accusedInBrief(context, record);
    return cell;
}

/// Of a hearing that does not name its court, that of the proceeding.
Cell courtCell(const CellContext &context, const domain::Record &record)
{
    Cell cell;
    cell.text = titleOf(context, record.get(hearing::court));
    if (cell.text.isEmpty()) {
        if (const auto matter = readable(context, record.get(hearing::proceeding)))
            cell.text = titleOf(context, matter->get(proceeding::court));
    }
    return cell;
}

} // namespace

QString accusedInBrief(const CellContext &context, const domain::Record &record)
{
    const QList<base::RecordId> cases = casesOf(context, record);
    QStringList names;
    for (const base::RecordId &id : cases.first(std::min(kNamed, cases.size()))) {
        const auto matter = readable(context, id);
        const QString name = matter ? titleOf(context, matter->get(case_::person)) : QString();
        if (!name.isEmpty())
            names.append(name);
    }
    const qsizetype others = cases.size() - kNamed;
    return names.join(", "_L1) + (others > 0 ? " +"_L1 + QString::number(others) : QString());
}

QString hearingTime(const CellContext &context, const domain::Record &record)
{
    const schema::FieldId field = record.get(hearing::scheduled) ? hearing::scheduled.id : hearing::date.id;
    return valueInWords(*context.registry.field(field), record, context, {});
}

QString hearingTitle(const CellContext &context, const domain::Record &record)
{
    const QString accused = accusedInBrief(context, record);
    QString stage = valueInWords(*context.registry.field(hearing::stage.id), record, context, {});
    if (!accused.isEmpty() && !stage.isEmpty())
        stage = QLocale(context.language).toLower(stage.first(1)) + stage.sliced(1);
    QStringList parts{accused, stage};
    parts.removeAll(QString());
    return parts.join(", "_L1);
}

Columns hearingColumns(const schema::EntitySpec &entity, const schema::Vocabularies &vocabularies, const QString &language,
                       const HearingColumnTitles &titles)
{
    const auto field = [&](schema::FieldId id, ColumnRole role, int width) {
        return fieldColumn(*entity.field(id), vocabularies, language, role, width);
    };
    Columns out;
    out.push_back(field(hearing::date.id, ColumnRole::Date, 36));
    out.back().title = titles.when;
    out.back().derive = whenCell;
    out.push_back({"accused", titles.accused, ColumnRole::Name, 50, {}, accusedCell});
    out.push_back(field(hearing::court.id, ColumnRole::Text, 50));
    out.back().derive = courtCell;
    out.push_back(field(hearing::stage.id, ColumnRole::Text, 36));
    out.push_back(field(hearing::outcome.id, ColumnRole::Text, 30));
    for (Column &other : columnsOf(entity, vocabularies, language)) {
        if (std::ranges::find(out, other.key, &Column::key) == out.end())
            out.push_back(std::move(other));
    }
    return out;
}

} // namespace dossier::items
