// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/session/session.h"
#include "ui/jobs/job.h"
#include "ui/pages/secret_task.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/passphrase_field.h"
#include "ui/widgets/recovery_code_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QStackedLayout>

class QVBoxLayout;

namespace dossier::ui {

/// Makes a vault in two steps: name, language and passphrase; then the recovery code, shown this once, which the
/// person proves to have written down before the vault opens.
class CreatePage final : public QWidget
{
    Q_OBJECT
public:
    using Created = std::function<void(std::unique_ptr<store::Session>, const QString &path)>;

    /// `parentFolder`: where vaults are made unless another folder is typed.
    CreatePage(const Context &context, const QString &parentFolder, Created created, QWidget *parent = nullptr);

    void focusFirst();

Q_SIGNALS:
    void cancelled();

private:
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeRecovery();
    void addRow(QVBoxLayout *column, const char *labelKey, QWidget *field, const char *hintKey = nullptr);
    void showStrength();
    void showPlace();
    void create();
    void finish(base::Result<vault::CreatedVault> created);
    void confirm();
    [[nodiscard]] QString path() const;

    const Context &m_context;
    QString m_folder;
    Created m_created;
    QStackedLayout *m_steps;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_member = nullptr;
    QComboBox *m_language = nullptr;
    QLabel *m_place = nullptr;
    PassphraseField *m_passphrase = nullptr;
    PassphraseField *m_again = nullptr;
    QLabel *m_strength = nullptr;
    QPushButton *m_make = nullptr;
    MessageBar *m_message = nullptr;
    RecoveryCodeView *m_code = nullptr;
    PassphraseField *m_group = nullptr;
    QLabel *m_ask = nullptr;
    MessageBar *m_codeMessage = nullptr;
    int m_asked = 0;
    std::unique_ptr<store::Session> m_session;
    std::optional<vault::RecoveryCode> m_recovery;
    Job<base::Result<vault::CreatedVault>> m_job;
};

} // namespace dossier::ui
