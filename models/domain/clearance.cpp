// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/clearance.h"

#include "schema/entities/case.h"
#include "schema/entities/event.h"
#include "schema/entities/narrative.h"
#include "schema/entities/person.h"

#include <QSet>

#include <algorithm>

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace event = schema::event;

namespace {

bool isReleasable(const schema::Value &publication)
{
    const auto *code = std::get_if<schema::Code>(&publication);
    return code && (code->term == u"cleared" || code->term == u"embargoed");
}

class TextClearer
{
public:
    explicit TextClearer(Preparation &preparation) : m_preparation(preparation) {}

    [[nodiscard]] Result<void> clearCase(base::RecordId id)
    {
        DOSSIER_ASSIGN(const std::optional<Record> record, m_preparation.after(id));
        if (!record)
            return base::fail(ErrorCode::NotFound, u"case"_s);
        for (const schema::NarrativeFields &narrative :
             {schema::case_summary::fields, schema::case_background::fields, schema::case_circumstances::fields})
            DOSSIER_TRY(clearTextsOf(id, narrative));
        if (const auto person = record->get(case_::person))
            DOSSIER_TRY(clearTextsOf(*person, schema::person_biography::fields));
        DOSSIER_ASSIGN(const QList<Record> events,
                       m_preparation.referringAfter(event::kType, event::case_.id, id));
        for (const Record &happened : events)
            DOSSIER_TRY(clearTextsOf(happened.id(), schema::event_text::fields));
        return {};
    }

private:
    [[nodiscard]] Result<void> clearTextsOf(base::RecordId parent, const schema::NarrativeFields &fields)
    {
        // Several cleared cases may share a person or an event.
        const std::pair key(std::to_underlying(fields.type), parent);
        if (m_done.contains(key))
            return {};
        m_done.insert(key);
        DOSSIER_ASSIGN(const QList<Record> texts,
                       m_preparation.referringAfter(fields.type, fields.parent.id, parent));
        for (const Record &text : texts) {
            if (!isApproved(text.id(), fields))
                continue;
            DOSSIER_TRY(m_preparation.set(text.id(), fields.cleared_text.id, text.value(fields.text.id)));
            DOSSIER_TRY(m_preparation.set(text.id(), fields.cleared_at.id, m_preparation.context().now));
            if (!m_preparation.action().actor.isNull())
                DOSSIER_TRY(m_preparation.set(text.id(), fields.cleared_by.id, m_preparation.action().actor));
        }
        return {};
    }

    /// Whoever imports a list has read the list, not what colleagues wrote here meanwhile.
    [[nodiscard]] bool isApproved(base::RecordId text, const schema::NarrativeFields &fields) const
    {
        if (m_preparation.action().origin != Origin::Import)
            return true;
        const ChangeSet *changes = m_preparation.changesOf(text);
        return changes && changes->change(fields.text.id);
    }

    Preparation &m_preparation;
    QSet<std::pair<std::uint16_t, base::RecordId>> m_done;
};

/// Cases with which a text would be published.
Result<QList<Record>> casesOf(const Preparation &preparation, const schema::NarrativeFields &fields,
                              base::RecordId parent)
{
    if (fields.type == schema::person_biography::kType)
        return preparation.referringAfter(case_::kType, case_::person.id, parent);
    if (fields.type == schema::joint_case_description::kType)
        return preparation.referringAfter(case_::kType, case_::joint_case.id, parent);
    QList<base::RecordId> ids{parent};
    if (fields.type == schema::event_text::kType) {
        DOSSIER_ASSIGN(const std::optional<Record> happened, preparation.after(parent));
        ids = happened ? happened->get(event::case_) : QList<base::RecordId>();
    }
    QList<Record> out;
    for (const base::RecordId id : ids) {
        DOSSIER_ASSIGN(const std::optional<Record> record, preparation.after(id));
        if (record)
            out.append(*record);
    }
    return out;
}

Result<bool> wouldBePublished(const Preparation &preparation, const schema::NarrativeFields &fields,
                              base::RecordId textId)
{
    DOSSIER_ASSIGN(const std::optional<Record> text, preparation.after(textId));
    const auto parent = text ? text->get(fields.parent) : std::nullopt;
    if (!parent)
        return false;
    DOSSIER_ASSIGN(const QList<Record> cases, casesOf(preparation, fields, *parent));
    return std::ranges::any_of(cases, [](const Record &record) {
        return isReleasable(record.value(case_::publication.id));
    });
}

Result<void> checkText(const Preparation &preparation, const ChangeSet &changes,
                       const schema::NarrativeFields &fields)
{
    const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
    const schema::FieldSpec *cleared = entity.field(fields.cleared_text.id);
    const bool touched = changes.change(fields.cleared_text.id) || changes.change(fields.cleared_at.id)
        || changes.change(fields.cleared_by.id);
    if (!touched)
        return {};
    if (preparation.action().origin != Origin::Undo && preparation.action().origin != Origin::Merge)
        return refuse(ErrorCode::RuleViolated, entity, cleared, "written by clearance only"_L1);
    if (schema::isAbsent(changes.after(fields.cleared_text.id)))
        return {};
    DOSSIER_ASSIGN(const bool published, wouldBePublished(preparation, fields, changes.id));
    if (published)
        return refuse(ErrorCode::WouldLoosen, entity, cleared, "would publish another version"_L1);
    return {};
}

} // namespace

Result<QList<base::RecordId>> casesToClear(const Preparation &preparation)
{
    QList<base::RecordId> out;
    for (std::size_t i = 0; preparation.isDecision() && i < preparation.size(); ++i) {
        const ChangeSet &changes = preparation.at(i);
        const schema::Value &publication = changes.after(case_::publication.id);
        if (changes.entity != case_::kType || !isReleasable(publication))
            continue;
        DOSSIER_ASSIGN(const std::optional<Record> stored, preparation.before(changes.id));
        // To embargo what is already out is a narrowing, and must not approve later edits on the way.
        const bool approves = publication == schema::Value(schema::Code{u"cleared"_s}) || !stored
            || !isReleasable(stored->value(case_::publication.id));
        if (approves)
            out.append(changes.id);
    }
    return out;
}

Result<void> clearTexts(Preparation &preparation, const QList<base::RecordId> &cases)
{
    TextClearer clearer(preparation);
    for (const base::RecordId id : cases)
        DOSSIER_TRY(clearer.clearCase(id));
    return {};
}

Result<void> checkClearedTexts(Preparation &preparation)
{
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        const ChangeSet &changes = preparation.at(i);
        const std::optional<schema::NarrativeFields> fields = schema::narrativeFieldsOf(changes.entity);
        if (fields)
            DOSSIER_TRY(checkText(preparation, changes, *fields));
    }
    return {};
}

} // namespace dossier::domain
