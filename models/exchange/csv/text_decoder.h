// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/csv/text_encoding.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

namespace dossier::exchange {

/// Reads a device from where it stands, block by block, and gives what it means. A byte order mark at
/// the beginning is passed over.
class TextDecoder
{
public:
    enum class Outcome {
        Text,          ///< something may have been appended; there may be more
        End,           ///< the device is at its end
        Undecodable,   ///< what was appended is good; the bytes behind it mean nothing
        Unreadable     ///< the device failed
    };

    /// `device` must outlive the decoder.
    TextDecoder(QIODevice &device, TextEncoding encoding);

    /// From here on every byte beyond ASCII is undecodable: for an encoding that contradicts the file.
    void refuseBeyondAscii();
    /// Appends the next block to `text`.
    [[nodiscard]] Outcome appendTo(QString &text);
    [[nodiscard]] std::int64_t bytesRead() const { return m_bytesRead; }

private:
    [[nodiscard]] bool decodeUtf8(QString &text, bool last);
    [[nodiscard]] bool decodeUtf16(QString &text, bool last);
    [[nodiscard]] bool decodeTable(QString &text);

    QIODevice &m_device;
    TextEncoding m_encoding;
    ByteTable m_table{};
    QByteArray m_block;        ///< first the bytes of a character that is not whole, then what was read
    qsizetype m_carried = 0;
    std::int64_t m_bytesRead = 0;
    bool m_beginning = true;
    bool m_failed = false;
};

} // namespace dossier::exchange
