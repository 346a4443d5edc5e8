// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/editors/editor.h"

#include <QPlainTextEdit>

namespace dossier::ui {

/// Several lines, growing with the text up to a limit. Tab leaves it.
class TextEditor final : public Editor
{
    Q_OBJECT
public:
    explicit TextEditor(const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] QString typed() const override { return m_text->toPlainText(); }
    void setTyped(const QString &text) override;
    void setIdentity(const QString &name, const QByteArray &draftKey) override;
    void setReadOnly(bool readOnly) override { m_text->setReadOnly(readOnly); }
    void setWrong(bool wrong) override;
    [[nodiscard]] bool isWide() const override { return true; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QPlainTextEdit *m_text;
    bool m_setting = false;
};

} // namespace dossier::ui
