// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/date_words.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace dossier::base {

/// A piece of a typed date.
struct DateToken {
    enum class Kind : std::uint8_t {
        Number,    ///< digits alone: numbers[0]
        Numeric,   ///< "20.01.1997", "2024-03", "5.05": `count` numbers with `symbol` between them
        Word,      ///< `word`, absent where it is not in the tables
        Symbol,    ///< one character
        Range      ///< "..", "…" or a dash
    };

    Kind kind = Kind::Symbol;
    std::array<int, 3> numbers{};
    std::array<int, 3> digits{};      ///< how many digits each number was typed with
    int count = 0;
    char16_t symbol = 0;
    std::optional<DateWord> word;
    QString text;                     ///< of a word, folded
    int place = 1;                    ///< which of the words between spaces it stands in, from 1
    bool isGlued = false;             ///< no space before it
    bool isDash = false;              ///< of a Range: a dash, which leaves no end open

    [[nodiscard]] bool is(DateRole role) const { return word && word->role == role; }
    [[nodiscard]] bool isSymbol(char16_t c) const { return kind == Kind::Symbol && symbol == c; }
};

/// `text` as foldDateText gives it. Never fails: what is not understood becomes a word without
/// a meaning or a symbol, which the reader then names.
[[nodiscard]] std::vector<DateToken> dateTokens(const QString &text, DateLanguage language);

} // namespace dossier::base
