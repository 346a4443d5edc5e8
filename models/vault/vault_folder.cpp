// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/vault_folder.h"

#include "base/atomic_file.h"
#include "vault/file_system.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr mode_t kPrivate = S_IRWXU;

QString absolute(const QString &path)
{
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

Result<void> requireWritableFolder(const QString &folder)
{
    if (isNetworkFileSystem(mountFactsOf(folder)))
        return fail(ErrorCode::NetworkFileSystem, QStringLiteral("file system of the folder"));
    if (isReadOnly(folder))
        return fail(ErrorCode::ReadOnlyMedium, QStringLiteral("folder"));
    return {};
}

Result<void> makeFolder(const QString &path)
{
    if (::mkdir(QFile::encodeName(path).constData(), kPrivate) != 0) {
        if (errno == EEXIST)
            return fail(ErrorCode::AlreadyExists, QStringLiteral("folder"));
        return std::unexpected(base::errorFromErrno(errno, "mkdir"));
    }
    return {};
}

/// An empty folder that the person made is taken over and closed to others.
Result<void> takeEmptyFolder(const QString &path)
{
    const QFileInfo info(path);
    constexpr QDir::Filters kEverything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    if (!info.isDir() || !QDir(path).entryList(kEverything).isEmpty())
        return fail(ErrorCode::AlreadyExists, QStringLiteral("not an empty folder"));
    if (::chmod(QFile::encodeName(path).constData(), kPrivate) != 0)
        return std::unexpected(base::errorFromErrno(errno, "chmod"));
    return {};
}

bool isHex(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// The folder, links followed; for what does not exist yet, its parent's and the name.
constexpr QLatin1StringView kHeader("/vault.dossier");
constexpr QLatin1StringView kHeaderBackup("/vault.dossier.bak");

QString canonical(const QString &path)
{
    const QFileInfo info(absolute(path));
    if (info.exists())
        return info.canonicalFilePath();
    const QFileInfo parent(info.path());
    return parent.exists() ? parent.canonicalFilePath() + u'/' + info.fileName() : info.filePath();
}

} // namespace

Result<VaultFolder> VaultFolder::create(const QString &path)
{
    if (path.isEmpty() || path.contains(QChar::Null))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("path of a vault"));
    VaultFolder folder(absolute(path));
    const QFileInfo info(folder.m_path);
    const bool existed = info.exists() || info.isSymLink();
    if (!existed && !QFileInfo(info.path()).isDir())
        return fail(ErrorCode::NotFound, QStringLiteral("parent folder"));
    // Before anything is made: a refusal leaves no trace. In a folder that exists, emptiness is the first question.
    if (existed)
        DOSSIER_TRY(takeEmptyFolder(folder.m_path));
    if (liesInVault(folder.m_path))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a vault must not lie inside a vault"));
    DOSSIER_TRY(requireWritableFolder(existed ? folder.m_path : info.path()));
    if (!existed)
        DOSSIER_TRY(makeFolder(folder.m_path));
    if (Result<void> made = makeFolder(folder.blobsPath()); !made) {
        if (!existed)
            ::rmdir(QFile::encodeName(folder.m_path).constData());
        return std::unexpected(made.error());
    }
    // The names are made durable with the header, by whose commit the folder is synced; its own name here.
    if (Result<void> synced = base::syncFolder(info.path()); !synced) {
        ::rmdir(QFile::encodeName(folder.blobsPath()).constData());
        if (!existed)
            ::rmdir(QFile::encodeName(folder.m_path).constData());
        return std::unexpected(synced.error());
    }
    return folder;
}

Result<VaultFolder> VaultFolder::existing(const QString &path)
{
    if (path.isEmpty() || path.contains(QChar::Null))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("path of a vault"));
    const QFileInfo info(absolute(path));
    if (!info.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("vault"));
    const bool isHeader = info.isFile() && info.fileName() == u"vault.dossier";
    VaultFolder folder(isHeader ? info.path() : info.filePath());
    if (!QFileInfo::exists(folder.headerPath()) && !QFileInfo::exists(folder.headerBackupPath()))
        return fail(ErrorCode::NotAVault, QStringLiteral("no header in the folder"));
    return folder;
}

QString VaultFolder::headerPath() const
{
    return m_path + kHeader;
}

QString VaultFolder::headerBackupPath() const
{
    return m_path + kHeaderBackup;
}

QString VaultFolder::lockPath() const
{
    return m_path + QStringLiteral("/vault.lock");
}

QString VaultFolder::blobsPath() const
{
    return m_path + QStringLiteral("/blobs");
}

QString VaultFolder::databasePath(const StoreName &name) const
{
    return m_path + u'/' + name.stem() + QStringLiteral(".db");
}

QString VaultFolder::draftsPath(const StoreName &name) const
{
    return m_path + u'/' + name.stem() + QStringLiteral(".drafts");
}

QString VaultFolder::markPath(const StoreName &name) const
{
    return m_path + u'/' + name.stem() + QStringLiteral(".mark");
}

Result<void> VaultFolder::requireWritable() const
{
    return requireWritableFolder(m_path);
}

void VaultFolder::sweepTemporaries() const
{
    constexpr qsizetype kDigits = 32;
    const QDir folder(m_path);
    for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden | QDir::System)) {
        const QByteArray bytes = name.toUtf8();
        const bool databasePart = bytes.endsWith("-wal") || bytes.endsWith("-shm");
        const QByteArrayView stem = QByteArrayView(bytes).chopped(databasePart ? 4 : 0);
        if (stem.size() == 1 + kDigits + 4 && stem.startsWith('.') && stem.endsWith(".tmp") && isHex(stem.sliced(1, kDigits)))
            ::unlink(QFile::encodeName(folder.filePath(name)).constData());
    }
}

bool VaultFolder::contains(const QString &path) const
{
    const QString folder = canonical(m_path);
    const QString asked = canonical(path);
    return asked == folder || asked.startsWith(folder + u'/') || liesInVault(path);
}

void VaultFolder::removeUnfinished() const
{
    for (const QString &file : {headerPath(), headerBackupPath(), lockPath()})
        ::unlink(QFile::encodeName(file).constData());
    // rmdir takes empty folders only, which is what makes this safe.
    ::rmdir(QFile::encodeName(blobsPath()).constData());
    ::rmdir(QFile::encodeName(m_path).constData());
}

bool liesInVault(const QString &path)
{
    QString folder = canonical(path);
    while (true) {
        if (QFileInfo(folder + kHeader).isFile() || QFileInfo(folder + kHeaderBackup).isFile())
            return true;
        const QString above = QFileInfo(folder).path();
        if (above == folder || above.isEmpty())
            return false;
        folder = above;
    }
}

bool isStoreFileName(QByteArrayView name)
{
    constexpr QByteArrayView kBlobs = "blobs/";
    if (name.startsWith(kBlobs)) {
        const QByteArrayView blob = name.sliced(kBlobs.size());
        return blob.size() >= 32 && blob.size() <= 64 && isHex(blob);
    }
    const qsizetype dot = name.indexOf('.');
    if (dot < 0 || !StoreName::fromStem(name.first(dot)))
        return false;
    constexpr std::array<QByteArrayView, 5> kEndings = {".db", ".db-wal", ".drafts", ".drafts-wal", ".mark"};
    return std::ranges::find(kEndings, name.sliced(dot)) != kEndings.end();
}

} // namespace dossier::vault
