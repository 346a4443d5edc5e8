// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QLabel>

namespace dossier::ui {

/// The name of a field, and behind it a dot while what is typed is not saved; a screen reader is told in words.
class FieldLabel final : public QLabel
{
public:
    FieldLabel(const Context &context, const QString &name, QWidget *parent = nullptr);
    void setChanged(bool changed);
    [[nodiscard]] bool isChanged() const { return m_isChanged; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Context &m_context;
    bool m_isChanged = false;
};

} // namespace dossier::ui
