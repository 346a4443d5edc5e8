// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

class QPainter;

/// The small pieces every page is made of, dressed by resources/style/window.qss.
namespace dossier::ui {

/// Sets the property that the style sheet reads ("panel", "primary" …).
void setLook(QWidget *widget, const char *look);
[[nodiscard]] QFrame *makeFrame(const char *look, QWidget *parent = nullptr);
[[nodiscard]] QFrame *makeLine(QWidget *parent = nullptr);
/// Takes out and deletes what a layout holds.
void clearLayout(QLayout &layout);
/// Scrolls what it holds and takes no focus of its own: the keys go to what is inside.
[[nodiscard]] QScrollArea *makeScroll(const char *look, QWidget *parent = nullptr);
/// `look`: "", "soft", "hint", "bad". Plain text, never rich: a name may hold '<'.
[[nodiscard]] QLabel *makeLabel(const Context &context, Theme::Role role, const QString &text, const char *look = "");
/// A field under its small name, which a screen reader says too.
[[nodiscard]] QLayout *makeLabelled(const Context &context, const QString &name, QWidget *field);
[[nodiscard]] QPushButton *makeButton(const Context &context, const QString &text, const char *look = "", const QString &icon = {});
/// An icon alone: its name is what a screen reader says and the tooltip shows.
[[nodiscard]] QToolButton *makeIconButton(const Context &context, const QString &icon, const QString &name);
[[nodiscard]] QLabel *makeIcon(const Context &context, const QString &icon, const QString &token, int pixels = 16);

/// Draws one line at the leading edge, cut where it is too long and isolated, so that a Latin name or a date reads
/// the same in a right-to-left window.
void drawLeading(QPainter &painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction);

/// One line that ends in "…" where it is too long, with the whole text as tooltip.
class ElidedLabel final : public QLabel
{
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    void setFullText(const QString &text);
    [[nodiscard]] QString fullText() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();
    QString m_text;
};

/// A tinted pill with icon and word, in a row that is painted; `icon` may be empty. `tone`: "amber", "teal" …
[[nodiscard]] QSize pillSize(const Theme &theme, const QString &icon, const QString &text);
void paintPill(QPainter &painter, const Theme &theme, const QRect &rect, Qt::LayoutDirection direction, const QString &tone, const QString &icon,
               const QString &text);

/// The same as a widget: "Pretrial detention". Never colour alone.
class Badge final : public QWidget
{
public:
    Badge(const Context &context, QString tone, QString icon, QString text, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Context &m_context;
    QString m_tone;
    QString m_icon;
    QString m_text;
};

} // namespace dossier::ui
