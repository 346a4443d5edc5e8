// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/passphrase_field.h"

#include "vault/secret_input.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <cstring>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr bool startsCharacter(std::uint8_t byte)
{
    return (byte & 0xC0) != 0x80;
}

/// To a screen reader a password field without text: it says its name and that it is one.
class SecretAccessible final : public QAccessibleWidget
{
public:
    explicit SecretAccessible(QWidget *widget) : QAccessibleWidget(widget, QAccessible::EditableText) {}
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        return state;
    }
};

QAccessibleInterface *secretAccessible(const QString &className, QObject *object)
{
    auto *field = className == "dossier::ui::PassphraseField"_L1 ? qobject_cast<PassphraseField *>(object) : nullptr;
    return field ? new SecretAccessible(field) : nullptr;
}

} // namespace

PassphraseField::PassphraseField(const Context &context, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    if (auto buffer = base::SecretBytes::zeroed(vault::kLongestPassphraseBytes))
        m_buffer = std::move(*buffer);
    // Qt keeps factories for the whole process and leaves out one it has.
    QAccessible::installFactory(secretAccessible);
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_blink, &QTimer::timeout, this, [this] {
        m_caretOn = !m_caretOn;
        update();
    });
}

int PassphraseField::length() const
{
    const auto bytes = m_buffer.bytes().first(m_size);
    return int(std::ranges::count_if(bytes, startsCharacter));
}

base::Result<base::SecretBytes> PassphraseField::text() const
{
    return base::SecretBytes::copyOf(m_buffer.bytes().first(m_size));
}

bool PassphraseField::sameAs(const PassphraseField &other) const
{
    // The rest of both buffers is zero, so that comparing all of them tells nothing by its time.
    return m_buffer.equals(other.m_buffer.bytes());
}

void PassphraseField::clear()
{
    std::ranges::fill(m_buffer.writable(), std::uint8_t{0});
    m_size = 0;
    update();
    Q_EMIT changed();
}

void PassphraseField::setRevealed(bool revealed)
{
    m_revealed = revealed;
    update();
}

void PassphraseField::insert(QStringView text)
{
    QByteArray utf8 = text.toUtf8();
    const auto room = m_buffer.size() - m_size;
    if (utf8.size() > 0 && std::size_t(utf8.size()) <= room) {
        std::memcpy(m_buffer.writable().data() + m_size, utf8.constData(), std::size_t(utf8.size()));
        m_size += std::size_t(utf8.size());
    }
    utf8.fill('\0');
    m_caretOn = true;
    update();
    Q_EMIT changed();
}

void PassphraseField::removeLast()
{
    const auto bytes = m_buffer.writable();
    while (m_size > 0) {
        const std::uint8_t byte = bytes[--m_size];
        bytes[m_size] = 0;
        if (startsCharacter(byte))
            break;
    }
    update();
    Q_EMIT changed();
}

QSize PassphraseField::sizeHint() const
{
    return {m_context.theme.u(60), std::max(m_context.theme.u(9), fontMetrics().height() + m_context.theme.u(3))};
}

QVariant PassphraseField::inputMethodQuery(Qt::InputMethodQuery query) const
{
    // Nothing of what was typed is told to the input method.
    if (query == Qt::ImEnabled)
        return true;
    if (query == Qt::ImHints)
        return int(inputMethodHints());
    return QWidget::inputMethodQuery(query);
}

void PassphraseField::noticeCapsLock(const QKeyEvent &event)
{
    const QString text = event.text();
    if (text.size() != 1 || !text[0].isLetter() || text[0].toLower() == text[0].toUpper())
        return;
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    Q_EMIT capsLockSeen(text[0].isUpper() != shift);
}

void PassphraseField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT submitted();
        return;
    }
    if (event->key() == Qt::Key_Backspace) {
        if (event->modifiers().testFlag(Qt::ControlModifier))
            clear();
        else
            removeLast();
        return;
    }
    if (event->matches(QKeySequence::Paste)) {
        insert(QApplication::clipboard()->text().section(u'\n', 0, 0));
        return;
    }
    const QString typed = event->text();
    if (typed.isEmpty() || !typed[0].isPrint()
        || (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) == Qt::ControlModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    noticeCapsLock(*event);
    insert(typed);
}

void PassphraseField::inputMethodEvent(QInputMethodEvent *event)
{
    if (!event->commitString().isEmpty())
        insert(event->commitString());
    event->accept();
}

void PassphraseField::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_caretOn = true;
    if (const int time = QApplication::cursorFlashTime(); time > 1)
        m_blink.start(time / 2);
    update();
}

void PassphraseField::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_blink.stop();
    m_caretOn = false;
    update();
}

void PassphraseField::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_context.theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = hasFocus();
    const double line = focused ? 2 : 1;
    painter.setPen(QPen(theme.color(focused ? u"focus"_s : u"lineStrong"_s), line));
    painter.setBrush(theme.color(isEnabled() ? u"base"_s : u"subtle"_s));
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), 6, 6);

    const int pad = theme.u(2.5);
    const int middle = height() / 2;
    int end = pad;
    painter.setPen(theme.color(u"text"_s));
    if (m_revealed) {
        QString shown = QString::fromUtf8(reinterpret_cast<const char *>(m_buffer.bytes().data()), qsizetype(m_size));
        const int width = fontMetrics().horizontalAdvance(shown);
        const int shift = std::max(0, width - (this->width() - 2 * pad));
        painter.setClipRect(rect().adjusted(pad, 0, -pad, 0));
        painter.drawText(QRect(pad - shift, 0, width + pad, height()), int(Qt::AlignVCenter | Qt::AlignLeft), shown);
        painter.setClipping(false);
        end = pad + width - shift;
        shown.fill(u'\0');
    } else {
        const int step = theme.u(2.75);
        const int most = (width() - 2 * pad) / step;
        painter.setBrush(theme.color(u"text"_s));
        painter.setPen(Qt::NoPen);
        const int dots = std::min(length(), most);
        for (int i = 0; i < dots; ++i)
            painter.drawEllipse(QPointF(pad + i * step + step / 2.0 - 2, middle), 2.6, 2.6);
        end = pad + dots * step;
    }
    if (focused && m_caretOn)
        painter.fillRect(QRect(end + 1, middle - fontMetrics().height() / 2, 1, fontMetrics().height()), theme.color(u"text"_s));
}

} // namespace dossier::ui
