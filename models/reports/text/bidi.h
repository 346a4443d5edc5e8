// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QStringView>

#include <cstdint>
#include <span>
#include <vector>

struct UBiDi;

namespace dossier::reports {

using base::Result;

/// The Unicode bidirectional algorithm (UAX 9) of ICU, kept open between paragraphs.
class Bidi
{
public:
    Bidi() = default;
    ~Bidi();
    Bidi(const Bidi &) = delete;
    Bidi &operator=(const Bidi &) = delete;

    /// Embedding level of every UTF-16 unit; line ends inside are paragraph ends of the same base.
    [[nodiscard]] Result<std::vector<std::uint8_t>> levels(QStringView text, bool rightToLeft);
    /// Indices of the pieces of one line from left to right.
    [[nodiscard]] static std::vector<int> visualOrder(std::span<const std::uint8_t> levels);
    /// Direction of the first strong character; `fallback` where there is none.
    [[nodiscard]] static bool startsRightToLeft(QStringView text, bool fallback);

private:
    UBiDi *m_bidi = nullptr;
};

} // namespace dossier::reports
