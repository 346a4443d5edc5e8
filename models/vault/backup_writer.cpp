// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/backup_writer.h"

#include "vault/backup_format.h"
#include "vault/vault_folder.h"

#include <QFile>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

constexpr std::size_t kBlockSize = 256 * 1024;

} // namespace

Result<FileSource> fileSource(const QString &path)
{
    auto file = std::make_shared<QFile>(path);   // shared with the copies std::function makes of itself
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(file->exists() ? ErrorCode::Io : ErrorCode::NotFound, QStringLiteral("open"));
    FileSource source;
    source.length = static_cast<std::uint64_t>(file->size());
    source.read = [file](std::span<std::uint8_t> buffer) -> Result<std::size_t> {
        const qint64 count = file->read(reinterpret_cast<char *>(buffer.data()), static_cast<qint64>(buffer.size()));
        if (count < 0)
            return fail(ErrorCode::Io, QStringLiteral("read"));
        return static_cast<std::size_t>(count);
    };
    return source;
}

Result<BackupWriter> BackupWriter::create(const QString &path, const QByteArray &headerBytes, const SecretBytes &mainKey)
{
    DOSSIER_ASSIGN(const Header header, parseHeader(headerBytes));
    DOSSIER_ASSIGN(const bool authentic, isAuthentic(headerBytes, mainKey));
    if (!authentic)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("header and key do not belong together"));
    DOSSIER_ASSIGN(const SecretBytes key, deriveKey(mainKey, kBackupDomain));
    DOSSIER_ASSIGN(base::AtomicFile file, base::AtomicFile::create(path));
    BackupWriter writer(std::move(file), RunningMac(key));
    std::array<std::uint8_t, kBackupHeadSize> head{};
    place(head, 0, asBytes(kBackupMagic));
    writeLittleEndian(head, kBackupVersionOffset, kBackupVersion);
    writeLittleEndian(head, kBackupHeaderSizeOffset, static_cast<std::uint32_t>(kHeaderSize));
    place(head, kBackupVaultIdOffset, header.vaultId.bytes());
    DOSSIER_TRY(writer.write(head));
    DOSSIER_TRY(writer.write(asBytes(headerBytes)));
    return writer;
}

Result<void> BackupWriter::append(const QByteArray &name, std::uint64_t length, const ByteSource &source)
{
    if (m_sealed || !isStoreFileName(name) || !m_names.insert(name).second)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("entry of a backup"));
    std::array<std::uint8_t, 2> nameSize;
    writeLittleEndian(nameSize, 0, static_cast<std::uint16_t>(name.size()));
    std::array<std::uint8_t, 8> contentSize;
    writeLittleEndian(contentSize, 0, length);
    DOSSIER_TRY(write(nameSize));
    DOSSIER_TRY(write(asBytes(name)));
    DOSSIER_TRY(write(contentSize));

    std::vector<std::uint8_t> buffer(kBlockSize);
    std::uint64_t left = length;
    for (;;) {
        DOSSIER_ASSIGN(const std::size_t count, source(buffer));
        if (count == 0)
            break;
        if (count > buffer.size() || count > left)
            return fail(ErrorCode::Io, QStringLiteral("a file grew while it was read"));
        DOSSIER_TRY(write(ByteView(buffer).first(count)));
        left -= count;
    }
    if (left != 0)
        return fail(ErrorCode::Io, QStringLiteral("a file shrank while it was read"));
    return {};
}

Result<void> BackupWriter::seal()
{
    if (m_sealed)
        return {};
    constexpr std::array<std::uint8_t, 2> kEnd{};
    DOSSIER_TRY(write(kEnd));
    const Digest mac = m_mac.finish();
    DOSSIER_TRY(m_file.append(asView(mac)));
    DOSSIER_TRY(m_file.seal());
    m_sealed = true;
    return {};
}

Result<void> BackupWriter::commit()
{
    DOSSIER_TRY(seal());
    return m_file.commit();
}

Result<void> BackupWriter::write(ByteView bytes)
{
    m_mac.add(bytes);
    return m_file.append(asView(bytes));
}

} // namespace dossier::vault
