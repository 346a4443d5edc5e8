// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "domain/action.h"
#include "schema/registry.h"
#include "schema/vocabulary.h"
#include "store/session/session.h"

namespace dossier::test {

/// Everything a session is given, with the system's own clock and chance, for programs that work on
/// a real vault. One per program; ends it where it cannot be made.
class SessionWorld
{
public:
    SessionWorld();

    [[nodiscard]] store::SessionContext context(const QString &stateFolder);
    [[nodiscard]] base::Random &random() { return m_random; }
    [[nodiscard]] const schema::Registry &registry() const { return m_registry; }
    [[nodiscard]] const schema::Vocabularies &vocabularies() const { return m_vocabularies; }
    [[nodiscard]] const base::Clock &clock() const { return m_clock; }

    /// An Action without changes yet.
    [[nodiscard]] domain::Action action(domain::Origin origin, base::MemberId actor);
    struct AddedCase {
        base::RecordId person;
        base::RecordId caseId;
    };
    /// A person of that name and a case, three changes in the Action; `text` goes into a field that is not searched.
    AddedCase addCase(domain::Action &action, const QString &name, const QString &text);

private:
    schema::Registry m_registry;
    schema::Vocabularies m_vocabularies;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
};

} // namespace dossier::test
