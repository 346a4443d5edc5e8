// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/bidi.h"

#include <unicode/ubidi.h>

namespace dossier::reports {

using namespace Qt::StringLiterals;

Bidi::~Bidi()
{
    if (m_bidi)
        ubidi_close(m_bidi);
}

Result<std::vector<std::uint8_t>> Bidi::levels(QStringView text, bool rightToLeft)
{
    if (text.isEmpty())
        return std::vector<std::uint8_t>{};
    if (!m_bidi)
        m_bidi = ubidi_open();
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(m_bidi, text.utf16(), std::int32_t(text.size()), rightToLeft ? UBiDiLevel(1) : UBiDiLevel(0), nullptr, &status);
    const UBiDiLevel *found = ubidi_getLevels(m_bidi, &status);
    if (U_FAILURE(status) || !found)
        return base::fail(base::ErrorCode::OutOfMemory, u"bidi: "_s + QLatin1StringView(u_errorName(status)));
    return std::vector<std::uint8_t>(found, found + text.size());
}

std::vector<int> Bidi::visualOrder(std::span<const std::uint8_t> levels)
{
    std::vector<int> order(levels.size());
    ubidi_reorderVisual(levels.data(), std::int32_t(levels.size()), order.data());
    return order;
}

bool Bidi::startsRightToLeft(QStringView text, bool fallback)
{
    switch (ubidi_getBaseDirection(text.utf16(), std::int32_t(text.size()))) {
    case UBIDI_LTR: return false;
    case UBIDI_RTL: return true;
    default: return fallback;
    }
}

} // namespace dossier::reports
