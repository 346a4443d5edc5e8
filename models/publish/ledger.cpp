// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/ledger.h"

#include "schema/entities/ledger_entry.h"
#include "schema/keys.h"

#include <QSet>

namespace dossier::publish {

using namespace Qt::StringLiterals;
namespace entry_ = schema::ledger_entry;

namespace {

constexpr qsizetype kNamedPerEntry = 4000;   // models/FORMAT.md: 4096 operations in a change

/// Terms of vocabulary "report".
QString kindTerm(disclosure::ReportKind kind)
{
    switch (kind) {
    case disclosure::ReportKind::List: return u"list"_s;
    case disclosure::ReportKind::EndorsementSheet: return u"endorsements"_s;
    case disclosure::ReportKind::Hearing: return u"hearing"_s;
    case disclosure::ReportKind::Records: break;
    }
    return u"records"_s;
}

} // namespace

Result<void> Ledger::apply(std::vector<domain::ChangeSet> changes)
{
    domain::Action action;
    action.id = base::newId<base::ActionTag>(m_store.context().random);
    action.label = u"release"_s;
    action.actor = m_member;
    action.origin = domain::Origin::System;
    action.changes = std::move(changes);
    DOSSIER_TRY(m_store.apply(std::move(action)));
    return {};
}

/// Everything but who is named and how many are not.
domain::ChangeSet Ledger::entryFor(const PublicationRequest &request, const Facts &facts) const
{
    domain::ChangeSet entry = domain::createOf(entry_::kType, base::newRecordId(m_store.context().random));
    entry.set(entry_::kind, schema::Code{kindTerm(request.kind)});
    entry.set(entry_::audience, schema::Code{disclosure::audienceKey(request.audience)});
    entry.set(entry_::as_of, base::PartialDate::day(request.asOf));
    entry.set(entry_::language, schema::Code{request.language});
    entry.set(entry_::format, formatKey(request.format));
    entry.set(entry_::hash, facts.sha256);
    if (!request.recipient.isEmpty())
        entry.set(entry_::recipient, request.recipient);
    entry.set(entry_::approver, m_member);
    entry.set(entry_::state, schema::Code{u"announced"_s});
    for (const schema::Compartment compartment : facts.unchecked)
        entry.add(entry_::unchecked, schema::Code{schema::compartmentKey(compartment)});
    return entry;
}

Result<QList<base::RecordId>> Ledger::announce(const PublicationRequest &request, const Facts &facts)
{
    std::vector<domain::ChangeSet> entries{entryFor(request, facts)};
    entries.front().set(entry_::withheld, std::int64_t(facts.withheld));
    QSet<base::RecordId> named;
    for (const base::RecordId &person : facts.named) {
        if (named.contains(person))
            continue;
        if (!named.isEmpty() && named.size() % kNamedPerEntry == 0)
            entries.push_back(entryFor(request, facts));
        entries.back().add(entry_::persons_named, person);
        named.insert(person);
    }
    QList<base::RecordId> ids;
    for (const domain::ChangeSet &entry : entries)
        ids.append(entry.id);
    DOSSIER_TRY(apply(std::move(entries)));
    return ids;
}

Result<void> Ledger::finish(const QList<base::RecordId> &entries, End end)
{
    std::vector<domain::ChangeSet> changes;
    for (const base::RecordId &entry : entries) {
        DOSSIER_ASSIGN(const domain::Record record, m_store.record(entry));
        domain::ChangeSet change = domain::updateOf(record);
        change.set(entry_::state.id, schema::Code{end == End::Done ? u"done"_s : u"failed"_s}, record.value(entry_::state.id));
        changes.push_back(std::move(change));
    }
    return apply(std::move(changes));
}

Result<std::int64_t> Ledger::unfinished() const
{
    store::Query query;
    query.entity = entry_::kType;
    query.conditions.push_back({.field = entry_::state.id, .op = store::Condition::Operator::Equals,
                                .value = schema::Code{u"announced"_s}, .negated = false});
    return m_store.count(query);
}

} // namespace dossier::publish
