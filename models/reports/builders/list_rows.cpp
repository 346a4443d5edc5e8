// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/list_entry.h"
#include "reports/builders/report_table.h"
#include "schema/entities/case.h"
#include "schema/entities/person.h"

#include <algorithm>
#include <array>

namespace dossier::reports {

using disclosure::GroupSection;
using disclosure::NamedEntry;
using disclosure::Released;
using namespace Qt::StringLiterals;
using Kind = ReportTable::CellKind;

namespace {

void addColumns(ReportTableRows &rows)
{
    rows.addColumn("number", Kind::Integer);
    rows.addColumn("reference");
    rows.addColumn("name");
    rows.addColumn("patronymic");
    rows.addColumn("other_names", Kind::List);
    rows.addColumn("sex");
    rows.addColumn("birth_year", Kind::Integer);
    rows.addColumn("birth_date");
    rows.addColumn("age", Kind::Integer);
    rows.addColumn("list_group");
    rows.addColumn("joint_case");
    rows.addColumn("arrest_date");
    rows.addColumn("days_held", Kind::Integer);
    rows.addColumn("articles", Kind::List);
    rows.addColumn("status");
    rows.addColumn("sentence");
    rows.addColumn("court");
    rows.addColumn("place");
    rows.addColumn("summary");
    rows.addColumn("background");
    rows.addColumn("withheld", Kind::Flag);
}

template<typename T>
void setIf(ReportTableRows &rows, QLatin1StringView column, const std::optional<Released<T>> &value)
{
    if (value)
        rows.set(column, value->value());
}

void setOutcome(ReportTableRows &rows, const NamedEntry &named, const ReportWords &words)
{
    QStringList articles;
    for (const schema::Article &article : articlesInOrder(named))
        articles.append(articleText(article));
    rows.set("articles"_L1, articles);
    QStringList sentences;
    for (const auto &fact : named.sentences)
        sentences.append(sentenceText(fact.value(), words));
    rows.set("sentence"_L1, sentences);
    setIf(rows, "court"_L1, named.court);
    setIf(rows, "place"_L1, named.place);
}

void setNamed(ReportTableRows &rows, const NamedEntry &named, const ReportWords &words)
{
    rows.set("name"_L1, named.name.value().text);
    rows.set("patronymic"_L1, named.name.value().patronymic);
    QStringList others;
    for (const auto &other : named.otherNames)
        others.append(other.value().text);
    rows.set("other_names"_L1, others);
    setIf(rows, "reference"_L1, named.reference);
    if (named.sex)
        rows.set("sex"_L1, words.term("sex", named.sex->value()));
    setIf(rows, "birth_year"_L1, named.birthYear);
    setIf(rows, "birth_date"_L1, named.birthDate);
    if (named.age)
        rows.set("age"_L1, std::int64_t(named.age->value()));
    setIf(rows, "arrest_date"_L1, named.arrested);
    if (named.daysHeld)
        rows.set("days_held"_L1, std::int64_t(named.daysHeld->value()));
    if (named.status)
        rows.set("status"_L1, words.term("liberty", named.status->value()));
    setOutcome(rows, named, words);
    if (named.summary)
        rows.set("summary"_L1, named.summary->value().text);
    if (named.background)
        rows.set("background"_L1, named.background->value().text);
}

void newRow(ReportTableRows &rows, const GroupSection &group, const disclosure::ListEntry &entry)
{
    rows.newRow();
    rows.set("number"_L1, std::int64_t(entry.number.value()));
    setIf(rows, "list_group"_L1, group.name);
}

void addGroup(ReportTableRows &rows, const GroupSection &group, const ReportWords &words)
{
    for (const disclosure::JointCaseSection &section : group.sections) {
        for (const disclosure::ListEntry &entry : section.entries) {
            newRow(rows, group, entry);
            setIf(rows, "joint_case"_L1, section.name);
            if (entry.named)
                setNamed(rows, *entry.named, words);
        }
    }
    for (const disclosure::ListEntry &entry : group.withheld) {
        newRow(rows, group, entry);
        rows.set("withheld"_L1, words.label("report.s.name_withheld"));
    }
}

struct ColumnField {
    QStringView key;
    schema::FieldId field;
};

/// An age tells the date of birth to the year, and one of them is for a narrower audience than the other.
constexpr std::array kColumnFields{ColumnField{u"reference", schema::case_::reference.id},
                                   ColumnField{u"list_group", schema::case_::list_group.id},
                                   ColumnField{u"joint_case", schema::case_::joint_case.id},
                                   ColumnField{u"arrest_date", schema::case_::arrest_date.id},
                                   ColumnField{u"status", schema::case_::liberty_status.id},
                                   ColumnField{u"sex", schema::person::sex.id},
                                   ColumnField{u"birth_year", schema::person::birth_year.id},
                                   ColumnField{u"birth_date", schema::person::birth_date.id},
                                   ColumnField{u"age", schema::person::birth_date.id}};

} // namespace

std::optional<schema::FieldId> fieldOfListColumn(QStringView key)
{
    const auto found = std::ranges::find(kColumnFields, key, &ColumnField::key);
    return found == kColumnFields.end() ? std::nullopt : std::optional(found->field);
}

ReportTable listTable(const disclosure::ListProjection &projection, const ReportWords &words)
{
    ReportTableRows rows(projection.head, u"list"_s, words);
    rows.head().insert(u"total"_s, projection.entries.value());
    rows.head().insert(u"people"_s, projection.people.value());
    rows.head().insert(u"withheld"_s, QJsonObject{{u"count"_s, projection.withheld.value()}});
    rows.head().insert(u"untranslated"_s, projection.untranslated.value());
    rows.head().insert(u"later"_s, projection.later ? QJsonValue(projection.later->value()) : QJsonValue());
    addColumns(rows);
    for (const GroupSection &group : projection.groups)
        addGroup(rows, group, words);
    return rows.take();
}

} // namespace dossier::reports
