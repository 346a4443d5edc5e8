// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/observation_rules.h"

#include "schema/entities/note.h"
#include "schema/entities/observation.h"

#include <algorithm>
#include <array>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;
namespace note = schema::note;
namespace observation = schema::observation;

namespace {

QString stateOf(const Record &record)
{
    const auto code = record.get(observation::state);
    return code ? code->term : u"draft"_s;
}

bool isClosed(QStringView state)
{
    return state == u"signed_off" || state == u"addendum";
}

bool isStep(QStringView from, QStringView to)
{
    struct Step {
        QStringView from;
        QStringView to;
    };
    constexpr std::array kSteps{
        Step{u"draft", u"submitted"},      Step{u"submitted", u"returned"},  Step{u"submitted", u"signed_off"},
        Step{u"returned", u"submitted"},   Step{u"signed_off", u"addendum"}, Step{u"addendum", u"signed_off"},
    };
    return from == to || std::ranges::any_of(kSteps, [&](const Step &step) {
        return step.from == from && step.to == to;
    });
}

/// The state itself, and decisions about what is released, stay open.
bool staysOpen(const schema::FieldSpec &field)
{
    return field.id == observation::state.id || field.gate;
}

Result<void> checkUpdate(const Preparation &preparation, const ChangeSet &changes, const schema::EntitySpec &entity)
{
    DOSSIER_ASSIGN(const std::optional<Record> before, preparation.before(changes.id));
    DOSSIER_ASSIGN(const std::optional<Record> after, preparation.after(changes.id));
    const QString from = stateOf(*before);
    if (!isStep(from, stateOf(*after)))
        return refuse(ErrorCode::RuleViolated, entity, entity.field(observation::state.id), "no such step"_L1);
    if (!isClosed(from))
        return {};
    const auto isLocked = [&entity](const auto &change) { return !staysOpen(*entity.field(change.field)); };
    if (std::ranges::any_of(changes.fields, isLocked) || std::ranges::any_of(changes.sets, isLocked))
        return refuse(ErrorCode::RuleViolated, entity, nullptr, "signed off"_L1);
    return {};
}

Result<void> deleteWithLines(Preparation &preparation, base::RecordId id, const schema::EntitySpec &entity)
{
    DOSSIER_ASSIGN(const std::optional<Record> before, preparation.before(id));
    if (stateOf(*before) != u"draft")
        return refuse(ErrorCode::RuleViolated, entity, nullptr, "only a draft is deleted"_L1);
    DOSSIER_ASSIGN(const QList<Record> lines, preparation.referringAfter(note::kType, note::observation.id, id));
    for (const Record &line : lines) {
        if (!preparation.changesOf(line.id()))
            DOSSIER_TRY(preparation.deleteAlong(line));
    }
    return {};
}

Result<void> completeObservation(Preparation &preparation, ChangeSet &changes)
{
    const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
    switch (changes.kind) {
    case ChangeKind::Create:
        if (schema::isAbsent(changes.after(observation::state.id)))
            changes.set(observation::state, schema::Code{u"draft"_s});
        // Paper forms may come in finished, but nobody signs off what was not submitted.
        if (isClosed(stateOf(applied(Record(changes.entity, changes.id), changes))))
            return refuse(ErrorCode::RuleViolated, entity, entity.field(observation::state.id), "no such step"_L1);
        return {};
    case ChangeKind::Update:
        return checkUpdate(preparation, changes, entity);
    case ChangeKind::Delete:
        return deleteWithLines(preparation, changes.id, entity);
    case ChangeKind::Restore:
        break;
    }
    return {};
}

/// Numbers of new lines, looked up once per observation.
class LineNumbers
{
public:
    explicit LineNumbers(Preparation &preparation) : m_preparation(preparation) {}

    [[nodiscard]] Result<void> complete(ChangeSet &line, base::RecordId of, const schema::EntitySpec &entity)
    {
        if (!m_used.contains(of))
            DOSSIER_TRY(readUsed(of, line.id));
        Used &used = m_used[of];
        const auto *given = std::get_if<std::int64_t>(&line.after(note::number.id));
        if (given && (*given < 1 || used.numbers.contains(*given)))
            return refuse(ErrorCode::RuleViolated, entity, entity.field(note::number.id), "taken"_L1);
        const std::int64_t number = given ? *given : used.highest + 1;
        if (!given)
            line.set(note::number, number);
        used.numbers.insert(number);
        used.highest = std::max(used.highest, number);
        return {};
    }

private:
    struct Used {
        QSet<std::int64_t> numbers;
        std::int64_t highest = 0;
    };

