// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/file_shape.h"

#include "base/atomic_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include <algorithm>

namespace dossier::publish {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

Result<void> refuse(const char *what)
{
    return base::fail(ErrorCode::Refused, QString::fromLatin1(what));
}

Result<void> checkJson(const QByteArray &bytes, std::int64_t rows)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(bytes, &error).object();
    if (error.error != QJsonParseError::NoError)
        return refuse("the finished JSON does not parse");
    if (object.value("rows"_L1).toArray().size() != rows)
        return refuse("the finished JSON lacks rows");
    return {};
}

Result<void> checkCsv(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError() || !text.endsWith("\r\n"_L1))
        return refuse("the finished CSV is cut or no UTF-8");
    return {};
}

Result<void> checkPdf(const QByteArray &bytes)
{
    if (!bytes.startsWith("%PDF-1.") || !bytes.trimmed().endsWith("%%EOF"))
        return refuse("the finished PDF is cut");
    for (const char *entry : {"/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate"}) {
        if (bytes.contains(entry))
            return refuse("the finished PDF tells where it was made");
    }
    return {};
}

/// A zip file ends with its directory's record; ours has no comment behind it.
Result<void> checkXlsx(const QByteArray &bytes)
{
    constexpr qsizetype kEndRecord = 22;
    if (!bytes.startsWith("PK\x03\x04") || !bytes.last(std::min(kEndRecord, bytes.size())).startsWith("PK\x05\x06"))
        return refuse("the finished workbook is cut");
    if (bytes.contains("docProps/"))
        return refuse("the finished workbook tells where it was made");
    return {};
}

} // namespace

Result<void> FileShape::check(const FinishedFile &file) const
{
    DOSSIER_ASSIGN(const QByteArray bytes, base::readFile(file.path, file.size));
    if (bytes.size() != file.size)
        return refuse("the finished file is shorter than what was written");
    switch (file.format) {
    case Format::Pdf: return checkPdf(bytes);
    case Format::Csv: return checkCsv(bytes);
    case Format::Json: return checkJson(bytes, file.rows);
    case Format::Xlsx: return checkXlsx(bytes);
    }
    return {};
}

} // namespace dossier::publish
