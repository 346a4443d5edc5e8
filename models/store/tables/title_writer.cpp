// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/title_writer.h"

#include "names/folding.h"
#include "store/query/condition_sql.h"
#include "store/tables/table_layout.h"

#include <algorithm>

namespace dossier::store {

using base::Result;
using schema::EntitySpec;
using schema::FieldSpec;
using schema::Kind;
using schema::Shape;

namespace {

/// Titles take from titles at most this deep; the registry's references could form a circle.
constexpr int kDeepest = 8;
/// Characters. A title names a record in a line; a narrative's is the beginning of its text.
constexpr qsizetype kLongestTitle = 160;
constexpr char kInsert[] = "INSERT INTO title(eid, text, fold) VALUES(?1, ?2, ?3)";
constexpr char kUpdate[] = "UPDATE title SET text = ?2, fold = ?3 WHERE eid = ?1";
/// "2026-11-03T10:42"
constexpr qsizetype kMinutesOfIso = 16;

QByteArray orderedBy(const EntitySpec &entity)
{
    const auto order = std::ranges::find(entity.fields, Kind::Order, &FieldSpec::kind);
    return order == entity.fields.end() ? QByteArray("eid") : quotedName(order->key) + ", eid";
}

} // namespace

TitleWriter::TitleWriter(Statements &statements, const RowMappers &mappers, const FreshRows &fresh)
    : m_statements(statements), m_fresh(fresh), m_touched(kDeepest + 1)
{
    // All of them first: plan() keeps a reference while it adds to others.
    for (const RowMapper &mapper : mappers.all())
        m_plans.insert(std::to_underlying(mapper.entity().type), Plan{});
    for (const RowMapper &mapper : mappers.all())
        plan(mapper, mappers);
    rank();
}

void TitleWriter::plan(const RowMapper &mapper, const RowMappers &mappers)
{
    const EntitySpec &entity = mapper.entity();
    const QByteArray table = quotedName(TableLayout::table(entity));
    Plan &out = m_plans[std::to_underlying(entity.type)];
    out.isPart = entity.isPart();
    QByteArrayList columns;
    for (const schema::FieldId id : entity.title) {
        const FieldSpec *field = entity.field(id);
        if (!field)
            continue;
        m_titleFields.insert(std::to_underlying(id));
        Piece piece;
        piece.field = id;
        piece.column = static_cast<int>(columns.size());
        if (field->shape == Shape::Part) {
            const RowMapper *child = mappers.of(field->targets.front());
            if (!child || !child->entity().parent)
                continue;
            planParts(mapper, *child, piece);
        } else if (field->shape == Shape::Set) {
            piece.kind = Piece::Kind::Members;
            piece.select = "SELECT value FROM " + quotedName(TableLayout::setTable(entity, *field)) + " WHERE eid = ? ORDER BY rowid";
        } else if (field->kind == Kind::Reference) {
            piece.kind = Piece::Kind::Title;
            columns.append(quotedName(field->key));
            for (const schema::EntityType target : field->targets) {
                if (m_plans.contains(std::to_underlying(target)))
                    m_plans[std::to_underlying(target)].dependents.push_back(
                        {std::to_underlying(entity.type),
                         "SELECT eid FROM " + table + " WHERE " + quotedName(field->key) + " = ?"});
            }
        } else if (field->kind == Kind::Instant) {
            piece.kind = Piece::Kind::Moment;
            columns += {quotedName(field->key), quotedName(field->key + "_zone")};
        } else {
            columns.append(quotedName(field->key));
        }
        out.pieces.push_back(std::move(piece));
    }
    if (!columns.isEmpty())
        out.own = "SELECT " + columns.join(", ") + " FROM " + table + " WHERE eid = ?";
}

void TitleWriter::planParts(const RowMapper &mapper, const RowMapper &child, Piece &piece)
{
    const EntitySpec &part = child.entity();
    const QByteArray parent = quotedName(part.field(*part.parent)->key);
    const QByteArray from = " FROM " + quotedName(part.key) + " WHERE ";
    piece.kind = Piece::Kind::FirstPart;
    piece.child = part.type;
    // A deleted record is still called what it was called; its parts went with it.
    piece.select = "SELECT eid" + from + parent + " = ?1 AND (deleted = 0 OR (SELECT o.deleted FROM "
        + quotedName(mapper.entity().key) + " o WHERE o.eid = ?1)) ORDER BY deleted, " + orderedBy(part) + " LIMIT 1";
    m_plans[std::to_underlying(part.type)].dependents.push_back(
        {std::to_underlying(mapper.entity().type), "SELECT " + parent + from + "eid = ?"});
    for (const FieldSpec &order : part.fields) {
        if (order.kind == Kind::Order)
            m_titleFields.insert(std::to_underlying(order.id));
    }
}

void TitleWriter::rank()
{
    for (int round = 0; round < kDeepest; ++round) {
        for (Plan &plan : m_plans) {
            for (const Dependent &dependent : plan.dependents) {
                int &rank = m_plans[dependent.type].rank;
                rank = std::min(std::max(rank, plan.rank + 1), kDeepest);
            }
        }
    }
}

bool TitleWriter::concerns(const FieldSpec &field) const
{
    return m_titleFields.contains(std::to_underlying(field.id));
}

void TitleWriter::touch(std::int64_t eid, schema::EntityType type)
{
    const auto plan = m_plans.constFind(std::to_underlying(type));
    if (plan != m_plans.constEnd())
        m_touched[std::size_t(plan->rank)].emplace_back(eid, std::to_underlying(type));
}

void TitleWriter::forget()
{
    for (auto &level : m_touched)
        level.clear();
    m_new.clear();
    m_written.clear();
}

Result<QString> TitleWriter::titleOf(std::int64_t eid)
{
    if (m_new.contains(eid))
        return m_written.value(eid);
    DOSSIER_ASSIGN(Statement * statement, m_statements.get("SELECT text FROM title WHERE eid = ?"));
    StatementUse row(*statement);
    row->bind(0, eid);
    DOSSIER_ASSIGN(const bool found, row->step());
    return found ? row->text(0) : QString();
}

Result<QString> TitleWriter::outside(std::int64_t eid, const Piece &piece)
{
    QStringList members;
    std::int64_t part = 0;
    {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(piece.select));
        StatementUse row(*statement);
        row->bind(0, eid);
        DOSSIER_TRY(eachRow(row, [&] {
            part = row->integer(0);
            members.append(row->text(0));
        }));
    }
    return piece.kind == Piece::Kind::FirstPart ? titleOf(part) : members.join(u' ');
}

