// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/consent_rules.h"

#include "domain/ratchet.h"
#include "schema/entities/consent_event.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace dossier::domain {

using base::Result;
using namespace Qt::StringLiterals;
namespace consent = schema::consent_event;
namespace endorsement = schema::endorsement;
namespace endorser = schema::endorser;

namespace {

const schema::FieldSpec &fieldOf(const Preparation &preparation, schema::FieldId id)
{
    return *preparation.registry().field(id);
}

base::PartialDate today(const Preparation &preparation)
{
    const base::Instant now = preparation.context().now;
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(now.utcMicroseconds / 1000, Qt::UTC);
    const QTimeZone zone(now.zone.toLatin1());
    return base::PartialDate::day(zone.isValid() ? utc.toTimeZone(zone).date() : utc.date());
}

/// Consent events of that endorsement that this Action creates.
Result<QList<Record>> newEvents(const Preparation &preparation, base::RecordId id)
{
    DOSSIER_ASSIGN(QList<Record> events, preparation.referringAfter(consent::kType, consent::endorsement.id, id));
    events.removeIf([&preparation](const Record &event) { return !preparation.creates(event.id()); });
    return events;
}

bool isKind(const Record &event, QStringView kind)
{
    const auto code = event.get(consent::kind);
    return code && code->term == kind;
}

bool hasEvidence(const Record &event)
{
    return !event.get(consent::evidence).value_or(QString()).trimmed().isEmpty();
}

ChangeSet eventFor(const Preparation &preparation, const Record &signature, const QString &kind)
{
    ChangeSet event = createOf(consent::kType, base::newRecordId(preparation.context().random));
    event.set(consent::endorsement, signature.id());
    event.set(consent::kind, schema::Code{kind});
    event.set(consent::visibility.id, signature.value(endorsement::visibility.id));
    event.set(consent::text_version.id, signature.value(endorsement::version.id));
    if (!preparation.action().actor.isNull())
        event.set(consent::recorded_by, preparation.action().actor);
    std::erase_if(event.fields, [](const FieldChange &change) { return schema::isAbsent(change.after); });
    return event;
}

Result<void> recordSignature(Preparation &preparation, base::RecordId id)
{
    DOSSIER_ASSIGN(const std::optional<Record> before, preparation.after(id));
    if (schema::isAbsent(before->value(endorsement::visibility.id)))
        DOSSIER_TRY(preparation.set(id, endorsement::visibility.id, schema::Code{u"never"_s}));
    DOSSIER_ASSIGN(const QList<Record> events, newEvents(preparation, id));
    DOSSIER_ASSIGN(const std::optional<Record> signature, preparation.after(id));
    if (std::ranges::none_of(events, [](const Record &event) { return isKind(event, u"given"); })) {
        ChangeSet event = eventFor(preparation, *signature, u"given"_s);
        if (const auto channel = signature->get(endorsement::channel))
            event.set(consent::channel, *channel);
        event.set(consent::date, signature->get(endorsement::received).value_or(today(preparation)));
        preparation.add(std::move(event));
    }
    const auto withdrawn = signature->get(endorsement::withdrawn_at);
    if (withdrawn && std::ranges::none_of(events, [](const Record &event) { return isKind(event, u"withdrawn"); })) {
        ChangeSet event = eventFor(preparation, *signature, u"withdrawn"_s);
        event.set(consent::date, *withdrawn);
        preparation.add(std::move(event));
    }
    return {};
}

Result<void> recordNarrowing(Preparation &preparation, base::RecordId id, const QString &kind)
{
    DOSSIER_ASSIGN(const QList<Record> events, newEvents(preparation, id));
    if (std::ranges::any_of(events, [&kind](const Record &event) { return isKind(event, kind); }))
        return {};
    DOSSIER_ASSIGN(const std::optional<Record> signature, preparation.after(id));
    if (!signature)
        return {};
    ChangeSet event = eventFor(preparation, *signature, kind);
    event.set(consent::date, signature->get(endorsement::withdrawn_at).value_or(today(preparation)));
    if (kind != u"withdrawn")
        event.set(consent::date, today(preparation));
    preparation.add(std::move(event));
    return {};
}

bool tightens(const Preparation &preparation, const ChangeSet &changes, schema::FieldId field)
{
    const FieldChange *change = changes.change(field);
    return change && movement(fieldOf(preparation, field), change->before, change->after) == Movement::Tightens;
}

Result<void> followEndorser(Preparation &preparation, base::RecordId id)
{
    DOSSIER_ASSIGN(const QList<Record> signatures,
                   preparation.referringAfter(endorsement::kType, endorsement::endorser.id, id));
    for (const Record &signature : signatures) {
        if (!preparation.creates(signature.id()))
            DOSSIER_TRY(recordNarrowing(preparation, signature.id(), u"narrowed"_s));
    }
    return {};
}

/// A decision that is written down takes effect: staff need not remember to change two records.
Result<void> applyEvent(Preparation &preparation, const ChangeSet &changes)
{
    const Record event = applied(Record(changes.entity, changes.id), changes);
    const auto id = event.get(consent::endorsement);
    if (!id)
        return {};   // checkRequired says so
    DOSSIER_ASSIGN(const std::optional<Record> signature, preparation.after(*id));
    if (!signature || signature->isDeleted())
        return {};   // checkReferences says so
    const bool takenBack = isKind(event, u"withdrawn") || isKind(event, u"refused");
    if (takenBack && !signature->get(endorsement::withdrawn_at)) {
        const base::PartialDate date = event.get(consent::date).value_or(today(preparation));
        DOSSIER_TRY(preparation.set(*id, endorsement::withdrawn_at.id, date));
    }
    const schema::FieldSpec &visibility = fieldOf(preparation, endorsement::visibility.id);
    const schema::Value &agreed = event.value(consent::visibility.id);
    const schema::Value &held = signature->value(endorsement::visibility.id);
    if (schema::isAbsent(agreed))
        return {};
    const Movement step = movement(visibility, held, agreed);
    // What the same Action says of the visibility itself stands, and was measured against this event.
    const ChangeSet *own = preparation.changesOf(*id);
    const bool said = own && own->change(endorsement::visibility.id);
    const bool widens = isKind(event, u"widened") && hasEvidence(event) && preparation.isDecision() && !said;
    if ((isKind(event, u"narrowed") && step == Movement::Tightens) || (widens && step == Movement::Loosens))
        DOSSIER_TRY(preparation.set(*id, endorsement::visibility.id, agreed));
    return {};
}

Result<void> completeOne(Preparation &preparation, const ChangeSet &changes)
{
    const bool created = changes.kind == ChangeKind::Create;
    if (changes.entity == consent::kType && created)
        return applyEvent(preparation, changes);
    if (changes.entity == endorsement::kType && created)
        return recordSignature(preparation, changes.id);
    if (changes.entity == endorsement::kType && tightens(preparation, changes, endorsement::withdrawn_at.id))
        return recordNarrowing(preparation, changes.id, u"withdrawn"_s);
    if (changes.entity == endorsement::kType && tightens(preparation, changes, endorsement::visibility.id))
        return recordNarrowing(preparation, changes.id, u"narrowed"_s);
    if (changes.entity == endorser::kType && tightens(preparation, changes, endorser::do_not_publish.id))
        return followEndorser(preparation, changes.id);
    return {};
}

} // namespace

Result<bool> isWidenedBy(const Preparation &preparation, base::RecordId id, const FieldChange &change)
{
    DOSSIER_ASSIGN(const QList<Record> events, newEvents(preparation, id));
    return std::ranges::any_of(events, [&](const Record &event) {
        if (!isKind(event, u"widened") || !hasEvidence(event))
            return false;
        const schema::Value &agreed = event.value(consent::visibility.id);
        if (change.field != endorsement::visibility.id || schema::isAbsent(agreed))
            return true;
        // What is asked for must not go beyond what she agreed to.
        return movement(fieldOf(preparation, endorsement::visibility.id), agreed, change.after) != Movement::Loosens;
    });
}

Result<void> completeConsent(Preparation &preparation)
{
    // Merged feeds bring their own events, and what is undone has its own.
    if (preparation.action().origin == Origin::Merge)
        return {};
    for (std::size_t i = 0; i < preparation.size(); ++i)
        DOSSIER_TRY(completeOne(preparation, preparation.at(i)));
    return {};
}

} // namespace dossier::domain
