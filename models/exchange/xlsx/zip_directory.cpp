// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/zip_directory.h"

#include <QtEndian>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

// The end record has 22 bytes and a comment of up to 65535.
constexpr qint64 kEndRecord = 22;
constexpr qint64 kLocator64 = 20;
constexpr qint64 kLongestTail = kEndRecord + kLocator64 + 0xFFFF;

template<typename T>
T number(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

std::unexpected<base::Error> refused(const QString &code)
{
    return base::fail(ErrorCode::MalformedInput, code);
}

/// What an end record says of the directory.
struct Directory {
    quint64 parts = 0;
    quint64 bytes = 0;
};

/// The ZIP64 record that a locator points to.
Result<Directory> directory64(QIODevice &device, QByteArrayView locator)
{
    constexpr qsizetype kRecord = 56;
    const auto offset = number<quint64>(locator, 8);
    if (offset > quint64(device.size()) || !device.seek(qint64(offset)))
        return refused(u"xlsx_damaged"_s);
    const QByteArray record = device.read(kRecord);
    if (record.size() < kRecord || !record.startsWith("PK\x06\x06"))
        return refused(u"xlsx_damaged"_s);
    return Directory{number<quint64>(record, 32), number<quint64>(record, 40)};
}

/// A library that finds more parts than were counted goes on for as long as the directory has bytes.
bool isTooLarge(const Directory &directory)
{
    constexpr quint64 kLargestDirectory = quint64(kMostZipParts) * 512;
    return directory.parts > quint64(kMostZipParts) || directory.bytes > kLargestDirectory;
}

} // namespace

Result<void> checkZipDirectory(QIODevice &device)
{
    const qint64 size = device.size();
    if (size > kLargestWorkbook)
        return refused(u"file_too_large"_s);
    const qint64 tailBegin = std::max<qint64>(0, size - kLongestTail);
    if (!device.seek(tailBegin))
        return base::fail(ErrorCode::Io, u"seek"_s);
    const QByteArray tail = device.read(kLongestTail);
    const qsizetype end = tail.lastIndexOf("PK\x05\x06");
    if (end < 0 || tail.size() - end < kEndRecord)
        return refused(u"xlsx_damaged"_s);
    Directory directory{number<quint16>(tail, end + 10), number<quint32>(tail, end + 12)};
    if (end >= kLocator64 && QByteArrayView(tail).sliced(end - kLocator64).startsWith("PK\x06\x07")) {
        DOSSIER_ASSIGN(const Directory wide, directory64(device, QByteArrayView(tail).sliced(end - kLocator64, kLocator64)));
        if (isTooLarge(wide))
            return refused(u"zip_too_many_parts"_s);
        // Fields that are full stand for those of the wide record.
        directory.parts = directory.parts == 0xFFFF ? 0 : directory.parts;
        directory.bytes = directory.bytes == 0xFFFFFFFF ? 0 : directory.bytes;
    }
    if (isTooLarge(directory))
        return refused(u"zip_too_many_parts"_s);
    return {};
}

} // namespace dossier::exchange
