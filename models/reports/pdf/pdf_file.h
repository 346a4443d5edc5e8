// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/byte_sink.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <cstdint>
#include <memory>
#include <vector>

struct libdeflate_compressor;

namespace dossier::reports::pdf {

/// The objects of a PDF 1.7 file, written as they come: streams at once, other objects gathered in
/// compressed object streams, at the end the cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
/// What stays in memory is twelve bytes an object. The same calls give the same bytes.
class PdfFile
{
public:
    explicit PdfFile(ByteSink &sink);
    PdfFile(const PdfFile &) = delete;
    PdfFile &operator=(const PdfFile &) = delete;

    [[nodiscard]] Result<void> begin();
    /// A number for an object that is written later.
    [[nodiscard]] int reserve();
    /// Any object but a stream.
    [[nodiscard]] Result<void> addObject(int id, QByteArrayView body);
    /// `entries`: what its dictionary holds beside length and filter.
    [[nodiscard]] Result<void> addStream(int id, QByteArrayView entries, QByteArrayView data);
    /// Every reserved object must have been written. `info` 0: no information dictionary.
    [[nodiscard]] Result<void> finish(int root, int info);

private:
    struct Place {
        std::uint64_t at = 0;            ///< offset, or number of the object stream
        std::uint32_t index = 0;         ///< in that stream
        std::uint8_t kind = 0;           ///< 0 free, 1 offset, 2 in an object stream
    };

    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> flushObjects();
    [[nodiscard]] Result<QByteArray> deflated(QByteArrayView data);

    ByteSink &m_sink;
    std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor *)> m_deflater;
    QCryptographicHash m_hash;           ///< of everything written: the file's identifier
    QByteArray m_out;
    std::uint64_t m_written = 0;
    std::vector<Place> m_places;
    QByteArray m_objectIndex;            ///< "id offset " of the gathered objects
    QByteArray m_objects;
    std::uint32_t m_objectCount = 0;
    int m_objectStream = 0;              ///< number of the stream being gathered; 0: none
};

} // namespace dossier::reports::pdf
