// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace dossier::ui {

/// Scrolls what is taller than its place, and is never narrower than what it shows.
class ColumnScroll final : public QScrollArea
{
public:
    explicit ColumnScroll(QWidget *content, const char *look, QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace dossier::ui
