// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace dossier::disclosure {

class Release;

/// A value that may leave: the first of the three walls (architecture.md, section 6). Report code
/// takes nothing else. Only the makers of this folder, which have asked every rule, can make one;
/// it never changes, and nothing turns into it or comes out of it but by name.
template<typename T>
class Released
{
public:
    using Type = T;

    [[nodiscard]] const T &value() const & { return m_value; }
    const T &value() const && = delete;   ///< would outlive what it points into

    friend bool operator==(const Released &, const Released &) = default;

private:
    friend class Release;
    explicit Released(T value) : m_value(std::move(value)) {}

    T m_value;
};

/// The one gate in that wall, and the list of those who may open it.
class Release final
{
    friend class ListMaker;
    friend class NamedEntryMaker;
    friend class EndorsementSheetMaker;
    friend class HearingMaker;
    friend class RecordsMaker;

    Release() = delete;

    template<typename T>
    [[nodiscard]] static Released<T> value(T value)
    {
        return Released<T>(std::move(value));
    }
    /// Absent where the value is.
    template<typename T>
    [[nodiscard]] static std::optional<Released<T>> optional(std::optional<T> value)
    {
        return value ? std::optional(Released<T>(*std::move(value))) : std::nullopt;
    }
    /// Absent where the text is empty.
    [[nodiscard]] static std::optional<Released<QString>> text(const QString &text)
    {
        return text.isEmpty() ? std::nullopt : std::optional(Released<QString>(text));
    }
};

} // namespace dossier::disclosure
