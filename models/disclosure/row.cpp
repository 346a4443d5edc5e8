// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/row.h"

namespace dossier::disclosure {

Audience capFromGate(const schema::Value &audience)
{
    if (schema::isAbsent(audience))
        return Audience::Public;
    const auto *code = std::get_if<schema::Code>(&audience);
    return code ? audienceFromKey(code->term).value_or(Audience::Restricted) : Audience::Restricted;
}

} // namespace dossier::disclosure
