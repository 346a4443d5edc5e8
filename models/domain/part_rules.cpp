// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/order_key.h"
#include "domain/rule_sets.h"

#include <algorithm>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

const schema::FieldSpec *orderField(const schema::EntitySpec &entity)
{
    const auto found = std::ranges::find(entity.fields, schema::Kind::Order, &schema::FieldSpec::kind);
    return found == entity.fields.end() ? nullptr : &*found;
}

/// Where the next sibling goes, per parent: looked up once, then counted on, so that an import
/// of many parts does not read the row again for each.
class OrderAssigner
{
public:
    explicit OrderAssigner(Preparation &preparation) : m_preparation(preparation) {}

    [[nodiscard]] Result<void> complete(ChangeSet &changes, const schema::EntitySpec &entity,
                                        const schema::FieldSpec &order)
    {
        const auto *parent = std::get_if<base::RecordId>(&changes.after(*entity.parent));
        if (!parent)
            return {};   // checkRequired says so
        if (const auto *given = std::get_if<schema::OrderKey>(&changes.after(order.id)))
            return isOrderKey(*given) ? Result<void>()
                                      : Result<void>(refuse(ErrorCode::InvalidValue, entity, &order, "not a key"_L1));
        const std::pair key(std::to_underlying(entity.type), *parent);
        if (!m_last.contains(key)) {
            DOSSIER_ASSIGN(schema::OrderKey last, lastOf(entity, order, *parent));
            m_last.insert(key, std::move(last));
        }
        schema::OrderKey &last = m_last[key];
        last = orderKeyAfter(last);
        changes.set(order.id, last);
        return {};
    }

private:
    [[nodiscard]] Result<schema::OrderKey> lastOf(const schema::EntitySpec &entity, const schema::FieldSpec &order,
                                                  base::RecordId parent) const
    {
        schema::OrderKey last;
        const auto follow = [&last](const schema::Value &value) {
            const auto *key = std::get_if<schema::OrderKey>(&value);
            if (key && last.key < key->key)
                last = *key;
        };
        if (m_preparation.creates(parent)) {
            // All its parts are created with it: no need to make records of them.
            for (const std::size_t index : m_preparation.pointing(*entity.parent, parent)) {
                if (m_preparation.at(index).entity == entity.type)
                    follow(m_preparation.at(index).after(order.id));
            }
            return last;
        }
        DOSSIER_ASSIGN(const QList<Record> siblings,
                       m_preparation.referringAfter(entity.type, *entity.parent, parent));
        for (const Record &sibling : siblings)
            follow(sibling.value(order.id));
        return last;
    }

    Preparation &m_preparation;
    QHash<std::pair<std::uint16_t, base::RecordId>, schema::OrderKey> m_last;
};

Result<void> deleteParts(Preparation &preparation, base::RecordId id, const schema::EntitySpec &entity)
{
    for (const schema::FieldSpec &field : entity.fields) {
        if (field.shape != schema::Shape::Part)
            continue;
        const schema::EntitySpec *child = preparation.registry().entity(field.targets.front());
        if (!child || !child->parent)
            return refuse(ErrorCode::Internal, entity, &field, "part without an entity"_L1);
        DOSSIER_ASSIGN(const QList<Record> parts, preparation.referringAfter(child->type, *child->parent, id));
        for (const Record &part : parts) {
            if (preparation.changesOf(part.id()))
                return refuse(ErrorCode::RuleViolated, *child, nullptr, "changed and deleted with its parent"_L1);
            DOSSIER_TRY(preparation.deleteAlong(part));   // its own parts follow when the loop below reaches it
        }
    }
    return {};
}

/// A part lives and dies with its parent.
Result<void> checkParent(const Preparation &preparation, const ChangeSet &changes, const schema::EntitySpec &entity)
{
    DOSSIER_ASSIGN(const schema::Value link, preparation.valueAfter(changes, *entity.parent));
    const auto *parentId = std::get_if<base::RecordId>(&link);
    if (!parentId)
        return {};   // checkRequired says so
    DOSSIER_ASSIGN(const std::optional<Preparation::Standing> parent, preparation.standing(*parentId));
    if (!parent || parent->deleted)
        return refuse(ErrorCode::NotFound, entity, entity.field(*entity.parent), "no such parent"_L1);
    return {};
}

} // namespace

Result<void> completeParts(Preparation &preparation)
{
    OrderAssigner assigner(preparation);
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        ChangeSet &changes = preparation.at(i);
        const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
        if (changes.kind == ChangeKind::Delete)
            DOSSIER_TRY(deleteParts(preparation, changes.id, entity));
        if (!entity.isPart() || changes.kind == ChangeKind::Delete)
            continue;
        DOSSIER_TRY(checkParent(preparation, changes, entity));
        const schema::FieldSpec *order = orderField(entity);
        if (order && changes.kind == ChangeKind::Create)
            DOSSIER_TRY(assigner.complete(changes, entity, *order));
    }
    return {};
}

} // namespace dossier::domain
