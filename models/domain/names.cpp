// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/names.h"

#include "schema/entities/person_name.h"
#include "schema/script.h"

#include <QStringList>

namespace dossier::domain {

using namespace Qt::StringLiterals;
namespace person_name = schema::person_name;

namespace {

QString joined(const NameParts &parts)
{
    QStringList words{parts.given, parts.patronymic, parts.surname};
    words.removeIf([](const QString &word) { return word.isEmpty(); });
    return words.join(u' ');
}

void setIfAny(ChangeSet &changes, schema::Field<QString> field, const QString &value)
{
    if (!value.isEmpty())
        changes.set(field, value);
}

} // namespace

ChangeSet addLegalName(base::RecordId person, const NameParts &parts, base::RecordId fresh)
{
    const QString text = parts.text.isEmpty() ? joined(parts) : parts.text;
    ChangeSet changes = createOf(person_name::kType, fresh);
    changes.set(person_name::person, person);
    changes.set(person_name::kind, schema::Code{u"legal"_s});
    setIfAny(changes, person_name::text, text);
    setIfAny(changes, person_name::given, parts.given);
    setIfAny(changes, person_name::patronymic, parts.patronymic);
    setIfAny(changes, person_name::surname, parts.surname);
    if (const auto script = schema::scriptOf(text))
        changes.set(person_name::script, schema::Code{*script});
    return changes;
}

} // namespace dossier::domain
