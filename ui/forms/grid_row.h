// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/row_button.h"

namespace dossier::ui {

/// What stands in one cell of a row.
struct GridCell {
    QString text{};
    QString more{};          ///< behind it, smaller
    QString icon{};          ///< before it
    bool isName = false;     ///< by it the row is known
    bool isStruck = false;   ///< it holds no more
};

/// A row of a grid of parts: cells side by side; Enter or a click opens it for editing.
class GridRow final : public RowButton
{
public:
    GridRow(const Context &context, QList<GridCell> cells, std::vector<int> shares, QWidget *parent = nullptr);
    void setHeader();
    /// The first `columns` say the same as in the row above, and stay empty; or as in the row below, and no line parts them.
    void setGroup(int columns, bool sameAbove, bool sameBelow);
    /// Pixels that each cell takes whole.
    [[nodiscard]] std::vector<int> needs() const;
    /// The most that any row of the table needs: columns with room to spare give to those that lack it.
    void setNeeds(std::vector<int> needs);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont fontOf(const GridCell &cell) const;
    [[nodiscard]] int moreWidth(const GridCell &cell) const;
    [[nodiscard]] int iconWidth(const GridCell &cell) const;
    void paintGround(QPainter &painter, const std::vector<int> &widths) const;
    void paintCell(QPainter &painter, QRect place, const GridCell &cell) const;
    [[nodiscard]] std::vector<int> widths(int room) const;

    QList<GridCell> m_cells;
    std::vector<int> m_shares;
    std::vector<int> m_needs;
    bool m_header = false;
    int m_grouped = 0;
    bool m_sameAbove = false;
    bool m_sameBelow = false;
};

} // namespace dossier::ui
