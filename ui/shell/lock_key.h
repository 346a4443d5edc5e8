// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace dossier::ui {

/// Ctrl+L while a menu or a list is open: it takes every key, and the command would never hear of this one. The lock
/// must not wait for Esc.
class LockKey final : public QObject
{
    Q_OBJECT
public:
    explicit LockKey(QObject *parent);

Q_SIGNALS:
    /// After whatever was open has closed.
    void pressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace dossier::ui