Result<QString> TitleWriter::composeFresh(std::int64_t eid, const FreshRows::Row &row, const Plan &plan)
{
    QStringList pieces;
    for (const Piece &piece : plan.pieces) {
        const schema::Value &value = row.value(piece.field);
        const auto *instant = std::get_if<base::Instant>(&value);
        QString text;
        if (piece.kind == Piece::Kind::FirstPart) {
            const auto parts = m_fresh.parts(eid, piece.child);
            if (!parts) {
                DOSSIER_ASSIGN(text, outside(eid, piece));
            } else if (!parts->empty()) {
                DOSSIER_ASSIGN(text, titleOf(parts->front()));
            }
        } else if (piece.kind == Piece::Kind::Members) {
            if (row.members) {
                DOSSIER_ASSIGN(text, outside(eid, piece));
            }
        } else if (piece.kind == Piece::Kind::Title) {
            DOSSIER_ASSIGN(const std::int64_t target, m_fresh.target(value));
            DOSSIER_ASSIGN(text, titleOf(target));
        } else if (instant) {
            text = base::toIsoString(*instant).left(kMinutesOfIso);
        } else {
            text = FreshRows::text(value);
        }
        if (!text.isEmpty())
            pieces.append(text);
    }
    return pieces.join(QStringLiteral(", ")).left(kLongestTitle);
}

