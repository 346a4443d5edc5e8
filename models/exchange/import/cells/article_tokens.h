// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <cstdint>

namespace dossier::exchange {

/// A piece of a cell of articles.
struct ArticleToken {
    enum class Kind : std::uint8_t {
        Number,    ///< "206.3.2", "193-1.3.1": text
        Year,      ///< of a code: text
        Code,      ///< text: term of `law_code`
        Article,   ///< "Article", "ст.", "maddə"
        Part,      ///< "Part", "ч."
        Point,     ///< "п.", "bənd"
        Letter,    ///< a point's: text
        Separator, ///< comma, "and"
        Break,     ///< semicolon, line break: what follows is no part of the article before
        Slash, Open, Close,
        Filler,    ///< "of", the name of a country: adds nothing
        Unknown
    };
    Kind kind = Kind::Unknown;
    QString text;
};

/// Small letters, ASCII digits. Ends with an Unknown at the first thing that belongs to no article.
[[nodiscard]] QList<ArticleToken> articleTokens(const QString &cell);

} // namespace dossier::exchange
