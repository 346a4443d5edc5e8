// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// Text in languages (domain.md, "Core ideas"): one part per language, one entity per narrative.
/// All of them have the same fields at the same positions.
namespace dossier::schema {

/// Typed keys of one narrative.
struct NarrativeFields {
    EntityType type{};
    Field<base::RecordId> parent;
    Field<OrderKey> order;
    Field<Code> language;
    Field<QString> text;                ///< what the team works on; internal
    Field<QString> cleared_text;        ///< the version that was cleared; only this is ever released
    Field<base::Instant> cleared_at;
    Field<base::RecordId> cleared_by;
    Field<base::RecordId> translation_of;   ///< the sibling it translates; absent = an original
    Field<Code> state;
};

/// Typed keys of the narrative with number `entity`, whose parent has the key `parentKey`.
[[nodiscard]] constexpr NarrativeFields narrativeFields(std::uint16_t entity, const char *parentKey)
{
    const auto id = [entity](int position) { return FieldId(std::uint16_t(100 * entity + position)); };
    return {EntityType(entity),
            {id(1), parentKey},
            {id(2), "order"},
            {id(3), "language"},
            {id(4), "text"},
            {id(5), "cleared_text"},
            {id(6), "cleared_at"},
            {id(7), "cleared_by"},
            {id(8), "translation_of"},
            {id(9), "state"}};
}

/// Declares a narrative; `label` is the glossary key of what the text is ("field.case.summary").
[[nodiscard]] EntitySpec narrativeEntity(const NarrativeFields &fields, QByteArray key, EntityType parent,
                                         QByteArray parentLabel, QByteArray label);

/// The narratives of this release; absent for any other entity.
[[nodiscard]] std::optional<NarrativeFields> narrativeFieldsOf(EntityType type);

namespace person_biography {
inline constexpr NarrativeFields fields = narrativeFields(5, "person");
inline constexpr EntityType kType = fields.type;
} // namespace person_biography

namespace joint_case_description {
inline constexpr NarrativeFields fields = narrativeFields(7, "joint_case");
inline constexpr EntityType kType = fields.type;
} // namespace joint_case_description

namespace case_summary {
inline constexpr NarrativeFields fields = narrativeFields(9, "case");
inline constexpr EntityType kType = fields.type;
} // namespace case_summary

namespace case_background {
inline constexpr NarrativeFields fields = narrativeFields(10, "case");
inline constexpr EntityType kType = fields.type;
} // namespace case_background

namespace case_circumstances {
inline constexpr NarrativeFields fields = narrativeFields(11, "case");
inline constexpr EntityType kType = fields.type;
} // namespace case_circumstances

namespace event_text {
inline constexpr NarrativeFields fields = narrativeFields(34, "event");
inline constexpr EntityType kType = fields.type;
} // namespace event_text

} // namespace dossier::schema
