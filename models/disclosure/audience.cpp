// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/audience.h"

#include <array>

namespace dossier::disclosure {

namespace {

constexpr std::array<QStringView, 4> kKeys{u"public", u"partner", u"internal", u"restricted"};

} // namespace

std::optional<Audience> audienceFromKey(QStringView key)
{
    const auto found = std::ranges::find(kKeys, key);
    if (found == kKeys.end())
        return std::nullopt;
    return Audience(found - kKeys.begin());
}

QString audienceKey(Audience audience)
{
    return kKeys.at(std::to_underlying(audience)).toString();
}

} // namespace dossier::disclosure
