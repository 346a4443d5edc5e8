// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

namespace dossier::disclosure {

class ListMaker;
class EndorsementSheetMaker;
class HearingMaker;
class RecordsMaker;

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
    friend class ListMaker;
    friend class EndorsementSheetMaker;
    friend class HearingMaker;
    friend class RecordsMaker;
    explicit Released(T value) : m_value(std::move(value)) {}

    T m_value;
};

} // namespace dossier::disclosure
