// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xlsx_writer.h"

#include "reports/sheet_xml.h"

#include <QLocale>

#include <memory>
#include <zip.h>

namespace dossier::reports {

using base::ErrorCode;
using namespace Qt::StringLiterals;

namespace {

/// 1 January 1980, the first day that the format can tell and the one that means nothing.
constexpr zip_uint16_t kNoTime = 0;
constexpr zip_uint16_t kNoDay = (1 << 5) | 1;
constexpr qsizetype kPiece = 64 << 10;

struct CloseSource {
    void operator()(zip_source_t *source) const { zip_source_free(source); }
};
/// Without writing anything anywhere.
struct Discard {
    void operator()(zip_t *archive) const { zip_discard(archive); }
};

std::unexpected<base::Error> failed(const char *what)
{
    return base::fail(ErrorCode::OutOfMemory, QString::fromLatin1(what));
}

/// `content` must live until the archive is closed.
Result<void> addPart(zip_t *archive, const char *name, const QByteArray &content)
{
    zip_source_t *source = zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0);
    if (!source)
        return failed("zip source");
    const zip_int64_t index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return failed("zip part");
    }
    const bool fixed = zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_DEFLATE, 6) == 0
                       && zip_file_set_dostime(archive, zip_uint64_t(index), kNoTime, kNoDay, 0) == 0
                       && zip_file_set_external_attributes(archive, zip_uint64_t(index), 0, ZIP_OPSYS_DOS, 0) == 0;
    return fixed ? Result<void>{} : failed("zip part");
}

Result<void> pour(zip_source_t *packed, ByteSink &sink)
{
    if (zip_source_open(packed) != 0)
        return failed("zip bytes");
    QByteArray piece(kPiece, Qt::Uninitialized);
    for (;;) {
        const zip_int64_t read = zip_source_read(packed, piece.data(), zip_uint64_t(piece.size()));
        const Result<void> written = read > 0 ? sink.write(QByteArrayView(piece).first(read)) : Result<void>{};
        if (read > 0 && written)
            continue;
        zip_source_close(packed);
        return read < 0 ? failed("zip bytes") : written;
    }
}

} // namespace

Result<void> writeXlsx(const TableData &table, const QString &language, ByteSink &sink, Progress &progress)
{
    const bool rightToLeft = QLocale(language).textDirection() == Qt::RightToLeft;
    std::vector<WorkbookPart> parts = fixedWorkbookParts();
    DOSSIER_ASSIGN(QByteArray sheet, sheetXml(table, rightToLeft, progress));
    parts.push_back({kSheetPart, std::move(sheet)});

    const std::unique_ptr<zip_source_t, CloseSource> packed(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    if (!packed)
        return failed("zip buffer");
    zip_source_keep(packed.get());   // the archive takes one of the two
    std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(packed.get(), ZIP_TRUNCATE, nullptr));
    if (!archive) {
        zip_source_free(packed.get());
        return failed("zip archive");
    }
    for (const WorkbookPart &part : parts)
        DOSSIER_TRY(addPart(archive.get(), part.name, part.content));
    if (zip_close(archive.get()) != 0)
        return failed("zip archive");
    static_cast<void>(archive.release());
    if (progress.isCancelled())
        return base::fail(ErrorCode::Cancelled);
    return pour(packed.get(), sink);
}

} // namespace dossier::reports
