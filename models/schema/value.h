// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/partial_date.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdint>
#include <variant>

namespace dossier::schema {

/// A term of a vocabulary by its permanent key ("remand_order"), never by its label.
struct Code {
    QString term;
    friend bool operator==(const Code &, const Code &) = default;
};

/// Text with the language it is written in (BCP-47).
struct LanguageText {
    QString text;
    QString language;
    friend bool operator==(const LanguageText &, const LanguageText &) = default;
};

enum class Answer : std::uint8_t { No = 1, Yes = 2, Unknown = 3 };

/// A length of time as a court writes it: no conversion between its parts is ever made.
/// `printed` is the wording of the source. Life has no parts.
struct Duration {
    std::int32_t years = 0;
    std::int32_t months = 0;
    std::int32_t days = 0;
    bool life = false;
    QString printed;
    friend bool operator==(const Duration &, const Duration &) = default;
};

/// An article of a law. The same number means another crime in another version of the code,
/// so the version is part of it: {"az.cc", "2000", "206.3.2"}.
struct Article {
    QString code;
    QString version;
    QString path;
    friend bool operator==(const Article &, const Article &) = default;
};

/// Position among siblings: a fraction in base 62 ("V", "VV"), compared byte by byte, so that a
/// sibling can always be put between two others without touching them.
struct OrderKey {
    QByteArray key;
    friend bool operator==(const OrderKey &, const OrderKey &) = default;
};

/// One value of a field. The index of each alternative is its frozen tag in the journal
/// (models/FORMAT.md, "Values"); 0 means absent. Never reorder; add at the end.
using Value = std::variant<std::monostate,      // 0 absent
                           QString,             // 1 text, NFC
                           LanguageText,        // 2
                           Code,                // 3
                           base::RecordId,      // 4 reference
                           Answer,              // 5
                           std::int64_t,        // 6 integer
                           base::PartialDate,   // 7
                           base::Instant,       // 8
                           Duration,            // 9
                           Article,             // 10
                           QByteArray,          // 11 bytes
                           OrderKey>;           // 12

using ValueList = QList<Value>;

[[nodiscard]] inline bool isAbsent(const Value &value) { return value.index() == 0; }

template<typename T>
inline constexpr std::size_t kTagOf = [] {
    return []<typename... Ts>(std::type_identity<std::variant<Ts...>>) {
        std::size_t index = 0;
        const bool found = ((std::is_same_v<T, Ts> || (++index, false)) || ...);
        return found ? index : sizeof...(Ts);
    }(std::type_identity<Value>{});
}();

} // namespace dossier::schema
