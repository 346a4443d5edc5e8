// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/parts.h"

namespace dossier::ui {

/// A sentence where its cause is, instead of a dialog: what happened, what is safe, what to do. Stays until it is
/// replaced or closed; a screen reader is told.
class MessageBar final : public QFrame
{
    Q_OBJECT
public:
    enum class Tone : std::uint8_t { Plain, Warning, Error };

    explicit MessageBar(const Context &context, QWidget *parent = nullptr);
    void show(Tone tone, const QString &text, const QString &icon = {});
    [[nodiscard]] QString text() const { return m_text->text(); }
    void dismiss();

Q_SIGNALS:
    /// For whatever stands round it.
    void shownChanged(bool shown);

private:
    void drawIcon();
    void showWithin();

    const Context &m_context;
    QLabel *m_icon;
    QIcon m_shownIcon;
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace dossier::ui
