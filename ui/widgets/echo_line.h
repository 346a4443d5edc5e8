// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QWidget>

namespace dossier::ui {

/// What stands below a field: how it was understood, the reading itself bold behind a check, or what is wrong with it.
class EchoLine final : public QWidget
{
public:
    explicit EchoLine(const Context &context, QWidget *parent = nullptr);

    /// `reading`: the part of the text that is the reading; empty where the text tells something else.
    void setEcho(const QString &text, const QString &reading = {});
    void setProblem(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(const QString &text, const QString &reading, bool isProblem);
    /// Room for the check before the text.
    [[nodiscard]] int indent() const;

    const Context &m_context;
    QString m_text;
    QString m_reading;
    bool m_isProblem = false;
};

} // namespace dossier::ui
