// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/names.h"

#include "schema/entities/person_name.h"

#include <QStringList>

#include <algorithm>
#include <array>

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
    if (const auto script = scriptOf(text))
        changes.set(person_name::script, schema::Code{*script});
    return changes;
}

std::optional<QString> scriptOf(const QString &text)
{
    struct Row {
        QChar::Script script;
        QStringView term;
    };
    // Chinese characters alone do not tell which of its scripts they are of.
    constexpr std::array kRows{
        Row{QChar::Script_Latin, u"Latn"},    Row{QChar::Script_Cyrillic, u"Cyrl"},
        Row{QChar::Script_Arabic, u"Arab"},   Row{QChar::Script_Georgian, u"Geor"},
        Row{QChar::Script_Armenian, u"Armn"}, Row{QChar::Script_Hebrew, u"Hebr"},
        Row{QChar::Script_Greek, u"Grek"},    Row{QChar::Script_Devanagari, u"Deva"},
        Row{QChar::Script_Bengali, u"Beng"},  Row{QChar::Script_Thai, u"Thai"},
        Row{QChar::Script_Hangul, u"Kore"},
    };
    const QList<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        const auto row = std::ranges::find(kRows, QChar::script(character), &Row::script);
        if (QChar::isLetter(character) && row != kRows.end())
            return row->term.toString();
    }
    return std::nullopt;
}

} // namespace dossier::domain
