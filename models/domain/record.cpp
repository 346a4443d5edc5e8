// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/record.h"

namespace dossier::domain {

const schema::Value &Record::value(schema::FieldId field) const
{
    static const schema::Value absent;
    const auto found = m_values.constFind(std::to_underlying(field));
    return found == m_values.constEnd() ? absent : *found;
}

schema::ValueList Record::members(schema::FieldId field) const
{
    return m_sets.value(std::to_underlying(field));
}

void Record::setValue(schema::FieldId field, schema::Value value)
{
    // An absent value leaves no entry, so that two records with the same content compare alike.
    if (schema::isAbsent(value))
        m_values.remove(std::to_underlying(field));
    else
        m_values.insert(std::to_underlying(field), std::move(value));
}

void Record::setMembers(schema::FieldId field, schema::ValueList members)
{
    if (members.isEmpty())
        m_sets.remove(std::to_underlying(field));
    else
        m_sets.insert(std::to_underlying(field), std::move(members));
}

} // namespace dossier::domain
