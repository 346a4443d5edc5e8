// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/glyph_codes.h"

namespace dossier::reports {

using namespace Qt::StringLiterals;

Result<std::uint16_t> GlyphCodes::append(std::uint16_t glyph, QStringView text, std::int32_t advance)
{
    if (m_entries.size() >= 0xFFFE)
        return base::fail(base::ErrorCode::InvalidArgument, u"more glyphs than one font can number"_s);
    m_entries.push_back({glyph, advance, text.toString()});
    return std::uint16_t(m_entries.size());
}

Result<std::uint16_t> GlyphCodes::code(std::uint16_t glyph, QStringView text, std::int32_t advance)
{
    if (text.size() == 1) {
        const std::uint32_t key = (std::uint32_t(glyph) << 16) | text.front().unicode();
        if (const auto known = m_single.find(key); known != m_single.end())
            return known->second;
        DOSSIER_ASSIGN(const std::uint16_t fresh, append(glyph, text, advance));
        m_single.emplace(key, fresh);
        return fresh;
    }
    const std::pair key(glyph, text.toString());
    if (const auto known = m_longer.constFind(key); known != m_longer.constEnd())
        return *known;
    DOSSIER_ASSIGN(const std::uint16_t fresh, append(glyph, text, advance));
    m_longer.insert(key, fresh);
    return fresh;
}

} // namespace dossier::reports
