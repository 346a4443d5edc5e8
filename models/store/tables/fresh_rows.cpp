// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/fresh_rows.h"

#include "store/tables/record_ids.h"

#include <algorithm>

namespace dossier::store {

using base::Result;
using schema::FieldId;
using schema::FieldSpec;
using schema::Value;

const Value &FreshRows::Row::value(FieldId field) const
{
    static const Value absent;
    const auto found = std::ranges::find(values, field, &std::pair<FieldId, Value>::first);
    return found == values.end() ? absent : found->second;
}

FreshRows::FreshRows(const RowMappers &mappers, RecordIds &ids) : m_ids(ids)
{
    for (const RowMapper &mapper : mappers.all()) {
        const schema::EntitySpec &entity = mapper.entity();
        Kept kept;
        for (const FieldSpec &field : entity.fields) {
            const bool named = std::ranges::find(entity.title, field.id) != entity.title.end();
            if (field.shape == schema::Shape::Scalar && (named || field.searchable))
                kept.fields.insert(std::to_underlying(field.id), true);
            if (field.kind == schema::Kind::Order)
                kept.order = field.id;
        }
        kept.parent = entity.parent;
        m_kept.insert(std::to_underlying(entity.type), std::move(kept));
    }
}

Result<void> FreshRows::add(std::int64_t eid, const RowMapper &mapper, std::span<const FieldId> fields,
                            std::span<const Value> values)
{
    const auto kept = m_kept.constFind(std::to_underlying(mapper.entity().type));
    if (kept == m_kept.constEnd())
        return {};
    Row row;
    row.type = mapper.entity().type;
    for (std::size_t i = 0; i < fields.size() && i < values.size(); ++i) {
        if (kept->fields.contains(std::to_underlying(fields[i])))
            row.values.emplace_back(fields[i], values[i]);
        if (kept->parent == fields[i]) {
            DOSSIER_ASSIGN(row.parent, target(values[i]));
        }
        const auto *order = kept->order == fields[i] ? std::get_if<schema::OrderKey>(&values[i]) : nullptr;
        if (order)
            row.order = order->key;
    }
    if (row.parent != 0)
        m_parts[row.parent].push_back(eid);
    m_rows.emplace(eid, std::move(row));
    return {};
}

void FreshRows::change(std::int64_t eid)
{
    if (const auto row = m_rows.find(eid); row != m_rows.end())
        row->changed = true;
}

void FreshRows::addMember(std::int64_t eid)
{
    if (const auto row = m_rows.find(eid); row != m_rows.end())
        row->members = true;
}

const FreshRows::Row *FreshRows::find(std::int64_t eid) const
{
    const auto row = m_rows.constFind(eid);
    return row == m_rows.constEnd() || row->changed ? nullptr : &*row;
}

std::optional<std::vector<std::int64_t>> FreshRows::parts(std::int64_t parent, schema::EntityType child) const
{
    // Only a record that is new itself has no older parts.
    if (!find(parent))
        return std::nullopt;
    std::vector<std::int64_t> out;
    const auto all = m_parts.constFind(parent);
    if (all == m_parts.constEnd())
        return out;
    for (const std::int64_t part : *all) {
        const auto row = m_rows.constFind(part);
        if (row->type != child)
            continue;
        if (row->changed)
            return std::nullopt;
        out.push_back(part);
    }
    // As the tables sort them: by the bytes of the key, then by number.
    std::ranges::sort(out, [this](std::int64_t a, std::int64_t b) {
        return std::pair(m_rows.constFind(a)->order, a) < std::pair(m_rows.constFind(b)->order, b);
    });
    return out;
}

Result<std::int64_t> FreshRows::target(const Value &reference) const
{
    const auto *id = std::get_if<base::RecordId>(&reference);
    if (!id)
        return 0;
    DOSSIER_ASSIGN(const std::optional<LocalRecord> local, m_ids.find(*id));
    return local ? local->eid : 0;
}

QString FreshRows::text(const Value &value)
{
    const auto stored = []<typename T>(const T &held) -> QString {
        if constexpr (std::is_same_v<T, QString>)
            return held;
        else if constexpr (std::is_same_v<T, schema::LanguageText>)
            return held.text;
        else if constexpr (std::is_same_v<T, schema::Code>)
            return held.term;
        else if constexpr (std::is_same_v<T, base::PartialDate>)
            return held.edtf();
        else if constexpr (std::is_same_v<T, schema::Duration>)
            return held.printed;
        else if constexpr (std::is_same_v<T, schema::Article>)
            return held.path;
        else if constexpr (std::is_same_v<T, std::int64_t>)
            return QString::number(held);
        else if constexpr (std::is_same_v<T, schema::Answer>)
            return QString::number(std::to_underlying(held));
        else if constexpr (std::is_same_v<T, base::Instant>)
            return QString::number(held.utcMicroseconds);
        else if constexpr (std::is_same_v<T, QByteArray>)
            return QString::fromUtf8(held);
        else if constexpr (std::is_same_v<T, schema::OrderKey>)
            return QString::fromUtf8(held.key);
        else
            return QString();   // absent; a reference is stored by a number that says nothing
    };
    return std::visit(stored, value);
}

void FreshRows::clear()
{
    m_rows.clear();
    m_parts.clear();
}

} // namespace dossier::store
