// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"
#include "ui/context.h"

#include <QWidget>

namespace dossier::ui {

/// Paints a recovery code in groups out of locked memory; it can be read, or heard through a screen reader, and not copied.
class RecoveryCodeView final : public QWidget
{
    Q_OBJECT
public:
    explicit RecoveryCodeView(const Context &context, QWidget *parent = nullptr);
    /// Seven groups of four ASCII characters with hyphens between.
    void setCode(base::SecretBytes code);
    void clear();
    /// True where the characters typed are group `index` of the code, letter case aside.
    [[nodiscard]] bool isGroup(int index, const base::SecretBytes &typed) const;
    /// "1: XXXX, 2: XXXX, …", for a screen reader; empty where no code is shown.
    [[nodiscard]] QString spoken() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString group(int index) const;

    const Context &m_context;
    base::SecretBytes m_code;
};

} // namespace dossier::ui
