// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/parts.h"

#include <QPointer>
#include <QProgressBar>
#include <QTimer>

namespace dossier::ui {

/// The bottom line of the window: what just happened, with a way back; what runs, with a way to stop it; when the
/// window locks. Takes the place of dialogs for results.
class StatusLine final : public QFrame
{
    Q_OBJECT
public:
    explicit StatusLine(const Context &context, QWidget *parent = nullptr);

    /// What the page shows ("37 of 303 cases"), until something happens.
    void setStanding(const QString &text);
    /// A result, for ten seconds; with a button where it can be taken back.
    void say(const QString &text, const QString &action = {}, std::function<void()> act = {});
    void setRight(const QString &text, const QString &icon);
    void setLockHint(const QString &text);

    /// Forgets what was said: nothing of a vault is read here once it is locked.
    void clear();
    [[nodiscard]] QString text() const { return m_text->text(); }

private:
    friend class ShownJob;
    void startJob(const QString &text, std::function<void()> cancel);
    void setJobProgress(qint64 done, qint64 total);
    void endJob();
    void layOut();
    void showStanding();
    void drawRightIcon();

    const Context &m_context;
    QLabel *m_text;
    QPushButton *m_action;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QLabel *m_rightIcon;
    QIcon m_rightShown;
    QLabel *m_right;
    QWidget *m_lockHint;
    QLabel *m_lockText;
    QString m_standing;
    std::function<void()> m_act;
    std::function<void()> m_stop;
    QTimer m_fade;
};

/// A job that takes more than a blink is on the status line while this lives. One at a time.
class ShownJob
{
public:
    /// `cancel` may be empty.
    ShownJob(StatusLine &status, const QString &text, std::function<void()> cancel);
    ~ShownJob();
    ShownJob(const ShownJob &) = delete;
    ShownJob &operator=(const ShownJob &) = delete;

    /// `total` 0: how much there is to do is not known.
    void setProgress(qint64 done, qint64 total);

private:
    QPointer<StatusLine> m_status;   ///< a page may end after its window's line
};

} // namespace dossier::ui
