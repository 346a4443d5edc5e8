// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/zone_place.h"

#include <unicode/udat.h>

#include <array>
#include <memory>

namespace dossier::reports {

QString placeOfZone(const QString &zone, const QString &language)
{
    if (!zone.contains(u'/') || zone.startsWith(u"Etc/"))
        return zone;
    constexpr UChar kCity[] = u"VVV";
    const auto characters = [](const QString &text) { return reinterpret_cast<const UChar *>(text.utf16()); };
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<void *, decltype(&udat_close)> format(
        udat_open(UDAT_PATTERN, UDAT_PATTERN, language.toLatin1().constData(), characters(zone), int(zone.size()), kCity, -1, &status),
        &udat_close);
    std::array<UChar, 128> city{};
    const int length = udat_format(format.get(), 0, city.data(), int(city.size()), nullptr, &status);
    return U_SUCCESS(status) && length > 0 ? QString::fromUtf16(city.data(), length) : zone;
}

} // namespace dossier::reports
