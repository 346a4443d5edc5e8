// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/computed.h"

#include "schema/entities/person.h"

namespace dossier::domain {

namespace {

schema::Value birthYear(const Record &record)
{
    const auto born = record.get(schema::person::birth_date);
    const std::optional<int> year = born ? born->certainYear() : std::nullopt;
    return year ? schema::Value(std::int64_t(*year)) : schema::Value();
}

schema::Value computedValue(schema::FieldId field, const Record &record)
{
    if (field == schema::person::birth_year.id)
        return birthYear(record);
    return {};
}

} // namespace

std::vector<std::pair<schema::FieldId, schema::Value>> computedValues(const schema::EntitySpec &entity,
                                                                      const Record &record)
{
    std::vector<std::pair<schema::FieldId, schema::Value>> out;
    for (const schema::FieldSpec &field : entity.fields) {
        if (field.computed)
            out.emplace_back(field.id, computedValue(field.id, record));
    }
    return out;
}

} // namespace dossier::domain
