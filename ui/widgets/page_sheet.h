// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QImage>
#include <QWidget>

namespace dossier::ui {

/// One page of a report as it would be printed, as wide as there is room.
class PageSheet final : public QWidget
{
public:
    PageSheet(const Context &context, QImage page, const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Context &m_context;
    QImage m_page;
};

} // namespace dossier::ui
