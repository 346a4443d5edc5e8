// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QIODevice>

#include <optional>

namespace dossier::exchange {

/// Takes `{…head, "rows":[{…}, {…}]}` apart without holding more than one row of it. Only borders are
/// looked for, outside strings; what stands between them is for a parser.
class JsonObjects
{
public:
    /// The device stands at its beginning; borrowed.
    explicit JsonObjects(QIODevice &device) : m_device(device) {}

    /// Reads up to the rows: what stands before them, closed to an object of its own. Absent where the
    /// file is no such thing within its first 64 KiB.
    [[nodiscard]] std::optional<QByteArray> head();

    enum class End { Row, Done, Cut, TooLong };
    struct Piece {
        End end = End::Done;
        QByteArray bytes;   ///< of a row
    };
    /// The next row. Done where the list and the whole object end and nothing follows; Cut where they do
    /// not end, or something else stands there; TooLong for a row of more than 16 MiB.
    [[nodiscard]] Piece next();

private:
    [[nodiscard]] std::optional<char> peek();
    void pass() { ++m_at; }
    void passBlanks();
    [[nodiscard]] End readObject(QByteArray &out, qsizetype longest);
    [[nodiscard]] End end();

    QIODevice &m_device;
    QByteArray m_block;
    qsizetype m_at = 0;
    bool m_first = true;
};

} // namespace dossier::exchange
