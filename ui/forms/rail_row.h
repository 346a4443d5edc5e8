// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/partial_date.h"
#include "schema/field.h"
#include "ui/forms/row_button.h"

#include <optional>

namespace dossier::ui {

/// Something that happened on a date, as it stands on a rail.
struct RailMark {
    std::optional<base::PartialDate> date;
    QString title;
    QString more;                                 ///< a second, smaller line; may be empty
    QString tone = QStringLiteral("text3");       ///< colour token of its ring
    QByteArray section;                           ///< of the page where it is recorded; empty: none
    std::optional<base::RecordId> record;         ///< behind it, where it is not the page's own
    std::optional<schema::EntityType> page;       ///< … which has a page of its own
};

/// Newest first: the first day it may have been, else the last; unknown dates at the end.
[[nodiscard]] QDate railDay(const std::optional<base::PartialDate> &date);

/// One mark: the date in its precision, a ring on the line, what happened and below it how that is known.
class RailRow final : public RowButton
{
    Q_OBJECT
public:
    RailRow(const Context &context, RailMark mark, QWidget *parent = nullptr);
    /// The line begins or ends at this ring.
    void setEnds(bool isFirst, bool isLast);
    [[nodiscard]] const RailMark &mark() const { return m_mark; }
    [[nodiscard]] bool acts() const { return m_acts; }
    /// A mark that leads nowhere is only read.
    void setActs(bool acts);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int dateWidth() const { return theme().u(20); }
    [[nodiscard]] int ringX() const { return theme().u(22.5); }
    [[nodiscard]] QRect textRect(int width) const;
    [[nodiscard]] int wrapped(const QFont &font, int width, const QString &text) const;

    RailMark m_mark;
    QString m_date;
    bool m_isFirst = false;
    bool m_isLast = false;
    bool m_acts = true;
};

} // namespace dossier::ui
