// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/session_world.h"
#include "support/temporary_folder.h"
#include "support/vault_samples.h"

#include <QDir>
#include <QFile>

namespace dossier::test {

/// A vault made once through Session, and fresh copies of it to be spoiled: what a tool on the same
/// machine, with the state of this machine, would meet. The recovery code opens without Argon2.
class VaultCopies
{
public:
    explicit VaultCopies(int cases)
    {
        const base::SecretBytes passphrase = secretOf(kSamplePassphrase);
        store::NewVault options;
        options.keys.credentials.passphrase = &passphrase;
        options.memberName = QStringLiteral("Leyla");
        options.language = QStringLiteral("en");
        store::CreatedSession created = take(store::Session::create(m_template.filePath(QStringLiteral("Campaign")), options,
                                                                    m_world.context(m_template.filePath(QStringLiteral("state")))));
        m_code = std::move(created.recoveryCode);
        for (int i = 0; i < cases; ++i)
            m_cases.append(add(*created.session, QStringLiteral("Person %1").arg(i)));
    }

    /// A fresh copy in place of the last one.
    void renew()
    {
        QDir(path(QString())).removeRecursively();
        copy(m_template.path(), path(QString()));
    }
    /// What the copy is now, kept aside under a name, or put in place of it.
    void keepAs(const QString &name) { copy(path(QString()), m_work.filePath(name)); }
    void putBack(const QString &name, const QStringList &files)
    {
        for (const QString &file : files)
            replace(m_work.filePath(name + QLatin1Char('/') + file), path(file));
    }

    /// Of a file or folder of the copy: "Campaign/main.db", "state".
    [[nodiscard]] QString path(const QString &name) const { return m_work.filePath(QStringLiteral("copy/") + name); }
    [[nodiscard]] QString templatePath(const QString &name) const { return m_template.filePath(name); }

    [[nodiscard]] base::Result<std::unique_ptr<store::Session>> open(vault::Access access = vault::Access::ReadWrite)
    {
        return store::Session::open(path(QStringLiteral("Campaign")), byCode(), access, m_world.context(path(QStringLiteral("state"))));
    }
    /// What was kept aside, or is put, elsewhere on the same machine.
    [[nodiscard]] QString keptPath(const QString &name) const { return m_work.filePath(name); }
    [[nodiscard]] store::SessionContext context() { return m_world.context(path(QStringLiteral("state"))); }
    [[nodiscard]] base::Result<std::unique_ptr<store::Session>> openAt(const QString &folder)
    {
        return store::Session::open(folder, byCode(), vault::Access::ReadWrite, context());
    }
    [[nodiscard]] base::Result<std::unique_ptr<store::Session>> adopt()
    {
        return store::Session::adopt(path(QStringLiteral("Campaign")), byCode(), m_world.context(path(QStringLiteral("state"))));
    }
    [[nodiscard]] vault::Credentials byCode() const
    {
        vault::Credentials credentials;
        credentials.recoveryCode = &*m_code;
        return credentials;
    }

    base::RecordId add(store::Session &session, const QString &name)
    {
        domain::Action action = m_world.action(domain::Origin::Form, session.member());
        const base::RecordId id = m_world.addCase(action, name, QStringLiteral("added")).caseId;
        (void)take(session.main().apply(std::move(action)));
        return id;
    }
    [[nodiscard]] const QList<base::RecordId> &cases() const { return m_cases; }
    [[nodiscard]] SessionWorld &world() { return m_world; }

    static void replace(const QString &from, const QString &to)
    {
        QFile::remove(to);
        if (QFile::exists(from) && !QFile::copy(from, to))
            qFatal("cannot copy a file of the vault");
    }

private:
    static void copy(const QString &from, const QString &to)
    {
        QDir().mkpath(to);
        const QDir source(from);
        for (const QFileInfo &entry : source.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
            const QString target = to + QLatin1Char('/') + entry.fileName();
            if (entry.isDir())
                copy(entry.filePath(), target);
            else
                replace(entry.filePath(), target);
        }
    }

    SessionWorld m_world;
    TemporaryFolder m_template;
    TemporaryFolder m_work;
    std::optional<vault::RecoveryCode> m_code;
    QList<base::RecordId> m_cases;
};

} // namespace dossier::test
