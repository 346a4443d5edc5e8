// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QToolButton>

class QHBoxLayout;

namespace dossier::ui {

/// Choices that exclude each other, side by side in one frame. Which of them are checked is the owner's business.
class Segments final : public QWidget
{
public:
    explicit Segments(const Context &context, QWidget *parent = nullptr);
    /// A checkable segment at the end.
    QToolButton *add(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Context &m_context;
    QHBoxLayout *m_row;
};

} // namespace dossier::ui
