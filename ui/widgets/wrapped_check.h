// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/parts.h"

#include <QCheckBox>

namespace dossier::ui {

/// A check box whose words wrap where the page is narrow; pressed on its words too.
class WrappedCheck final : public QWidget
{
    Q_OBJECT
public:
    WrappedCheck(const Context &context, const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QCheckBox &box() { return *m_box; }
    [[nodiscard]] bool isChecked() const { return m_box->isChecked(); }

Q_SIGNALS:
    void toggled(bool checked);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QCheckBox *m_box;
};

} // namespace dossier::ui
