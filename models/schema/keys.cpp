// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/keys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::schema {

namespace {

// In the order of the enumerations.
constexpr std::array<QStringView, 4> kAudiences{u"public", u"partner", u"internal", u"restricted"};
constexpr std::array<QStringView, 4> kCompartments{u"main", u"endorsers", u"sources", u"defence"};

template<typename T>
std::optional<T> fromKey(const std::array<QStringView, 4> &keys, QStringView key)
{
    const auto found = std::ranges::find(keys, key);
    return found == keys.end() ? std::nullopt : std::optional(T(found - keys.begin()));
}

} // namespace

QString audienceKey(Audience audience)
{
    return kAudiences.at(std::to_underlying(audience)).toString();
}

std::optional<Audience> audienceFromKey(QStringView key)
{
    return fromKey<Audience>(kAudiences, key);
}

QString compartmentKey(Compartment compartment)
{
    return kCompartments.at(std::to_underlying(compartment)).toString();
}

std::optional<Compartment> compartmentFromKey(QStringView key)
{
    return fromKey<Compartment>(kCompartments, key);
}

} // namespace dossier::schema
