// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_rules.h"

#include "schema/entities/case.h"

#include <QSet>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;

namespace {

QString referenceOf(qint64 number)
{
    return u"C-%1"_s.arg(number, 4, 10, QLatin1Char('0'));
}

/// Finds free references with look-ups alone: doubling, then halving, and from there upwards.
class References
{
public:
    explicit References(const Preparation &preparation) : m_preparation(preparation) {}

    [[nodiscard]] Result<bool> isTaken(const QString &reference) const
    {
        if (m_given.contains(reference))
            return true;
        DOSSIER_ASSIGN(const std::optional<base::RecordId> holder,
                       m_preparation.context().records.holder(case_::reference.id, reference));
        if (!holder)
            return false;
        // Its holder may give it up in this very Action.
        const ChangeSet *changes = m_preparation.changesOf(*holder);
        return !changes || !changes->change(case_::reference.id);
    }

    void give(const QString &reference) { m_given.insert(reference); }

    [[nodiscard]] Result<QString> next()
    {
        if (m_next == 0)
            DOSSIER_TRY(findFirst());
        for (;; ++m_next) {
            DOSSIER_ASSIGN(const bool taken, isTaken(referenceOf(m_next)));
            if (!taken)
                break;
        }
        const QString reference = referenceOf(m_next++);
        give(reference);
        return reference;
    }

private:
    [[nodiscard]] Result<void> findFirst()
    {
        qint64 free = 1;
        qint64 taken = 0;
        for (;; free *= 2) {
            DOSSIER_ASSIGN(const bool held, isTaken(referenceOf(free)));
            if (!held)
                break;
            taken = free;
        }
        while (free - taken > 1) {
            const qint64 middle = taken + (free - taken) / 2;
            DOSSIER_ASSIGN(const bool held, isTaken(referenceOf(middle)));
            (held ? taken : free) = middle;
        }
        m_next = free;
        return {};
    }

    const Preparation &m_preparation;
    QSet<QString> m_given;
    qint64 m_next = 0;   ///< 0: not looked for yet
};

} // namespace

Result<void> completeCases(Preparation &preparation)
{
    // Two laptops may have given one reference twice; a merge shows it, and a person decides.
    if (preparation.action().origin == Origin::Merge)
        return {};
    References references(preparation);
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        const ChangeSet &changes = preparation.at(i);
        const auto *typed = std::get_if<QString>(&changes.after(case_::reference.id));
        if (changes.entity != case_::kType || !typed)
            continue;
        DOSSIER_ASSIGN(const bool taken, references.isTaken(*typed));
        if (taken) {
            const schema::EntitySpec &entity = *preparation.registry().entity(case_::kType);
            return refuse(ErrorCode::RuleViolated, entity, entity.field(case_::reference.id), "taken"_L1);
        }
        references.give(*typed);
    }
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        ChangeSet &changes = preparation.at(i);
        if (changes.entity != case_::kType || changes.kind != ChangeKind::Create)
            continue;
        if (schema::isAbsent(changes.after(case_::reference.id))) {
            DOSSIER_ASSIGN(QString reference, references.next());
            changes.set(case_::reference, std::move(reference));
        }
        if (schema::isAbsent(changes.after(case_::publication.id)))
            changes.set(case_::publication, schema::Code{u"draft"_s});
    }
    return {};
}

} // namespace dossier::domain
