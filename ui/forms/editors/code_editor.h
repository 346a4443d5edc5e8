// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/editors/editor.h"

#include <QComboBox>

namespace dossier::ui {

/// A closed list whose arrow is ours, so that it is seen on a dark ground; the wheel scrolls the page, not the choice. A
/// screen reader is told both what is chosen here and what was: "Outcome: adjourned".
class ChoiceBox final : public QComboBox
{
    Q_OBJECT
public:
    explicit ChoiceBox(const Context &context, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    const Context &m_context;
};

/// A term of a vocabulary, chosen by its word. Retired terms are shown where they are set and never offered.
class CodeEditor final : public Editor
{
    Q_OBJECT
public:
    CodeEditor(const VaultContext &context, const schema::FieldSpec &field, QWidget *parent = nullptr);

    [[nodiscard]] QString typed() const override { return m_box->currentData().toString(); }
    void setTyped(const QString &text) override;
    void setIdentity(const QString &name, const QByteArray &draftKey) override;
    void setReadOnly(bool readOnly) override { m_box->setEnabled(!readOnly); }
    void setWrong(bool wrong) override;

private:
    const VaultContext m_context;
    QByteArray m_vocabulary;
    ChoiceBox *m_box;
};

} // namespace dossier::ui
