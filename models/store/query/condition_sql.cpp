// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/condition_sql.h"

#include "names/folding.h"
#include "store/query/related_fields.h"
#include "store/query/search_terms.h"
#include "store/tables/table_layout.h"

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using schema::FieldSpec;
using schema::Kind;
using schema::Shape;
using Operator = Condition::Operator;

namespace {

QByteArray folded(const QString &text)
{
    return names::fold(text).toUtf8();
}

/// The columns of one scalar or member, by the names of TableLayout, prefixed by the row's name.
struct Columns {
    QByteArray row;
    QByteArray stem;
    [[nodiscard]] QByteArray operator()(const char *suffix = "") const { return row + '.' + quotedName(stem + suffix); }
};

std::unexpected<base::Error> misfit(const FieldSpec &field)
{
    return base::fail(ErrorCode::InvalidValue, QString::fromUtf8(field.key));
}

SqlText textCondition(const Columns &columns, const FieldSpec &field, const QString &text, bool contains)
{
    const QByteArray fold = field.indexed && field.kind != Kind::LanguageText ? columns("_fold")
                                                                              : "dossier_fold(" + columns() + ')';
    if (contains)
        return {"instr(" + fold + ", ?) > 0", {folded(text)}};
    return {fold + " = ?", {folded(text)}};
}

Result<SqlText> dateCondition(const Columns &columns, const FieldSpec &field, Operator op, const base::PartialDate &date)
{
    const auto first = date.earliest() ? date.earliest() : date.latest();
    const auto last = date.latest() ? date.latest() : date.earliest();
    if (!first || !last)
        return misfit(field);
    const std::int64_t from = first->toJulianDay();
    const std::int64_t until = last->toJulianDay();
    const QByteArray known = "COALESCE(" + columns("_first") + ", " + columns("_last") + ')';
    if (op == Operator::AtLeast)
        return SqlText{known + " >= ?", {from}};
    if (op == Operator::Before)
        return SqlText{known + " < ?", {from}};
    return SqlText{'(' + columns("_first") + " >= ? AND " + columns("_last") + " <= ?)", {from, until}};
}

SqlText numberCondition(const Columns &columns, Operator op, std::int64_t number)
{
    const char *sign = op == Operator::AtLeast ? " >= ?" : op == Operator::Before ? " < ?" : " = ?";
    return {columns() + sign, {number}};
}

/// By id, or by words: in the title of what is referred to, or, in any spelling, in any of its names.
SqlText referenceCondition(const Columns &columns, const schema::Value &value)
{
    if (const auto *id = std::get_if<base::RecordId>(&value))
        return {columns() + " = (SELECT eid FROM ent WHERE uuid = ?)", {*id}};
    const auto *text = std::get_if<QString>(&value);
    const QString words = text ? *text : QString();
    SqlText out{'(' + columns() + " IN (SELECT eid FROM title WHERE instr(fold, ?) > 0)", {folded(words)}};
    const std::vector<QByteArray> terms = searchTerms(words);
    for (std::size_t i = 0; i < terms.size(); ++i)
        out.add({(i == 0 ? " OR (" : " AND ") + columns() + " IN (SELECT rowid FROM search WHERE search MATCH ?)", {terms[i]}});
    out.sql += terms.empty() ? ")" : "))";
    return out;
}

/// "206" means article 206 with all that is below it, "57-1" with the parts of "57-1/2"; not 2061.
SqlText articleCondition(const Columns &columns, const QString &path)
{
    const QByteArray text = path.toUtf8();
    return {'(' + columns() + " = ? OR substr(" + columns() + ", 1, ?) IN (?, ?))",
            {text, std::int64_t{path.size() + 1}, text + '.', text + '/'}};
}

Result<SqlText> valueCondition(const Columns &columns, const FieldSpec &field, Operator op, const schema::Value &value)
{
    if (field.kind == Kind::Reference)
        return referenceCondition(columns, value);
    if (const auto *text = std::get_if<QString>(&value)) {
        if (field.kind == Kind::Article)
            return articleCondition(columns, *text);
        if (field.kind == Kind::Text || field.kind == Kind::LongText || field.kind == Kind::LanguageText
            || field.kind == Kind::Duration)
            return textCondition(columns, field, *text, op == Operator::Contains);
        return misfit(field);
    }
    if (const auto *code = std::get_if<schema::Code>(&value))
        return SqlText{columns() + " = ?", {code->term.toUtf8()}};
    if (const auto *answer = std::get_if<schema::Answer>(&value))
        return SqlText{columns() + " = ?", {std::int64_t{std::to_underlying(*answer)}}};
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return numberCondition(columns, op, *number);
    if (const auto *instant = std::get_if<base::Instant>(&value))
        return numberCondition(columns, op, instant->utcMicroseconds);
    if (const auto *date = std::get_if<base::PartialDate>(&value))
        return dateCondition(columns, field, op, *date);
    if (const auto *article = std::get_if<schema::Article>(&value))
        return articleCondition(columns, article->path);
    return misfit(field);
}

SqlText wrapped(const QByteArray &before, SqlText inner, const QByteArray &after)
{
    inner.sql = before + inner.sql + after;
    return inner;
}

Result<SqlText> partCondition(const Condition &condition, const FieldSpec &field, const schema::Registry &registry)
{
    const schema::EntitySpec *child = field.targets.empty() ? nullptr : registry.entity(field.targets.front());
    if (!child || !child->parent)
        return misfit(field);
    const schema::FieldSpec *parent = child->field(*child->parent);
    const QByteArray rows = "EXISTS(SELECT 1 FROM " + quotedName(TableLayout::table(*child)) + " m WHERE m."
        + quotedName(parent->key) + " = e.eid AND m.deleted = 0";
    if (condition.op == Operator::Has)
        return SqlText{rows + ')', {}};
    const auto *text = std::get_if<QString>(&condition.value);
    if (!text)
        return misfit(field);
    SqlText any;
    for (const FieldSpec &candidate : child->fields) {
        const bool words = candidate.kind == Kind::Text || candidate.kind == Kind::LongText || candidate.kind == Kind::LanguageText;
        if (candidate.shape != Shape::Scalar || !words)
            continue;
        any.sql += any.sql.isEmpty() ? "" : " OR ";
        any.add(textCondition({"m", candidate.key}, candidate, *text, true));
    }
    if (any.sql.isEmpty())
        return misfit(field);
    return wrapped(rows + " AND (", std::move(any), "))");
}

Result<SqlText> setCondition(const Condition &condition, const QByteArray &row, const schema::EntitySpec &entity, const FieldSpec &field)
{
    const QByteArray rows = "EXISTS(SELECT 1 FROM " + quotedName(TableLayout::setTable(entity, field)) + " m WHERE m.eid = " + row + ".eid";
    if (condition.op == Operator::Has)
        return SqlText{rows + ')', {}};
    DOSSIER_ASSIGN(SqlText member, valueCondition({"m", "value"}, field, condition.op, condition.value));
    return wrapped(rows + " AND ", std::move(member), ")");
}

/// Over a row of that entity's own table.
Result<SqlText> ownCondition(const Condition &condition, const QByteArray &row, const schema::EntitySpec &entity, const FieldSpec &field)
{
    if (field.shape == Shape::Set)
        return setCondition(condition, row, entity, field);
    if (condition.op == Operator::Has)
        return SqlText{row + '.' + quotedName(field.key) + " IS NOT NULL", {}};
    return valueCondition({row, field.key}, field, condition.op, condition.value);
}

/// The records that one which fulfils the condition refers to.
Result<SqlText> relatedCondition(const Condition &condition, const RelatedField &related)
{
    const QByteArray rows = quotedName(TableLayout::table(*related.entity)) + " r";
    const bool many = related.link->shape == Shape::Set;
    const QByteArray from = many ? "SELECT l.value FROM " + rows + " JOIN "
                                 + quotedName(TableLayout::setTable(*related.entity, *related.link)) + " l ON l.eid = r.eid"
                                 : "SELECT r." + quotedName(related.link->key) + " FROM " + rows;
    DOSSIER_ASSIGN(SqlText own, ownCondition(condition, "r", *related.entity, *related.field));
    return wrapped("e.eid IN (" + from + " WHERE r.deleted = 0 AND ", std::move(own), ")");
}

Result<SqlText> relatedConditions(const Condition &condition, const schema::EntitySpec &entity, const schema::Registry &registry)
{
    const FieldSpec *named = registry.field(condition.field);
    const std::vector<RelatedField> all = named ? relatedFields(entity, named->key, registry) : std::vector<RelatedField>();
    if (all.empty())
        return base::fail(ErrorCode::UnknownField, QString::fromUtf8(entity.key));
    SqlText out;
    for (const RelatedField &related : all) {
        DOSSIER_ASSIGN(const SqlText one, relatedCondition(condition, related));
        out.sql += out.sql.isEmpty() ? "" : " OR ";
        out.add(one);
    }
    return wrapped("(", std::move(out), ")");
}

} // namespace

QByteArray quotedName(const QByteArray &name)
{
    return '"' + name + '"';
}

Result<SqlText> conditionSql(const Condition &condition, const schema::EntitySpec &entity, const schema::Registry &registry)
{
    SqlText out;
    const FieldSpec *field = entity.field(condition.field);
    if (!field) {
        DOSSIER_ASSIGN(out, relatedConditions(condition, entity, registry));
    } else if (field->shape == Shape::Part) {
        DOSSIER_ASSIGN(out, partCondition(condition, *field, registry));
    } else {
        DOSSIER_ASSIGN(out, ownCondition(condition, "e", entity, *field));
    }
    if (condition.negated)
        return wrapped("NOT COALESCE(", std::move(out), ", 0)");
    return wrapped("(", std::move(out), ")");
}

} // namespace dossier::store
