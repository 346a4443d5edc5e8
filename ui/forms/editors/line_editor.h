// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/editors/editor.h"

#include <QLineEdit>

namespace dossier::ui {

/// One line: text, numbers, lengths of time, moments, articles; read when the form is saved.
class LineEditor : public Editor
{
    Q_OBJECT
public:
    explicit LineEditor(const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] QString typed() const override { return m_line->text(); }
    void setTyped(const QString &text) override;
    void setIdentity(const QString &name, const QByteArray &draftKey) override;
    void setReadOnly(bool readOnly) override { m_line->setReadOnly(readOnly); }
    void setWrong(bool wrong) override;
    [[nodiscard]] QLineEdit &line() { return *m_line; }

protected:
    QLineEdit *m_line;
};

/// Text begins where the window does: Qt would put Latin words of a mirrored window at its far side.
void alignLeading(QLineEdit &line);
/// Marks a field of the window as holding what could not be read.
void markWrong(QWidget *field, bool wrong);

} // namespace dossier::ui
