// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/parts.h"

namespace dossier::ui {

/// What stops an export: the one cause, the place where it can be remedied, and that nobody can pass it here.
class StopPanel final : public QFrame
{
    Q_OBJECT
public:
    explicit StopPanel(const Context &context, QWidget *parent = nullptr);

    /// `remedy` and `command` empty: what to do is in the sentence.
    void show(const QString &sentence, const QString &remedy = {}, const QByteArray &command = {});
    void clear();
    [[nodiscard]] bool isStopping() const { return !m_sentence->text().isEmpty(); }

Q_SIGNALS:
    void commandWanted(const QByteArray &command);

private:
    QLabel *m_sentence;
    QPushButton *m_remedy;
    QByteArray m_command;
};

} // namespace dossier::ui
