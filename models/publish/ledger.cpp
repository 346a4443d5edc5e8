// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/ledger.h"

#include "schema/entities/ledger_entry.h"

namespace dossier::publish {

using namespace Qt::StringLiterals;
namespace entry_ = schema::ledger_entry;

namespace {

/// Terms of vocabulary "report".
QString kindTerm(disclosure::ReportKind kind)
{
    return kind == disclosure::ReportKind::List ? u"list"_s : u"endorsements"_s;
}

QString formatName(Format format)
{
    switch (format) {
    case Format::Pdf: return u"pdf"_s;
    case Format::Csv: return u"csv"_s;
    case Format::Json: return u"json"_s;
    }
    return {};
}

/// Terms of vocabulary "compartment".
QString compartmentTerm(schema::Compartment compartment)
{
    switch (compartment) {
    case schema::Compartment::Endorsers: return u"endorsers"_s;
    case schema::Compartment::Sources: return u"sources"_s;
    case schema::Compartment::Defence: return u"defence"_s;
    case schema::Compartment::Main: break;
    }
    return u"main"_s;
}

} // namespace

Result<void> Ledger::apply(domain::ChangeSet changes, const QString &label)
{
    domain::Action action;
    action.id = base::newId<base::ActionTag>(m_store.context().random);
    action.label = label;
    action.actor = m_member;
    action.origin = domain::Origin::System;
    action.changes = {std::move(changes)};
    DOSSIER_TRY(m_store.apply(std::move(action)));
    return {};
}

Result<base::RecordId> Ledger::announce(const PublicationRequest &request, const Facts &facts)
{
    domain::ChangeSet row = domain::createOf(entry_::kType, base::newRecordId(m_store.context().random));
    row.set(entry_::kind, schema::Code{kindTerm(request.kind)});
    row.set(entry_::audience, schema::Code{disclosure::audienceKey(request.audience)});
    row.set(entry_::as_of, base::PartialDate::day(request.asOf));
    row.set(entry_::language, schema::Code{request.language});
    row.set(entry_::format, formatName(request.format));
    row.set(entry_::hash, facts.sha256);
    if (!request.recipient.isEmpty())
        row.set(entry_::recipient, request.recipient);
    row.set(entry_::approver, m_member);
    row.set(entry_::withheld, std::int64_t(facts.withheld));
    row.set(entry_::state, schema::Code{u"announced"_s});
    QSet<base::RecordId> named;
    for (const base::RecordId &person : facts.named) {
        if (!named.contains(person))
            row.add(entry_::persons_named, person);
        named.insert(person);
    }
    for (const schema::Compartment compartment : facts.unchecked)
        row.add(entry_::unchecked, schema::Code{compartmentTerm(compartment)});
    const base::RecordId id = row.id;
    DOSSIER_TRY(apply(std::move(row), u"release"_s));
    return id;
}

Result<void> Ledger::finish(base::RecordId entry, End end)
{
    DOSSIER_ASSIGN(const domain::Record record, m_store.record(entry));
    domain::ChangeSet change = domain::updateOf(record);
    change.set(entry_::state.id, schema::Code{end == End::Done ? u"done"_s : u"failed"_s}, record.value(entry_::state.id));
    return apply(std::move(change), u"release"_s);
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
