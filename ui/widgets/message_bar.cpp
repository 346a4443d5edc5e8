// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QTimer>

namespace dossier::ui {

using namespace Qt::StringLiterals;

MessageBar::MessageBar(const Context &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_icon(new QLabel)
    , m_text(makeLabel(context, Theme::Role::Body, {}))
    , m_close(makeIconButton(context, u"x"_s, context.words.label("ui.button.close")))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(context.theme.u(3), context.theme.u(1.5), context.theme.u(1.5), context.theme.u(1.5));
    row->setSpacing(context.theme.u(2));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1, Qt::AlignVCenter);
    // Beside the first line of the text, which is lower than the button behind it.
    m_icon->setFixedHeight(std::max(m_close->sizeHint().height(), m_text->fontMetrics().height()));
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(&context.theme, &Theme::changed, this, &MessageBar::drawIcon);
    hide();
}

void MessageBar::show(Tone tone, const QString &text, const QString &icon)
{
    struct Dress {
        const char *look;
        QString icon;
        QString token;
    };
    const Dress dress = tone == Tone::Error   ? Dress{"error", u"circle-alert"_s, u"red"_s}
        : tone == Tone::Warning ? Dress{"warning", u"triangle-alert"_s, u"amber"_s}
                                : Dress{"note", u"info"_s, u"text2"_s};
    setLook(this, dress.look);
    m_shownIcon = m_context.theme.icon(icon.isEmpty() ? dress.icon : icon, dress.token);
    drawIcon();
    m_text->setText(text);
    setAccessibleName(text);
    Q_EMIT shownChanged(true);
    QFrame::show();
    showWithin();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

/// On a small screen the place of the message may be out of view; it has its place only after the layout.
void MessageBar::showWithin()
{
    QTimer::singleShot(0, this, [this] {
        for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
            if (auto *scroll = qobject_cast<QScrollArea *>(above))
                scroll->ensureWidgetVisible(this);
        }
    });
}

void MessageBar::drawIcon()
{
    m_icon->setPixmap(m_shownIcon.pixmap(QSize(18, 18), devicePixelRatioF()));
}

void MessageBar::dismiss()
{
    m_text->clear();
    hide();
    Q_EMIT shownChanged(false);
}

} // namespace dossier::ui
