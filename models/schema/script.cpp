// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/script.h"

#include <QList>

#include <algorithm>
#include <array>

namespace dossier::schema {

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

} // namespace dossier::schema
