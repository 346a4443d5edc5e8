// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/parts.h"

#include <QProgressBar>
#include <QTimer>

namespace dossier::ui {

/// Over the whole width while a compartment is open: that it is, until when, and the way out. It closes by itself when
/// nobody has used the machine for a while (interface.md 18).
class CompartmentBar final : public QFrame
{
    Q_OBJECT
public:
    explicit CompartmentBar(const Context &context, QWidget *parent = nullptr);

    /// Shows the bar and begins to count, or hides it.
    void setOpen(bool open);
    /// Somebody is at the machine: it counts from the beginning.
    void touched();

Q_SIGNALS:
    void closeWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void begin(std::chrono::seconds left, bool isPeriod);
    void tick();
    void showLeft();

    const Context &m_context;
    QLabel *m_left;
    QProgressBar *m_progress;
    QTimer m_second;
    std::chrono::seconds m_whole{};      ///< what it counts from
    std::chrono::seconds m_remaining{};
    bool m_isPeriod = false;             ///< a stated working period, which use neither ends nor prolongs
};

} // namespace dossier::ui
