// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "disclosure/allow_list.h"

#include <QStringList>

namespace dossier::disclosure {

/// Which records with which fields are asked for, and that this may be asked at all. Colleagues may have
/// any entity of the main store but its members; partners and the public those whose records the list of
/// prisoners prints, since for no other has a release been decided (as for hearings). Endorsers leave
/// on their sheet only, under the consent each of them gave. Who of the team did something is in no release.
class RecordChoice
{
public:
    /// `keys` in the order of the columns; none: every field that may leave. Errors, each with the key of
    /// what it is about: Refused (an entity or a field that is not for this reader), UnknownField (no
    /// such field), InvalidArgument (a field twice, or one that is a list of records of its own).
    [[nodiscard]] static base::Result<RecordChoice> make(const schema::Registry &registry, schema::EntityType entity,
                                                         const QStringList &keys, Audience reader);

    [[nodiscard]] schema::EntityType entity() const { return m_entity; }
    [[nodiscard]] const QList<schema::FieldId> &fields() const { return m_fields; }
    /// All that is read for them: the fields, the links that a decision follows, the names of what they point to.
    [[nodiscard]] AllowList allowList(const schema::Registry &registry) const;

    /// Links by which a record is no more open than what it belongs to, nor longer alive.
    [[nodiscard]] static QList<schema::FieldId> bindingLinks(const schema::EntitySpec &entity);
    /// The text by which others refer to a record of that entity; absent where it has none, and for
    /// persons and organisations, whose names are records of their own.
    [[nodiscard]] static std::optional<schema::FieldId> titleOf(const schema::EntitySpec &entity);

private:
    RecordChoice(schema::EntityType entity, Audience reader) : m_entity(entity), m_reader(reader) {}

    schema::EntityType m_entity;
    Audience m_reader;
    QList<schema::FieldId> m_fields;
};

} // namespace dossier::disclosure
