// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/backup_reader.h"

#include "vault/backup_format.h"
#include "vault/running_mac.h"
#include "vault/vault_folder.h"

#include <QFileInfo>

#include <set>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

constexpr std::size_t kBlockSize = 256 * 1024;

/// Exactly that many bytes; MalformedInput where the file ends before.
Result<QByteArray> readExactly(QFile &file, std::size_t size)
{
    QByteArray bytes = file.read(static_cast<qint64>(size));
    if (bytes.size() != static_cast<qsizetype>(size))
        return fail(ErrorCode::MalformedInput, QStringLiteral("backup ends early"));
    return bytes;
}

std::uint64_t bytesLeft(const QFile &file)
{
    return static_cast<std::uint64_t>(std::max<qint64>(0, file.size() - file.pos()));
}

/// Feeds what is read to the MAC.
class MacReader
{
public:
    MacReader(QFile &file, RunningMac mac) : m_file(file), m_mac(std::move(mac)), m_buffer(kBlockSize) {}


    Result<void> pass(std::uint64_t size, const std::function<Result<void>(ByteView)> &receive)
    {
        while (size > 0) {
            const auto wanted = static_cast<qint64>(std::min<std::uint64_t>(size, m_buffer.size()));
            const qint64 count = m_file.read(reinterpret_cast<char *>(m_buffer.data()), wanted);
            if (count <= 0)
                return fail(ErrorCode::Io, QStringLiteral("backup changed while it was read"));
            const ByteView block = ByteView(m_buffer).first(static_cast<std::size_t>(count));
            m_mac.add(block);
            if (receive)
                DOSSIER_TRY(receive(block));
            size -= static_cast<std::uint64_t>(count);
        }
        return {};
    }

    Digest finish() { return m_mac.finish(); }

private:
    QFile &m_file;
    RunningMac m_mac;
    std::vector<std::uint8_t> m_buffer;
};

/// Length of the name of the next entry, 0 at the end of the entries.
std::size_t nameSizeOf(const QByteArray &bytes)
{
    return readLittleEndian<std::uint16_t>(asBytes(bytes), 0);
}

} // namespace

Result<BackupReader> BackupReader::open(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("backup"));
    if (!info.isFile())
        return fail(ErrorCode::NotAVault, QStringLiteral("not a file"));
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, QStringLiteral("open"));
    BackupReader reader(std::move(file));
    DOSSIER_TRY(reader.readHead());
    DOSSIER_TRY(reader.readStructure());
    return reader;
}

Result<void> BackupReader::readHead()
{
    const QByteArray head = m_file->read(qint64{kBackupHeadSize});
    const ByteView bytes = asBytes(head);
    if (bytes.size() != kBackupHeadSize || !head.startsWith(asView(asBytes(kBackupMagic))))
        return fail(ErrorCode::NotAVault, QStringLiteral("magic of a backup"));
    const auto version = readLittleEndian<std::uint16_t>(bytes, kBackupVersionOffset);
    if (version != kBackupVersion)
        return fail(ErrorCode::UnsupportedVersion, QStringLiteral("backup %1").arg(version));
    if (!isAllZero(bytes.subspan(10, 2)) || readLittleEndian<std::uint32_t>(bytes, kBackupHeaderSizeOffset) != kHeaderSize)
        return fail(ErrorCode::MalformedInput, QStringLiteral("head of a backup"));
    DOSSIER_ASSIGN(m_headerBytes, readExactly(*m_file, kHeaderSize));
    DOSSIER_ASSIGN(const Header header, parseHeader(m_headerBytes));
    if (!std::ranges::equal(bytes.subspan(kBackupVaultIdOffset, base::VaultId::kSize), header.vaultId.bytes()))
        return fail(ErrorCode::MalformedInput, QStringLiteral("vault id of a backup"));
    m_vaultId = header.vaultId;
    return {};
}

Result<void> BackupReader::readStructure()
{
    std::set<QByteArray> names;
    for (;;) {
        DOSSIER_ASSIGN(const QByteArray nameSize, readExactly(*m_file, 2));
        const std::size_t size = nameSizeOf(nameSize);
        if (size == 0)
            break;
        if (size > kBackupLongestName)
            return fail(ErrorCode::MalformedInput, QStringLiteral("name in a backup"));
        DOSSIER_ASSIGN(QByteArray name, readExactly(*m_file, size));
        if (!isStoreFileName(name) || !names.insert(name).second)
            return fail(ErrorCode::MalformedInput, QStringLiteral("name in a backup"));
        DOSSIER_ASSIGN(const QByteArray lengthBytes, readExactly(*m_file, 8));
        const auto length = readLittleEndian<std::uint64_t>(asBytes(lengthBytes), 0);
        // What is left also holds the end mark and the MAC; compared without adding, so nothing overflows.
        if (length > bytesLeft(*m_file) || !m_file->seek(m_file->pos() + static_cast<qint64>(length)))
            return fail(ErrorCode::MalformedInput, QStringLiteral("length in a backup"));
        m_entries.push_back({std::move(name), length});
    }
    if (bytesLeft(*m_file) != kBackupMacSize)
        return fail(ErrorCode::MalformedInput, QStringLiteral("end of a backup"));
    return {};
}

Result<void> BackupReader::verify(const SecretBytes &mainKey)
{
    return read(mainKey, {});
}

Result<void> BackupReader::read(const SecretBytes &mainKey, const BackupSink &sink)
{
    if (!m_file->seek(0))
        return fail(ErrorCode::Io, QStringLiteral("seek"));
    DOSSIER_ASSIGN(const SecretBytes key, deriveKey(mainKey, kBackupDomain));
    MacReader reader(*m_file, RunningMac(key));
    DOSSIER_TRY(reader.pass(kBackupHeadSize + kHeaderSize, {}));
    for (const BackupEntry &entry : m_entries) {
        // Names and lengths are those that opening has checked; if the file says otherwise by now, the MAC, taken
        // over what it says, does not come out.
        DOSSIER_TRY(reader.pass(2 + static_cast<std::uint64_t>(entry.name.size()) + 8, {}));
        if (sink.begin)
            DOSSIER_TRY(sink.begin(entry));
        DOSSIER_TRY(reader.pass(entry.length, sink.bytes));
    }
    DOSSIER_TRY(reader.pass(2, {}));
    const Digest expected = reader.finish();
    DOSSIER_ASSIGN(const QByteArray found, readExactly(*m_file, kBackupMacSize));
    if (!sameDigest(expected, asBytes(found)))
        return fail(ErrorCode::DamagedDatabase, QStringLiteral("backup is not authentic"));
    return {};
}

} // namespace dossier::vault