Result<QString> TitleWriter::compose(std::int64_t eid, const Plan &plan)
{
    if (const FreshRows::Row *row = m_fresh.find(eid))
        return composeFresh(eid, *row, plan);
    struct Column {
        QString text;
        std::int64_t number = 0;
    };
    std::vector<Column> columns;
    if (!plan.own.isEmpty()) {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(plan.own));
        StatementUse row(*statement);
        row->bind(0, eid);
        DOSSIER_ASSIGN(const bool found, row->step());
        if (!found)
            return QString();
        for (int i = 0; i < row->columnCount(); ++i)
            columns.push_back({row->text(i), row->integer(i)});
    }
    QStringList pieces;
    for (const Piece &piece : plan.pieces) {
        QString text;
        const bool isOutside = piece.kind == Piece::Kind::FirstPart || piece.kind == Piece::Kind::Members;
        const Column *column = isOutside ? nullptr : &columns[std::size_t(piece.column)];
        if (isOutside) {
            DOSSIER_ASSIGN(text, outside(eid, piece));
        } else if (piece.kind == Piece::Kind::Title) {
            DOSSIER_ASSIGN(text, titleOf(column->number));
        } else if (piece.kind == Piece::Kind::Moment && !column->text.isEmpty()) {
            const base::Instant at{column->number, columns[std::size_t(piece.column) + 1].text, base::ClockSource::System};
            text = base::toIsoString(at).left(kMinutesOfIso);
        } else {
            text = column->text;
        }
        if (!text.isEmpty())
            pieces.append(text);
    }
    return pieces.join(QStringLiteral(", ")).left(kLongestTitle);
}

Result<void> TitleWriter::write(std::int64_t eid, const QString &text)
{
    if (m_new.contains(eid)) {
        if (text.isEmpty())
            return {};
        m_written.insert(eid, text);
        DOSSIER_ASSIGN(Statement * insert, m_statements.get(kInsert));
        return store(*insert, eid, text);
    }
    bool found = false;
    {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get("SELECT text FROM title WHERE eid = ?"));
        StatementUse row(*statement);
        row->bind(0, eid);
        DOSSIER_ASSIGN(found, row->step());
        if (found ? row->text(0) == text : text.isEmpty())
            return {};
    }
    if (!text.isEmpty()) {
        DOSSIER_ASSIGN(Statement * write, found ? m_statements.get(kUpdate) : m_statements.get(kInsert));
        return store(*write, eid, text);
    }
    DOSSIER_ASSIGN(Statement * erase, m_statements.get("DELETE FROM title WHERE eid = ?"));
    erase->bind(0, eid);
    return erase->run();
}

Result<void> TitleWriter::store(Statement &statement, std::int64_t eid, const QString &text)
{
    statement.bind(0, eid);
    statement.bind(1, text);
    statement.bind(2, names::fold(text));
    return statement.run();
}

Result<void> TitleWriter::touchDependents(std::int64_t eid, const Plan &plan)
{
    for (const Dependent &dependent : plan.dependents) {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(dependent.select));
        StatementUse row(*statement);
        row->bind(0, eid);
        DOSSIER_TRY(eachRow(row, [&] {
            if (!row->isNull(0))
                touch(row->integer(0), schema::EntityType(dependent.type));
        }));
    }
    return {};
}

Result<void> TitleWriter::flush()
{
    for (int rank = 0; rank <= kDeepest; ++rank) {
        // Dependents have a higher rank, so this level does not grow while it is written.
        auto level = std::exchange(m_touched[std::size_t(rank)], {});
        std::ranges::sort(level);
        const auto repeated = std::ranges::unique(level);
        level.erase(repeated.begin(), repeated.end());
        for (const auto &[eid, type] : level) {
            const Plan &plan = m_plans[type];
            DOSSIER_ASSIGN(const QString text, compose(eid, plan));
            DOSSIER_TRY(write(eid, text));
            // Also where the text stayed: a deleted or moved part gives its place to another.
            if (!m_new.contains(eid) || plan.isPart)
                DOSSIER_TRY(touchDependents(eid, plan));
        }
    }
    forget();
    return {};
}

} // namespace dossier::store
