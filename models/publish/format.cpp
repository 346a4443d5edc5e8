// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/format.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::publish {

namespace {

constexpr std::array<QStringView, 4> kKeys{u"pdf", u"csv", u"json", u"xlsx"};   // in the order of the enumeration

} // namespace

QString formatKey(Format format)
{
    return kKeys.at(std::to_underlying(format)).toString();
}

std::optional<Format> formatFromKey(QStringView key)
{
    const auto found = std::ranges::find(kKeys, key);
    return found == kKeys.end() ? std::nullopt : std::optional(Format(found - kKeys.begin()));
}

} // namespace dossier::publish
