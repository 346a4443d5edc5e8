// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pdf_file.h"

#include "reports/pdf/pdf_text.h"

#include <libdeflate.h>

#include <utility>

namespace dossier::reports::pdf {

using namespace Qt::StringLiterals;
using base::ErrorCode;
using base::fail;

namespace {

constexpr qsizetype kBufferSize = 64 * 1024;
constexpr std::uint32_t kObjectsPerStream = 200;
constexpr int kCompressionLevel = 1;     // 6 would save an eighth of the bytes for a fifth more time

void appendBigEndian(QByteArray &out, std::uint64_t value, int bytes)
{
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out += char((value >> shift) & 0xFF);
}

} // namespace

PdfFile::PdfFile(ByteSink &sink)
    : m_sink(sink), m_deflater(nullptr, &libdeflate_free_compressor), m_hash(QCryptographicHash::Blake2b_256)
{
    m_places.push_back({});              // object 0 is the head of the free list
}

Result<void> PdfFile::begin()
{
    m_deflater.reset(libdeflate_alloc_compressor(kCompressionLevel));
    if (!m_deflater)
        return fail(ErrorCode::OutOfMemory, u"deflate"_s);
    // The four high bytes tell transfer programs that the file is binary.
    return write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

int PdfFile::reserve()
{
    m_places.push_back({});
    return int(m_places.size()) - 1;
}

Result<void> PdfFile::write(QByteArrayView bytes)
{
    m_out.append(bytes);
    m_written += std::uint64_t(bytes.size());
    return m_out.size() >= kBufferSize ? flush() : Result<void>{};
}

Result<void> PdfFile::flush()
{
    m_hash.addData(QByteArrayView(m_out));
    DOSSIER_TRY(m_sink.write(m_out));
    m_out.resize(0);
    return {};
}

Result<QByteArray> PdfFile::deflated(QByteArrayView data)
{
    const auto size = std::size_t(data.size());
    QByteArray packed(qsizetype(libdeflate_zlib_compress_bound(m_deflater.get(), size)), Qt::Uninitialized);
    const std::size_t written = libdeflate_zlib_compress(m_deflater.get(), data.data(), size, packed.data(), std::size_t(packed.size()));
    if (written == 0)
        return fail(ErrorCode::Internal, u"deflate"_s);
    packed.truncate(qsizetype(written));
    return packed;
}

Result<void> PdfFile::addStream(int id, QByteArrayView entries, QByteArrayView data)
{
    DOSSIER_ASSIGN(const QByteArray packed, deflated(data));
    m_places[std::size_t(id)] = {m_written, 0, 1};
    QByteArray head;
    appendInteger(head, id);
    head += " 0 obj\n<<";
    head += entries;
    head += "/Filter/FlateDecode/Length ";
    appendInteger(head, packed.size());
    head += ">>\nstream\n";
    DOSSIER_TRY(write(head));
    DOSSIER_TRY(write(packed));
    return write("\nendstream\nendobj\n");
}

Result<void> PdfFile::addObject(int id, QByteArrayView body)
{
    if (m_objectStream == 0)
        m_objectStream = reserve();
    m_places[std::size_t(id)] = {std::uint64_t(m_objectStream), m_objectCount, 2};
    appendInteger(m_objectIndex, id);
    m_objectIndex += ' ';
    appendInteger(m_objectIndex, m_objects.size());
    m_objectIndex += ' ';
    m_objects += body;
    m_objects += '\n';
    return ++m_objectCount >= kObjectsPerStream ? flushObjects() : Result<void>{};
}

Result<void> PdfFile::flushObjects()
{
    if (m_objectStream == 0)
        return {};
    QByteArray entries = "/Type/ObjStm/N ";
    appendInteger(entries, m_objectCount);
    entries += "/First ";
    appendInteger(entries, m_objectIndex.size());
    const int id = std::exchange(m_objectStream, 0);
    DOSSIER_TRY(addStream(id, entries, m_objectIndex + m_objects));
    m_objectIndex.resize(0);
    m_objects.resize(0);
    m_objectCount = 0;
    return {};
}

Result<void> PdfFile::finish(int root, int info)
{
    DOSSIER_TRY(flushObjects());
    const int id = reserve();
    const std::uint64_t start = m_written;
    m_places.back() = {start, 0, 1};
    QByteArray table;
    table.reserve(qsizetype(m_places.size()) * 7);
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const Place &place = m_places[i];
        if (place.kind == 0 && i != 0)
            return fail(ErrorCode::Internal, u"PDF object without a body"_s);
        appendBigEndian(table, place.kind, 1);
        appendBigEndian(table, place.at, 5);
        appendBigEndian(table, i == 0 ? 0xFFFF : place.index, 2);
    }
    QByteArray entries = "/Type/XRef/W[1 5 2]/Size ";
    appendInteger(entries, qsizetype(m_places.size()));
    entries += "/Root ";
    appendReference(entries, root);
    if (info != 0) {
        entries += "/Info ";
        appendReference(entries, info);
    }
    m_hash.addData(QByteArrayView(m_out));
    const QByteArray identifier = m_hash.result().left(16).toHex();
    m_hash.reset();
    entries += "/ID[<" + identifier + "><" + identifier + ">]";
    DOSSIER_TRY(addStream(id, entries, table));
    QByteArray tail = "startxref\n";
    appendInteger(tail, qint64(start));
    tail += "\n%%EOF\n";
    DOSSIER_TRY(write(tail));
    return flush();
}

} // namespace dossier::reports::pdf
