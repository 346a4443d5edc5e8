// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fixed_clock.h"
#include "support/seeded_random.h"
#include "support/temporary_folder.h"

#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "store/drafts.h"
#include "store/store.h"

#include <memory>

namespace dossier::test {

/// A store in a folder of its own, with the registry and vocabularies of the program and a clock
/// and chance that repeat. Aborts the test program where it cannot be made.
class StoreWorld
{
public:
    explicit StoreWorld(std::uint64_t seed = 1, schema::Compartment compartment = schema::Compartment::Main);

    /// Closes the store and opens it again, as after a restart.
    [[nodiscard]] base::Result<void> reopen(store::Access access = store::Access::ReadWrite);
    void close() { m_store.reset(); }
    [[nodiscard]] store::Store &store() { return *m_store; }

    [[nodiscard]] store::StorePaths paths() const;
    [[nodiscard]] store::StoreKey key() const;
    [[nodiscard]] store::StoreContext context() const;
    [[nodiscard]] const schema::Registry &registry() const { return m_registry; }
    [[nodiscard]] const schema::Vocabularies &vocabularies() const { return m_vocabularies; }
    [[nodiscard]] const TemporaryFolder &folder() const { return m_folder; }
    [[nodiscard]] SeededRandom &random() { return m_random; }
    [[nodiscard]] FixedClock &clock() { return m_clock; }
    [[nodiscard]] base::RecordId newId() { return base::newRecordId(m_random); }
    /// The machine or copy that writes from the next reopen on.
    void setIncarnation(std::uint8_t number);
    [[nodiscard]] base::IncarnationToken incarnation() const { return m_incarnation; }

    /// An Action of these changes, with an id and the actor of the world.
    [[nodiscard]] domain::Action action(std::vector<domain::ChangeSet> changes,
                                        domain::Origin origin = domain::Origin::Form);
    [[nodiscard]] base::Result<store::Applied> apply(std::vector<domain::ChangeSet> changes);
    struct Added {
        base::RecordId person;
        base::RecordId name;
        base::RecordId caseId;
    };
    /// A person with a name and a case with a reference, as one Action.
    [[nodiscard]] base::Result<Added> addCase(const QString &name, const QString &reference);
    Added appendCase(std::vector<domain::ChangeSet> &changes, const QString &name, const QString &reference);

    base::MemberId actor;

private:
    TemporaryFolder m_folder;
    schema::Registry m_registry;
    schema::Vocabularies m_vocabularies;
    mutable SeededRandom m_random;
    FixedClock m_clock;
    schema::Compartment m_compartment;
    base::IncarnationToken m_incarnation;
    std::unique_ptr<store::Store> m_store;
};

} // namespace dossier::test
