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

constexpr double kDotUnits = 2.75;    ///< from one dot to the next

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
    m_chosen = false;
    update();
    Q_EMIT changed();
}

void PassphraseField::setRevealed(bool revealed)
{
    m_revealed = revealed;
    update();
}

/// All of it or nothing: where the parts are is not shown.
void PassphraseField::setChosen(bool chosen)
{
    m_chosen = chosen && m_size > 0;
    update();
}

void PassphraseField::insert(QStringView text)
{
    if (std::exchange(m_chosen, false))
        clear();
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
    const bool selectsLine = event->matches(QKeySequence::SelectStartOfLine) || event->matches(QKeySequence::SelectEndOfLine);
    if (event->matches(QKeySequence::SelectAll) || selectsLine) {
        setChosen(true);
        return;
    }
    if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete) {
        if (event->modifiers().testFlag(Qt::ControlModifier) || m_chosen)
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
    m_chosen = false;
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
    const int width = std::min(contentWidth(), this->width() - 2 * pad);
    const QRect content(pad, (height() - fontMetrics().height()) / 2, width, fontMetrics().height());
    if (m_chosen)
        painter.fillRect(content.adjusted(-2, 0, 2, 0), theme.color(u"sel"_s));
    paintContent(painter, content);
    if (focused && m_caretOn)
        painter.fillRect(QRect(content.right() + 2, content.top(), 1, content.height()), theme.color(u"text"_s));
}

int PassphraseField::contentWidth() const
{
    if (!m_revealed)
        return length() * m_context.theme.u(kDotUnits);
    QString shown = QString::fromUtf8(reinterpret_cast<const char *>(m_buffer.bytes().data()), qsizetype(m_size));
    const int width = fontMetrics().horizontalAdvance(shown);
    shown.fill(u'\0');
    return width;
}

/// The end of what was typed where there is no room for all of it.
void PassphraseField::paintContent(QPainter &painter, const QRect &rect) const
{
    const QColor ink = m_context.theme.color(m_chosen ? u"selText"_s : u"text"_s);
    painter.setPen(m_revealed ? QPen(ink) : QPen(Qt::NoPen));
    painter.setBrush(ink);
    if (m_revealed) {
        QString shown = QString::fromUtf8(reinterpret_cast<const char *>(m_buffer.bytes().data()), qsizetype(m_size));
        painter.setClipRect(rect);
        const int whole = contentWidth();
        painter.drawText(QRect(rect.right() + 1 - whole, rect.top(), whole + 1, rect.height()), int(Qt::AlignVCenter | Qt::AlignLeft), shown);
        painter.setClipping(false);
        shown.fill(u'\0');
        return;
    }
    const int step = m_context.theme.u(kDotUnits);
    for (int x = rect.left(); x + step <= rect.right() + 1; x += step)
        painter.drawEllipse(QPointF(x + step / 2.0 - 2, rect.center().y()), 2.6, 2.6);
}

} // namespace dossier::ui
