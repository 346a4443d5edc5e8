// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/widgets/message_bar.h"

namespace dossier::ui {

/// Opens the endorsers, or makes their compartment, and records that. Errors of Session::openCompartment and of the note:
/// what cannot be recorded does not open.
[[nodiscard]] base::Result<void> openEndorsers(const VaultContext &context);

/// Where the endorsers would stand while their compartment is closed: opening it is a step of its own, and recorded.
class EndorsersDoor final : public Page
{
    Q_OBJECT
public:
    explicit EndorsersDoor(const VaultContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString formName() const override { return QStringLiteral("list:endorsers"); }
    [[nodiscard]] QByteArray place() const override { return "endorsers"; }
    [[nodiscard]] store::Store *draftStore() const override { return nullptr; }
    void focusFirst() override { m_open->setFocus(Qt::OtherFocusReason); }

Q_SIGNALS:
    void opened();

private:
    void open();

    const VaultContext m_context;
    QPushButton *m_open;
    MessageBar *m_message;
};

} // namespace dossier::ui
