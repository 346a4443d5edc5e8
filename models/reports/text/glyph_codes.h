// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QString>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace dossier::reports {

using base::Result;

/// Numbers the pairs (glyph, text) that one document uses of one face, from 1 in order of first
/// use. A page file that shows glyphs by these numbers can say for each exactly which text it
/// stands for, even where one glyph stands for several ("fi", the forms of an Arabic letter).
class GlyphCodes
{
public:
    struct Entry {
        std::uint16_t glyph = 0;
        std::int32_t advance = 0;       ///< font units
        QString text;
    };

    /// Error InvalidArgument after 65,534 pairs.
    [[nodiscard]] Result<std::uint16_t> code(std::uint16_t glyph, QStringView text, std::int32_t advance);
    /// Entry of code n at n - 1.
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

private:
    [[nodiscard]] Result<std::uint16_t> append(std::uint16_t glyph, QStringView text, std::int32_t advance);

    std::vector<Entry> m_entries;
    std::unordered_map<std::uint32_t, std::uint16_t> m_single;   ///< glyph << 16 | UTF-16 unit
    QHash<std::pair<std::uint16_t, QString>, std::uint16_t> m_longer;
};

} // namespace dossier::reports
