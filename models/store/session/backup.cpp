// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/session/backup.h"

#include "base/atomic_file.h"
#include "store/session/compartment_kind.h"
#include "vault/backup_reader.h"
#include "vault/backup_writer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// A folder beside a file that is being written, for encrypted copies on their way; gone with the object.
class WorkFolder
{
public:
    [[nodiscard]] static Result<WorkFolder> beside(const QString &path, base::Random &random)
    {
        const QString name = u".%1.partial"_s.arg(base::toString(base::newRecordId(random)));
        WorkFolder folder;
        folder.m_path = QFileInfo(path).absoluteDir().filePath(name);
        if (!QDir().mkdir(folder.m_path))
            return std::unexpected(base::errorFromErrno(errno, "mkdir"));
        return folder;
    }
    ~WorkFolder()
    {
        if (!m_path.isEmpty())
            QDir(m_path).removeRecursively();
    }
    WorkFolder(WorkFolder &&other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    WorkFolder &operator=(WorkFolder &&) = delete;

    [[nodiscard]] QString filePath(const QString &name) const { return QDir(m_path).filePath(name); }

private:
    WorkFolder() = default;
    QString m_path;
};

Result<void> appendFile(vault::BackupWriter &writer, const QString &name, const QString &path)
{
    if (!QFile::exists(path))
        return {};
    DOSSIER_ASSIGN(const vault::FileSource source, vault::fileSource(path));
    return writer.append(name.toLatin1(), source.length, source.read);
}

Result<void> appendOpenStore(vault::BackupWriter &writer, const Store &store, const QString &stem, const WorkFolder &work)
{
    const QString copy = work.filePath(stem + ".db"_L1);
    DOSSIER_TRY(store.copyTo(copy));
    DOSSIER_TRY(appendFile(writer, stem + ".db"_L1, copy));
    QFile::remove(copy);
    return {};
}

/// The attachments; gives back the names of what is none, such as a file manager leaves anywhere.
Result<QStringList> appendBlobs(vault::BackupWriter &writer, const QString &folder)
{
    const QDir blobs(folder);
    QStringList foreign;
    for (const QString &name : blobs.entryList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString entry = "blobs/"_L1 + name;
        if (!vault::isStoreFileName(entry.toUtf8()) || !QFileInfo(blobs.filePath(name)).isFile()) {
            foreign.append(entry);
            continue;
        }
        DOSSIER_TRY(appendFile(writer, entry, blobs.filePath(name)));
    }
    return foreign;
}

Result<QStringList> appendStores(vault::BackupWriter &writer, const Session &session, const WorkFolder &work)
{
    const vault::VaultFolder &folder = session.vault().folder();
    for (const vault::HeldGrant &held : session.vault().grants()) {
        const QString stem = held.grant.name.stem();
        const QString database = folder.databasePath(held.grant.name);
        if (const Store *open = session.store(compartmentOf(held.grant.kind))) {
            DOSSIER_TRY(appendOpenStore(writer, *open, stem, work));
        } else {
            DOSSIER_TRY(appendFile(writer, stem + ".db"_L1, database));
            DOSSIER_TRY(appendFile(writer, stem + ".db-wal"_L1, database + "-wal"_L1));
            DOSSIER_TRY(appendFile(writer, stem + ".drafts"_L1, folder.draftsPath(held.grant.name)));
        }
        DOSSIER_TRY(appendFile(writer, stem + ".mark"_L1, folder.markPath(held.grant.name)));
    }
    return appendBlobs(writer, folder.blobsPath());
}

/// Writes the entries of a backup to files; one that is not whole never gets its name.
class EntryWriter
{
public:
    explicit EntryWriter(std::function<QString(const QString &)> pathOf) : m_pathOf(std::move(pathOf)) {}

    [[nodiscard]] vault::BackupSink sink()
    {
        return {[this](const vault::BackupEntry &entry) { return begin(entry); },
                [this](vault::ByteView bytes) -> Result<void> {
                    if (!m_file)
                        return {};
                    return m_file->append(QByteArrayView(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())));
                }};
    }
    [[nodiscard]] Result<void> finish()
    {
        if (!m_file)
            return {};
        Result<void> done = m_file->commit();
        m_file.reset();
        return done;
    }

private:
    Result<void> begin(const vault::BackupEntry &entry)
    {
        DOSSIER_TRY(finish());
        const QString path = m_pathOf(QString::fromLatin1(entry.name));
        if (path.isEmpty())
            return {};
        DOSSIER_ASSIGN(m_file, base::AtomicFile::create(path));
        return {};
    }

    std::function<QString(const QString &)> m_pathOf;   ///< empty path = leave the entry out
    std::optional<base::AtomicFile> m_file;
};

/// Opens main from what stands in the finished file.
Result<void> verifyWritten(const QString &path, const Session &session, const WorkFolder &work)
{
    DOSSIER_ASSIGN(vault::BackupReader reader, vault::BackupReader::open(path));
    const StorePaths restored{work.filePath(u"main.db"_s), work.filePath(u"main.drafts"_s)};
    EntryWriter writer([&](const QString &name) { return name == "main.db"_L1 ? restored.database : QString(); });
    DOSSIER_TRY(reader.read(session.vault().mainKey().key, writer.sink()));
    DOSSIER_TRY(writer.finish());
    DOSSIER_ASSIGN(StoreKey key, session.vault().mainKey().clone());
    DOSSIER_TRY(Store::open(restored, std::move(key), session.main().context(), vault::Access::ReadOnly, {}));
    return {};
}

} // namespace

Result<QStringList> writeBackup(Session &session, const QString &path)
{
    if (session.vault().folder().contains(path))
        return base::fail(ErrorCode::InvalidArgument, u"a backup must not lie inside the vault"_s);
    DOSSIER_TRY(session.settle());
    DOSSIER_ASSIGN(const WorkFolder work, WorkFolder::beside(path, session.context().random));
    DOSSIER_ASSIGN(vault::BackupWriter writer,
                   vault::BackupWriter::create(path, session.vault().headerBytes(), session.vault().mainKey().key));
    DOSSIER_ASSIGN(QStringList foreign, appendStores(writer, session, work));
    DOSSIER_TRY(writer.seal());
    DOSSIER_TRY(verifyWritten(writer.temporaryPath(), session, work));
    DOSSIER_TRY(writer.commit());
    return foreign;
}

Result<std::unique_ptr<Session>> restoreBackup(const QString &backup, const QString &path,
                                               const vault::Credentials &credentials, const SessionContext &context)
{
    DOSSIER_ASSIGN(vault::BackupReader reader, vault::BackupReader::open(backup));
    DOSSIER_ASSIGN(const vault::Unlocked unlocked, vault::unlockHeaderBytes(reader.headerBytes(), credentials));
    DOSSIER_TRY(reader.verify(unlocked.main.key));
    DOSSIER_ASSIGN(const vault::VaultFolder folder, vault::Vault::restoreHeader(path, reader.headerBytes()));
    const auto restore = [&]() -> Result<std::unique_ptr<Session>> {
        EntryWriter writer([&](const QString &name) { return QDir(path).filePath(name); });
        DOSSIER_TRY(reader.read(unlocked.main.key, writer.sink()));
        DOSSIER_TRY(writer.finish());
        return Session::adopt(path, credentials, context);
    };
    Result<std::unique_ptr<Session>> session = restore();
    if (!session)
        QDir(path).removeRecursively();
    return session;
}

} // namespace dossier::store
