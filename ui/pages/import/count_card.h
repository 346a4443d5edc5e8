// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QAbstractButton>

namespace dossier::ui {

/// A count that is a filter: the number large, what it counts below, an icon at the trailing edge.
class CountCard final : public QAbstractButton
{
    Q_OBJECT
public:
    CountCard(const Context &context, QString icon, QString tone, QString word, QWidget *parent = nullptr);
    void setCount(qsizetype count, const QString &hint);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int heightNeeded() const;

    const Context &m_context;
    QString m_icon;
    QString m_tone;
    QString m_word;
    QString m_count;
    QString m_hint;
};

} // namespace dossier::ui
