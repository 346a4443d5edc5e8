// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"
#include "ui/context.h"

#include <QTimer>
#include <QWidget>

namespace dossier::ui {

/// One line for a secret. What is typed lies in locked memory as UTF-8 and nowhere else: no undo list, no
/// clipboard out, no accessible text but its length; dots unless the person asks to see it.
class PassphraseField final : public QWidget
{
    Q_OBJECT
public:
    explicit PassphraseField(const Context &context, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    /// Characters typed.
    [[nodiscard]] int length() const;
    /// A copy of what was typed. Error OutOfMemory.
    [[nodiscard]] base::Result<base::SecretBytes> text() const;
    /// Constant time.
    [[nodiscard]] bool sameAs(const PassphraseField &other) const;
    void clear();
    void setRevealed(bool revealed);
    /// Types at the end, as a key would.
    void insert(QStringView text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

Q_SIGNALS:
    void changed();
    void submitted();
    /// Whether Caps Lock seems to be on, as far as the keys tell.
    void capsLockSeen(bool on);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void removeLast();
    void setChosen(bool chosen);
    [[nodiscard]] int contentWidth() const;
    void paintContent(QPainter &painter, const QRect &rect) const;
    void noticeCapsLock(const QKeyEvent &event);

    const Context &m_context;
    base::SecretBytes m_buffer;      ///< fixed room; never grown, so no copy is left behind
    std::size_t m_size = 0;
    bool m_chosen = false;    ///< all of it: the next key takes its place
    bool m_revealed = false;
    bool m_caretOn = false;
    QTimer m_blink;
};

} // namespace dossier::ui
