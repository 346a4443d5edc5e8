// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segments.h"

#include <QHBoxLayout>
#include <QPainter>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRadius = 6;

/// Painted here and not by the style sheet: its neighbours share the border.
class Segment final : public QToolButton
{
public:
    Segment(const Context &context, const QString &text) : m_context(context)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        connect(this, &QToolButton::toggled, this, [this] { parentWidget()->update(); });
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const Theme &theme = m_context.theme;
        const QFontMetrics metrics(theme.font(Theme::Role::Name));
        return {metrics.horizontalAdvance(text()) + theme.u(6), std::max(theme.u(7), metrics.height() + theme.u(2))};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_context.theme.u(8), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_context.theme;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF inside = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isChecked() || (underMouse() && isEnabled())) {
            painter.setPen(isChecked() ? QPen(theme.color(isEnabled() ? u"accent"_s : u"line"_s)) : QPen(Qt::NoPen));
            painter.setBrush(theme.color(isChecked() ? u"sel"_s : u"hover"_s));
            painter.drawRoundedRect(isChecked() ? inside : inside.adjusted(1, 1, -1, -1), kRadius, kRadius);
        }
        painter.setFont(theme.font(isChecked() ? Theme::Role::Name : Theme::Role::Body));
        painter.setPen(theme.color(isChecked() ? u"selText"_s : isEnabled() ? u"text"_s : u"text3"_s));
        const QString shown = painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - theme.u(2));
        painter.drawText(rect(), int(Qt::AlignCenter), isolatedIn(layoutDirection(), shown));
        if (!hasFocus())
            return;
        painter.setPen(QPen(theme.color(u"focus"_s), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius - 1, kRadius - 1);
    }

private:
    const Context &m_context;
};

} // namespace

Segments::Segments(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QToolButton *Segments::add(const QString &text)
{
    auto *segment = new Segment(m_context, text);
    m_row->addWidget(segment);
    return segment;
}

void Segments::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_context.theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(isEnabled() ? u"lineStrong"_s : u"line"_s));
    painter.setBrush(theme.color(isEnabled() ? u"raised"_s : u"subtle"_s));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    for (int i = 1; i < m_row->count(); ++i) {
        const QRect left = m_row->itemAt(i - (isRightToLeft() ? 0 : 1))->geometry();
        painter.fillRect(QRect(left.right(), 1, 1, height() - 2), theme.color(u"line"_s));
    }
}

} // namespace dossier::ui
