// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/editors/editor.h"

#include <QToolButton>

#include <array>

namespace dossier::ui {

/// Yes, no, not known, or nothing said: pressing the chosen one again takes it back.
class AnswerEditor final : public Editor
{
    Q_OBJECT
public:
    explicit AnswerEditor(const VaultContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString typed() const override;
    void setTyped(const QString &text) override;
    void setIdentity(const QString &name, const QByteArray &draftKey) override;
    void setReadOnly(bool readOnly) override { setEnabled(!readOnly); }

private:
    std::array<QToolButton *, 3> m_buttons{};
};

} // namespace dossier::ui
