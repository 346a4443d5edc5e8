// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/custody_line.h"
#include "ui/context.h"

#include <QWidget>

namespace dossier::ui {

/// The orders of one case to scale, from the arrest to the later of today and the last known end: custody of the
/// police solid, extensions set apart by ticks, today a mark of two pixels, the days that are left red where a term
/// ends within a week, a dashed edge where a date is not exact. Arrow keys walk the segments; each is an accessible
/// child that says itself in words.
class DetentionBar final : public QWidget
{
    Q_OBJECT
public:
    /// Full: words inside, months above, ends below. Compact: a narrow line for a preview.
    enum class Size : std::uint8_t { Full, Compact };

    DetentionBar(const Context &context, Size size, QWidget *parent = nullptr);
    void show(disclosure::CustodyLine line);
    [[nodiscard]] const disclosure::CustodyLine &line() const { return m_line; }

    [[nodiscard]] int segmentCount() const { return int(m_line.segments.size()); }
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int segment);
    void activate(int segment);
    /// In the widget's own coordinates, mirrored like everything else.
    [[nodiscard]] QRect segmentRect(int segment) const;
    /// "Extension 2, 21 July to 27 November 2026, ends in 4 days".
    [[nodiscard]] QString segmentText(int segment) const;
    /// Where today's mark stands, and the red days from it; empty where there are none.
    [[nodiscard]] QRect todayRect() const;
    [[nodiscard]] QRect urgentRect() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Enter or a double click: the period's index in the facts behind the line.
    void periodChosen(int period);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] bool isFull() const { return m_size == Size::Full; }
    [[nodiscard]] QRect barRect() const;
    [[nodiscard]] int at(QDate day) const;
    [[nodiscard]] QRect plainRect(int segment) const;
    [[nodiscard]] QRect mirrored(const QRect &rect) const;
    [[nodiscard]] int segmentAt(const QPoint &point) const;
    [[nodiscard]] int captionHeight() const;
    void drawText(QPainter &painter, const QRect &plain, const QString &text, Qt::Alignment side) const;
    void paintSegment(QPainter &painter, int segment) const;
    void paintEdges(QPainter &painter, const disclosure::CustodySegment &segment, const QRect &rect) const;
    void paintMonths(QPainter &painter) const;
    void paintBelow(QPainter &painter) const;
    void tellFocus();

    const Context &m_context;
    Size m_size;
    disclosure::CustodyLine m_line;
    int m_current = 0;
};

} // namespace dossier::ui
