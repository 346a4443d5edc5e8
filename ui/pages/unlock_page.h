// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/session/session.h"
#include "ui/jobs/job.h"
#include "ui/pages/secret_task.h"
#include "ui/widgets/file_panel.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/passphrase_field.h"

namespace dossier::ui {

/// One passphrase, one button; the key file below. Argon2 runs on another thread, so that the window stays alive.
class UnlockPage final : public QWidget
{
    Q_OBJECT
public:
    /// Takes the session once the keys fit and the store is open.
    using Opened = std::function<void(std::unique_ptr<store::Session>, const QString &path)>;

    /// `vaultPath` may be empty: then a vault is chosen first. `reason` says why it locked; may be empty.
    UnlockPage(const Context &context, const QString &vaultPath, const QString &reason, Opened opened, QWidget *parent = nullptr);

    void focusFirst();
    [[nodiscard]] PassphraseField &passphrase() { return *m_passphrase; }
    [[nodiscard]] bool isWorking() const { return m_job.isRunning(); }

Q_SIGNALS:
    void newVaultWanted();

private:
    void fill(QWidget &content, const QString &reason);
    [[nodiscard]] QWidget *makeHeading();
    [[nodiscard]] QWidget *makePanel();
    [[nodiscard]] QWidget *makeKeyFileRow();
    [[nodiscard]] QWidget *makeBelow(const QString &reason);
    void choose(FilePanel::Purpose purpose);
    void setVault(const QString &path);
    void setKeyFile(const QString &path);
    void setRecovery(bool recovery);
    void unlock();
    void finish(base::Result<std::unique_ptr<vault::Vault>> opened);
    void setWorking(bool working);
    void showLayout();

    const Context &m_context;
    Opened m_opened;
    QString m_path;
    QString m_keyFile;
    bool m_recovery = false;
    QWidget *m_card = nullptr;
    FilePanel *m_files = nullptr;
    ElidedLabel *m_place = nullptr;
    QLabel *m_secretLabel = nullptr;
    PassphraseField *m_passphrase = nullptr;
    QToolButton *m_reveal = nullptr;
    QWidget *m_capsLock = nullptr;
    QLabel *m_layout = nullptr;
    QWidget *m_keyFileRow = nullptr;
    ElidedLabel *m_keyFileName = nullptr;
    QPushButton *m_unlock = nullptr;
    QLabel *m_hint = nullptr;
    MessageBar *m_message = nullptr;
    QPushButton *m_recoveryLink = nullptr;
    Job<base::Result<std::unique_ptr<vault::Vault>>> m_job;
};

} // namespace dossier::ui
