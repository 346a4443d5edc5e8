// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/open_table.h"

#include "base/atomic_file.h"
#include "exchange/csv/csv_reader.h"
#include "exchange/csv/encoding_look.h"
#include "exchange/csv/letter_score.h"
#include "exchange/json/json_reader.h"
#include "exchange/table/content_kind.h"
#include "exchange/table/stamped_table.h"
#include "exchange/xlsx/xlsx_reader.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

std::unexpected<base::Error> refuse(const QString &code, std::optional<Finding> &failure, const QString &text = {},
                                    ErrorCode error = ErrorCode::MalformedInput)
{
    failure = Finding{0, 0, code, text};
    return base::fail(error, code);
}

/// "utf16" without a byte order means the one that the file shows.
std::optional<TextEncoding> chosenEncoding(const QString &name, const EncodingLook &look)
{
    if (encodingOf(name))
        return encodingOf(name);
    if (name.compare("utf-16"_L1, Qt::CaseInsensitive) == 0 || name.compare("utf16"_L1, Qt::CaseInsensitive) == 0)
        return look.found == TextEncoding::Utf16Be ? TextEncoding::Utf16Be : TextEncoding::Utf16Le;
    return std::nullopt;
}

bool isUtf16(TextEncoding encoding)
{
    return encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be;
}

/// What speaks against an encoding chosen by hand. Every byte can be read in most single-byte encodings:
/// only what the bytes spell tells a wrong one.
void weigh(const EncodingLook &look, CsvDialect &dialect)
{
    const TextEncoding chosen = dialect.encoding;
    if (look.asciiOnly && !look.hasNul) {
        // The same in all of them but UTF-16, which it cannot be.
        if (isUtf16(chosen))
            dialect.encoding = look.found;
        return;
    }
    if (chosen == look.found)
        return;
    const bool sure = look.marked || isUtf16(look.found) || (look.wholeUtf8 && look.found == TextEncoding::Utf8);
    if (sure) {
        dialect.contradicted = encodingName(look.found);
        return;
    }
    if (!isSingleByte(chosen) || !isSingleByte(look.found))
        return;
    // In the natural logarithm of likelihood for each letter: twenty letters at the first are a chance of
    // one in 10^13. Below it the choice stands, and what fits better is said.
    constexpr double kSure = 1.5;
    constexpr double kDoubt = 0.5;
    constexpr std::int64_t kFewLetters = 20;
    const LetterScore best = letterScore(look.sample, look.found);
    const double behind = best.perByte() - letterScore(look.sample, chosen).perByte();
    if (behind > kSure && best.bytes >= kFewLetters)
        dialect.contradicted = encodingName(look.found);
    else if (behind > kDoubt)
        dialect.likelyEncoding = encodingName(look.found);
}

bool isUsable(QChar delimiter)
{
    return delimiter.isNull() || delimiter == u'\t'
           || (delimiter.isPrint() && !delimiter.isLetterOrNumber() && !delimiter.isSpace() && !delimiter.isSurrogate()
               && delimiter != u'"');
}

Result<std::unique_ptr<TableReader>> openText(std::unique_ptr<QIODevice> device, const TableOptions &options,
                                              std::optional<Finding> &failure)
{
    if (!isUsable(options.delimiter))
        return refuse(u"delimiter_not_usable"_s, failure, options.delimiter, ErrorCode::InvalidArgument);
    DOSSIER_ASSIGN(const EncodingLook look, lookAtEncoding(*device));
    CsvDialect dialect{look.found, options.delimiter, {}, {}};
    if (!options.encoding.isEmpty()) {
        const std::optional<TextEncoding> chosen = chosenEncoding(options.encoding, look);
        if (!chosen)
            return refuse(u"unknown_encoding"_s, failure, options.encoding, ErrorCode::InvalidArgument);
        dialect.encoding = *chosen;
        weigh(look, dialect);
        if (isSingleByte(dialect.encoding) && dialect.contradicted.isEmpty())
            dialect.damagedAt = look.damagedAt;
    }
    auto reader = std::make_unique<CsvReader>(std::move(device), std::move(dialect));
    const QString refusal = refusedMarkup(reader->head());
    if (!refusal.isEmpty())
        return refuse(refusal, failure);
    return reader;
}

} // namespace

Result<std::unique_ptr<TableReader>> openTable(std::unique_ptr<QIODevice> device, const TableOptions &options,
                                               std::optional<Finding> &failure)
{
    if (device->isSequential())
        return base::fail(ErrorCode::InvalidArgument, u"sequential device"_s);
    if (device->size() > kLargestTable)
        return refuse(u"file_too_large"_s, failure);
    DOSSIER_ASSIGN(const ContentKind kind, contentKind(*device));
    if (!kind.refusal.isEmpty())
        return refuse(kind.refusal, failure);
    if (!kind.zip) {
        if (std::unique_ptr<JsonReader> ours = JsonReader::open(device))
            return ours;
        return openText(std::move(device), options, failure);
    }
    DOSSIER_ASSIGN(std::unique_ptr<XlsxReader> workbook, XlsxReader::open(std::move(device), options, failure));
    return workbook;
}

Result<std::unique_ptr<TableReader>> openTableBytes(const QByteArray &bytes, const TableOptions &options,
                                                    std::optional<Finding> &failure)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return openTable(std::move(buffer), options, failure);
}

Result<std::unique_ptr<TableReader>> openTableFile(const QString &path, const TableOptions &options,
                                                   std::optional<Finding> &failure)
{
    const QFileInfo info(path);
    if (!info.exists())
        return base::fail(ErrorCode::NotFound, u"table"_s);
    // A pipe or a device would never end, or never begin.
    if (!info.isFile())
        return base::fail(ErrorCode::Io, u"not a regular file"_s);
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return base::fail(ErrorCode::Io, u"open"_s);
    const std::optional<FileStamp> stamp = FileStamp::ofDescriptor(file->handle());
    if (!stamp)
        return base::fail(ErrorCode::Io, u"fstat"_s);
    Result<std::unique_ptr<TableReader>> table = openTable(std::move(file), options, failure);
    if (table)
        return std::make_unique<StampedTable>(*std::move(table), path, *stamp);
    // Half a file is often no table at all, and then what it is taken for says nothing.
    if (FileStamp::ofPath(path) != stamp)
        return refuse(u"file_changed"_s, failure);
    return table;
}

Result<QByteArray> readTableFile(const QString &path, std::int64_t limit, std::optional<Finding> &failure)
{
    const std::optional<FileStamp> stamp = FileStamp::ofPath(path);
    Result<QByteArray> bytes = base::readFile(path, limit);
    if (stamp && FileStamp::ofPath(path) != stamp)
        return refuse(u"file_changed"_s, failure);
    return bytes;
}

QStringList tableEncodings()
{
    return encodingNames();
}

} // namespace dossier::exchange
