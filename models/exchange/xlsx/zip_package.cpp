// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/zip_package.h"

#include "exchange/xlsx/zip_directory.h"

#include <QStringList>

#include <zip.h>

#include <algorithm>
#include <cstring>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// Ten times what a workbook of a hundred thousand rows unpacks to.
constexpr std::int64_t kLargestPart = std::int64_t(512) << 20;
constexpr std::int64_t kLargestTotal = std::int64_t(2) << 30;
/// Sheets pack to a tenth, very even ones to a hundredth; deflate can do a thousandth. Small parts do no harm.
constexpr std::int64_t kLargestRatio = 300;
constexpr std::int64_t kAlwaysAllowed = std::int64_t(16) << 20;
/// The longest text with every character written as an entity is refused; nobody writes it so.
constexpr std::int64_t kLongestRun = std::int64_t(8) << 20;
/// The XML reader compares each attribute of a tag with all before it.
constexpr std::int64_t kMostEquals = 8192;
constexpr std::int64_t kLongestPrologue = 1 << 20;

std::unexpected<base::Error> damaged(const QString &code = u"xlsx_damaged"_s)
{
    return base::fail(ErrorCode::MalformedInput, code);
}

/// libzip's view of a device that is only read.
zip_int64_t readDevice(void *userData, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    auto *device = static_cast<QIODevice *>(userData);
    switch (command) {
    case ZIP_SOURCE_OPEN:
        return device->seek(0) ? 0 : -1;
    case ZIP_SOURCE_READ:
        return device->read(static_cast<char *>(data), qint64(length));
    case ZIP_SOURCE_SEEK: {
        zip_error_t error;
        zip_error_init(&error);
        const zip_int64_t to = zip_source_seek_compute_offset(zip_uint64_t(device->pos()), zip_uint64_t(device->size()), data,
                                                              length, &error);
        zip_error_fini(&error);
        return to >= 0 && device->seek(to) ? 0 : -1;
    }
    case ZIP_SOURCE_TELL:
        return device->pos();
    case ZIP_SOURCE_STAT: {
        auto *stat = static_cast<zip_stat_t *>(data);
        zip_stat_init(stat);
        stat->size = zip_uint64_t(device->size());
        stat->valid |= ZIP_STAT_SIZE;
        return sizeof *stat;
    }
    case ZIP_SOURCE_ERROR: {
        if (length < 2 * sizeof(int))
            return -1;
        const int codes[2] = {ZIP_ER_READ, 0};
        std::memcpy(data, codes, sizeof codes);
        return sizeof codes;
    }
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                              ZIP_SOURCE_SUPPORTS, -1);
    default:
        return -1;
    }
}

} // namespace

ZipPart::ZipPart(zip_file *file, std::int64_t packedBytes, std::int64_t declaredBytes)
    : m_file(file), m_packed(packedBytes), m_declared(declaredBytes)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

ZipPart::~ZipPart()
{
    zip_fclose(m_file);
}

qint64 ZipPart::readData(char *data, qint64 most)
{
    if (!m_problem.isEmpty())
        return -1;
    const zip_int64_t count = zip_fread(m_file, data, zip_uint64_t(most));
    if (count < 0) {
        m_problem = u"xlsx_damaged"_s;
        return -1;
    }
    m_read += count;
    m_problem = problemOf(QByteArrayView(data, count));
    return m_problem.isEmpty() ? count : -1;
}

QString ZipPart::problemOf(QByteArrayView bytes)
{
    const bool tooMuch = m_read > kLargestPart || (m_read > kAlwaysAllowed && m_read / kLargestRatio > m_packed);
    if (tooMuch)
        return u"zip_bomb"_s;
    if (!m_rootSeen && m_read > kLongestPrologue)
        return u"xlsx_damaged"_s;
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    // A tag is nearly always near; only a run that spans reads needs counting.
    const auto *last = static_cast<const char *>(memrchr(at, '<', std::size_t(bytes.size())));
    const auto *first = last ? static_cast<const char *>(std::memchr(at, '<', std::size_t(bytes.size()))) : end;
    m_equalsSinceTag += std::count(at, first, '=');
    m_sinceTag += first - at;
    const QString problem = m_sinceTag > kLongestRun ? u"cell_too_long"_s
                            : m_equalsSinceTag > kMostEquals ? u"xlsx_damaged"_s : QString();
    if (last) {
        m_sinceTag = end - last;
        m_equalsSinceTag = std::count(last, end, '=');
    }
    return problem;
}

ZipPackage::ZipPackage(std::unique_ptr<QIODevice> device)
    : m_device(std::move(device))
{
}

ZipPackage::~ZipPackage()
{
    if (m_zip != nullptr)
        zip_discard(m_zip);
}

Result<std::unique_ptr<ZipPackage>> ZipPackage::open(std::unique_ptr<QIODevice> device)
{
    DOSSIER_TRY(checkZipDirectory(*device));
    std::unique_ptr<ZipPackage> package(new ZipPackage(std::move(device)));
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_function_create(readDevice, package->m_device.get(), &error);
    package->m_zip = source != nullptr ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    zip_error_fini(&error);
    if (package->m_zip == nullptr) {
        if (source != nullptr)
            zip_source_free(source);
        return damaged();
    }
    DOSSIER_TRY(package->readDirectory());
    return package;
}

Result<void> ZipPackage::readDirectory()
{
    const zip_int64_t count = zip_get_num_entries(m_zip, 0);
    if (count > kMostZipParts)
        return damaged(u"zip_too_many_parts"_s);
    std::int64_t total = 0;
    for (zip_uint64_t index = 0; index < zip_uint64_t(count); ++index) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(m_zip, index, 0, &stat) != 0 || stat.name == nullptr)
            return damaged();
        if (stat.encryption_method != ZIP_EM_NONE)
            return damaged(u"xlsx_encrypted"_s);
        if (stat.size > zip_uint64_t(kLargestTotal) || (total += std::int64_t(stat.size)) > kLargestTotal)
            return damaged(u"zip_bomb"_s);
        // Nothing is ever written under these names, so that only two of the same could do harm: the one
        // that was checked and the one that is read.
        const QString name = QString::fromUtf8(stat.name).replace(u'\\', u'/').toLower();
        if (m_parts.contains(name))
            return damaged(u"zip_duplicate_part"_s);
        m_parts.insert(name, index);
    }
    return {};
}

Result<std::unique_ptr<ZipPart>> ZipPackage::part(const QString &name) const
{
    const auto found = m_parts.constFind(name.toLower());
    if (found == m_parts.cend())
        return damaged();
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_zip, *found, 0, &stat) != 0)
        return damaged();
    if (stat.size > zip_uint64_t(kLargestPart))
        return damaged(u"zip_bomb"_s);
    zip_file *file = zip_fopen_index(m_zip, *found, 0);
    if (file == nullptr)
        return damaged();
    return std::make_unique<ZipPart>(file, std::int64_t(stat.comp_size), std::int64_t(stat.size));
}

} // namespace dossier::exchange