    [[nodiscard]] Result<void> readUsed(base::RecordId of, base::RecordId first)
    {
        Used used;
        DOSSIER_ASSIGN(const QList<Record> lines,
                       m_preparation.referringAfter(note::kType, note::observation.id, of));
        for (const Record &line : lines) {
            // Lines of this Action are numbered in their turn.
            const auto number = line.get(note::number);
            if (!number || line.id() == first || m_preparation.creates(line.id()))
                continue;
            used.numbers.insert(*number);
            used.highest = std::max(used.highest, *number);
        }
        m_used.insert(of, std::move(used));
        return {};
    }

    Preparation &m_preparation;
    QHash<base::RecordId, Used> m_used;
};

/// Whether lines may still be added to, or changed in, the observation as it was and will be.
Result<void> checkOpen(const Preparation &preparation, base::RecordId of, bool adds,
                       const schema::EntitySpec &entity)
{
    DOSSIER_ASSIGN(const std::optional<Record> record, preparation.after(of));
    if (!record)
        return {};   // checkReferences says so
    const QString state = stateOf(*record);
    DOSSIER_ASSIGN(const std::optional<Record> before, preparation.before(of));
    const bool wasClosed = before && isClosed(stateOf(*before));
    const bool addendum = adds && (state == u"addendum" || (before && stateOf(*before) == u"addendum"));
    if ((isClosed(state) && wasClosed && !addendum))
        return refuse(ErrorCode::RuleViolated, entity, nullptr, "signed off"_L1);
    return {};
}

Result<void> checkCorrection(const Preparation &preparation, const ChangeSet &line, base::RecordId of,
                             const schema::EntitySpec &entity)
{
    const auto *corrected = std::get_if<base::RecordId>(&line.after(note::corrects.id));
    if (!corrected)
        return {};
    DOSSIER_ASSIGN(const std::optional<Record> record, preparation.after(*corrected));
    const bool same = record && record->get(note::observation) == of && *corrected != line.id;
    if (!same)
        return refuse(ErrorCode::RuleViolated, entity, entity.field(note::corrects.id), "another observation"_L1);
    return {};
}

Result<void> completeNote(Preparation &preparation, LineNumbers &numbers, ChangeSet &changes)
{
    const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
    DOSSIER_ASSIGN(const std::optional<Record> line, preparation.after(changes.id));
    const auto of = line ? line->get(note::observation) : std::nullopt;
    if (!of)
        return {};   // checkRequired says so
    const ChangeSet *owner = preparation.changesOf(*of);
    if (changes.kind == ChangeKind::Delete) {
        if (owner && owner->kind == ChangeKind::Delete)
            return {};
        const bool undo = preparation.action().origin == Origin::Undo;
        return refuse(undo ? ErrorCode::NotUndoable : ErrorCode::RuleViolated, entity, nullptr, "append-only"_L1);
    }
    if (changes.kind == ChangeKind::Restore)
        return {};
    DOSSIER_TRY(checkOpen(preparation, *of, changes.kind == ChangeKind::Create, entity));
    if (changes.kind != ChangeKind::Create)
        return {};
    if (schema::isAbsent(changes.after(note::typed_at.id)))
        changes.set(note::typed_at, preparation.context().now);
    DOSSIER_TRY(checkCorrection(preparation, changes, *of, entity));
    return numbers.complete(changes, *of, entity);
}

} // namespace

Result<void> completeObservations(Preparation &preparation)
{
    if (preparation.action().origin == Origin::Merge)
        return {};   // what two laptops did apart is shown as a conflict, not refused
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        if (preparation.at(i).entity == observation::kType)
            DOSSIER_TRY(completeObservation(preparation, preparation.at(i)));
    }
    return {};
}

Result<void> completeNotes(Preparation &preparation)
{
    if (preparation.action().origin == Origin::Merge)
        return {};
    LineNumbers numbers(preparation);
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        if (preparation.at(i).entity == note::kType)
            DOSSIER_TRY(completeNote(preparation, numbers, preparation.at(i)));
    }
    return {};
}

} // namespace dossier::domain
