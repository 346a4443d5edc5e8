// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/preparation.h"
#include "domain/record_source.h"
#include "domain/rules.h"
#include "support/seeded_random.h"

#include <QHash>

#include <algorithm>

namespace dossier::test {

/// Records in memory, in the order in which they were made: what rules see of a store.
class RecordMap final : public domain::RecordSource
{
public:
    [[nodiscard]] base::Result<std::optional<domain::Record>> find(base::RecordId id) const override
    {
        ++m_lookups;
        const auto found = m_records.constFind(id);
        return found == m_records.constEnd() ? std::nullopt : std::optional(*found);
    }

    [[nodiscard]] base::Result<QList<domain::Record>> referring(schema::EntityType entity, schema::FieldId field,
                                                                base::RecordId target) const override
    {
        ++m_lookups;
        QList<domain::Record> out;
        const schema::Value wanted(target);
        for (const base::RecordId id : m_order) {
            const domain::Record &record = *m_records.constFind(id);
            const bool points = record.value(field) == wanted || record.members(field).contains(wanted);
            if (record.type() == entity && !record.isDeleted() && points)
                out.append(record);
        }
        return out;
    }

    [[nodiscard]] base::Result<std::optional<base::RecordId>> holder(schema::FieldId field,
                                                                     const schema::Value &value) const override
    {
        ++m_lookups;
        for (const base::RecordId id : m_order) {
            if (m_records.constFind(id)->value(field) == value)
                return id;
        }
        return std::nullopt;
    }

    void apply(const domain::Action &action)
    {
        for (const domain::ChangeSet &changes : action.changes) {
            if (!m_records.contains(changes.id))
                m_order.append(changes.id);
            const domain::Record before = m_records.value(changes.id, domain::Record(changes.entity, changes.id));
            m_records.insert(changes.id, domain::applied(before, changes));
        }
    }

    void put(const domain::Record &record)
    {
        if (!m_records.contains(record.id()))
            m_order.append(record.id());
        m_records.insert(record.id(), record);
    }

    [[nodiscard]] domain::Record at(base::RecordId id) const { return m_records.value(id); }
    [[nodiscard]] QList<domain::Record> all(schema::EntityType entity) const
    {
        QList<domain::Record> out;
        for (const base::RecordId id : m_order) {
            if (m_records.constFind(id)->type() == entity && !m_records.constFind(id)->isDeleted())
                out.append(*m_records.constFind(id));
        }
        return out;
    }
    /// How often rules asked.
    [[nodiscard]] int lookups() const { return m_lookups; }

private:
    QHash<base::RecordId, domain::Record> m_records;
    QList<base::RecordId> m_order;
    mutable int m_lookups = 0;
};

/// Prepares Actions over a RecordMap and applies what comes out, like a store without a file.
class RuleRunner
{
public:
    RuleRunner()
        : m_registry(*schema::Registry::build(schema::declaredEntities())),
          m_vocabularies(*schema::Vocabularies::load())
    {
    }

    [[nodiscard]] base::Result<domain::Action> prepare(domain::Action action)
    {
        const domain::RuleContext context{m_registry, m_vocabularies, records, now, m_random};
        return domain::prepare(std::move(action), context);
    }

    base::Result<domain::Action> run(std::vector<domain::ChangeSet> changes,
                                     domain::Origin origin = domain::Origin::Form)
    {
        domain::Action action;
        action.id = base::newId<base::ActionTag>(m_random);
        action.label = QStringLiteral("test");
        action.actor = actor;
        action.origin = origin;
        action.changes = std::move(changes);
        return run(std::move(action));
    }

    base::Result<domain::Action> run(domain::Action action)
    {
        base::Result<domain::Action> prepared = prepare(std::move(action));
        if (prepared)
            records.apply(*prepared);
        return prepared;
    }

    [[nodiscard]] base::RecordId newId() { return base::newRecordId(m_random); }
    [[nodiscard]] const schema::Registry &registry() const { return m_registry; }
    [[nodiscard]] const schema::Vocabularies &vocabularies() const { return m_vocabularies; }

    RecordMap records;
    base::Instant now{.utcMicroseconds = 1'793'688'127'000'000, .zone = QStringLiteral("Asia/Baku")};
    base::MemberId actor;

private:
    schema::Registry m_registry;
    schema::Vocabularies m_vocabularies;
    SeededRandom m_random{7};
};

} // namespace dossier::test
