// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ratchet.h"

#include "domain/consent_rules.h"
#include "schema/entities/case.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/observation.h"
#include "schema/entities/participation.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

using Rank = std::optional<std::int64_t>;

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

/// Terms of a vocabulary from the least to the most protective; `absent` is the rank of no value.
struct TermOrder {
    QByteArrayView vocabulary;
    std::array<QStringView, 6> terms;
    std::int64_t absent;
};

constexpr std::array kTermOrders{
    // An embargoed case goes out by itself one day, a draft never does.
    TermOrder{"publication", {u"cleared", u"embargoed", u"draft", u"withdrawn"}, 2},
    TermOrder{"visibility", {u"public", u"initials", u"withheld", u"organisation", u"count", u"never"}, 5},
    TermOrder{"audience", {u"public", u"partner", u"internal", u"restricted"}, 0},
    // Without a rule of its own a participation is under that of its role, which for unknown
    // roles is consent.
    TermOrder{"naming", {u"public_office", u"ask_once", u"court_act", u"internal", u"consent", u"never"}, 4},
};

Rank rankOfTerm(const schema::FieldSpec &field, const schema::Value &value)
{
    const auto *code = std::get_if<schema::Code>(&value);
    if (field.vocabulary == "naming_basis")
        return !code || code->term == u"none" ? 1 : 0;
    const auto order = std::ranges::find(kTermOrders, QByteArrayView(field.vocabulary), &TermOrder::vocabulary);
    if (order == kTermOrders.end())
        return std::nullopt;
    if (!code)
        return order->absent;
    const auto term = std::ranges::find(order->terms, QStringView(code->term));
    if (code->term.isEmpty() || term == order->terms.end())
        return std::nullopt;
    return term - order->terms.begin();
}

Rank rankOfAnswer(schema::FieldId field, const schema::Value &value)
{
    const auto *answer = std::get_if<schema::Answer>(&value);
    // "Do not publish" protects by yes, "may be named" by no; not known lies between.
    if (field == schema::endorser::do_not_publish.id)
        return !answer || *answer == schema::Answer::No ? 0 : *answer == schema::Answer::Yes ? 2 : 1;
    if (field == schema::participation::named_publicly.id || field == schema::observation::named_by_release.id)
        return !answer || *answer == schema::Answer::Unknown ? 1 : *answer == schema::Answer::No ? 2 : 0;
    return std::nullopt;
}

Rank rankOfDate(schema::FieldId field, const schema::Value &value)
{
    const auto *date = std::get_if<base::PartialDate>(&value);
    if (field == schema::endorsement::withdrawn_at.id)
        return date ? 1 : 0;
    if (field != schema::case_::embargo_until.id)
        return std::nullopt;
    if (!date)
        return 0;
    // Until the last day it may mean; without one it never ends.
    return date->latest() ? date->latest()->toJulianDay() : kMost;
}

/// A loosened endorsement or endorser is justified by what the endorser herself decided now.
Result<bool> hasEvidence(const Preparation &preparation, const ChangeSet &changes, const FieldChange &change)
{
    if (changes.entity == schema::endorsement::kType)
        return isWidenedBy(preparation, changes.id, change);
    if (changes.entity != schema::endorser::kType)
        return false;
    DOSSIER_ASSIGN(const QList<Record> endorsements,
                   preparation.referringAfter(schema::endorsement::kType, schema::endorsement::endorser.id,
                                              changes.id));
    for (const Record &endorsement : endorsements) {
        DOSSIER_ASSIGN(const bool widened, isWidenedBy(preparation, endorsement.id(), change));
        if (widened)
            return true;
    }
    return false;
}

Result<bool> mayLoosen(const Preparation &preparation, const ChangeSet &changes, const FieldChange &change,
                       schema::Ratchet ratchet)
{
    if (!preparation.isDecision())
        return false;
    if (ratchet == schema::Ratchet::Decision)
        return true;
    return hasEvidence(preparation, changes, change);
}

/// Deleting what protects lifts the protection: an objection on record, or the narrowest of several
/// signatures of one endorser while others of hers remain. An endorser goes with all of it.
Result<bool> deletionLoosens(const Preparation &preparation, const ChangeSet &changes)
{
    namespace endorser = schema::endorser;
    namespace endorsement = schema::endorsement;
    DOSSIER_ASSIGN(const std::optional<Record> before, preparation.before(changes.id));
    if (!before)
        return false;
    if (changes.entity == endorser::kType)
        return before->get(endorser::do_not_publish) == schema::Answer::Yes;
    const auto signer = before->get(endorsement::endorser);
    if (changes.entity != endorsement::kType || !signer)
        return false;
    const ChangeSet *signersChanges = preparation.changesOf(*signer);
    if (signersChanges && signersChanges->kind == ChangeKind::Delete)
        return false;
    const schema::EntitySpec &entity = *preparation.registry().entity(endorsement::kType);
    const bool refusal = before->get(endorsement::withdrawn_at).has_value();
    // A signature that was just entered by mistake may be taken back; what she took back herself stays on record.
    if (refusal && preparation.isDecision())
        return true;
    DOSSIER_ASSIGN(const QList<Record> others, preparation.referringAfter(endorsement::kType, endorsement::endorser.id, *signer));
    return std::ranges::any_of(others, [&](const Record &other) {
        return std::ranges::any_of(entity.fields, [&](const schema::FieldSpec &field) {
            return field.isProtective() && movement(field, before->value(field.id), other.value(field.id)) == Movement::Loosens;
        });
    });
}

} // namespace

std::optional<std::int64_t> protectionOf(const schema::FieldSpec &field, const schema::Value &value)
{
    switch (field.kind) {
    case schema::Kind::Code:
        return rankOfTerm(field, value);
    case schema::Kind::YesNo:
        return rankOfAnswer(field.id, value);
    case schema::Kind::Date:
        return rankOfDate(field.id, value);
    default:
        return std::nullopt;
    }
}

Movement movement(const schema::FieldSpec &field, const schema::Value &before, const schema::Value &after)
{
    if (before == after)
        return Movement::Same;
    const Rank from = protectionOf(field, before);
    const Rank to = protectionOf(field, after);
    if (!from || !to || *to < *from)
        return Movement::Loosens;
    return *to == *from ? Movement::Same : Movement::Tightens;
}

Result<void> checkRatchet(Preparation &preparation)
{
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        const ChangeSet &changes = preparation.at(i);
        const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
        if (changes.kind == ChangeKind::Delete) {
            DOSSIER_ASSIGN(const bool loosens, deletionLoosens(preparation, changes));
            if (loosens)
                return refuse(ErrorCode::WouldLoosen, entity, nullptr, "what protects is not deleted"_L1);
        }
        if (changes.kind != ChangeKind::Update)
            continue;   // a new record says what was agreed when it was made
        for (const FieldChange &change : changes.fields) {
            const schema::FieldSpec *field = entity.field(change.field);
            if (!field->isProtective() || movement(*field, change.before, change.after) != Movement::Loosens)
                continue;
            DOSSIER_ASSIGN(const bool allowed, mayLoosen(preparation, changes, change, field->ratchet));
            if (!allowed)
                return refuse(ErrorCode::WouldLoosen, entity, field, "would loosen"_L1);
        }
    }
    return {};
}

} // namespace dossier::domain
