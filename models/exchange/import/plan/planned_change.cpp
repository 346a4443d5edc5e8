// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/planned_change.h"

#include "schema/value_text.h"

namespace dossier::exchange {

QString plannedText(const schema::FieldSpec &field, const schema::Value &value, const schema::Vocabularies &vocabularies, const QString &language)
{
    // Places, courts and charges are told as the list prints them, not by the ids of what was made of them.
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    return schema::valueText(field, value, vocabularies, language);
}

} // namespace dossier::exchange
