// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/grid_row.h"

#include "ui/widgets/parts.h"

#include <QPainter>
#include <QStyle>

#include <numeric>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIcon = 14;
constexpr double kPad = 2.5;

} // namespace

GridRow::GridRow(const Context &context, QList<GridCell> cells, std::vector<int> shares, QWidget *parent)
    : RowButton(context, parent)
    , m_cells(std::move(cells))
    , m_shares(std::move(shares))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QStringList said;
    for (const GridCell &cell : std::as_const(m_cells))
        said.append({cell.text, cell.more});
    said.removeAll(QString());
    setAccessibleName(said.join(", "_L1));
}

void GridRow::setHeader()
{
    m_header = true;
    setFocusPolicy(Qt::NoFocus);
    setEnabled(false);
}

void GridRow::setGroup(int columns, bool sameAbove, bool sameBelow)
{
    m_grouped = columns;
    m_sameAbove = sameAbove;
    m_sameBelow = sameBelow;
    update();
}

QFont GridRow::fontOf(const GridCell &cell) const
{
    QFont font = theme().font(m_header ? Theme::Role::Small : cell.isName ? Theme::Role::Name : Theme::Role::Body);
    font.setStrikeOut(isStruck() || cell.isStruck);
    return font;
}

int GridRow::moreWidth(const GridCell &cell) const
{
    return cell.more.isEmpty() ? 0 : QFontMetrics(theme().font(Theme::Role::Small)).horizontalAdvance(cell.more) + 1 + theme().u(2);
}

int GridRow::iconWidth(const GridCell &cell) const
{
    return cell.icon.isEmpty() ? 0 : kIcon + theme().u(1.75);
}

std::vector<int> GridRow::needs() const
{
    std::vector<int> out;
    for (const GridCell &cell : m_cells) {
        const int text = QFontMetrics(fontOf(cell)).horizontalAdvance(cell.text.simplified()) + 1;
        out.push_back(iconWidth(cell) + text + moreWidth(cell) + theme().u(1.5));
    }
    return out;
}

void GridRow::setNeeds(std::vector<int> needs)
{
    m_needs = std::move(needs);
    update();
}

std::vector<int> GridRow::widths(int room) const
{
    const int total = std::max(1, std::accumulate(m_shares.begin(), m_shares.end(), 0));
    std::vector<int> out;
    for (const int share : m_shares)
        out.push_back(room * share / total);
    int lacking = 0;
    int spare = 0;
    for (std::size_t i = 0; i < std::min(out.size(), m_needs.size()); ++i)
        (m_needs[i] > out[i] ? lacking : spare) += std::abs(m_needs[i] - out[i]);
    const int moved = std::min(lacking, spare);
    for (std::size_t i = 0; moved > 0 && i < std::min(out.size(), m_needs.size()); ++i)
        out[i] += (m_needs[i] - out[i]) * moved / (m_needs[i] > out[i] ? lacking : spare);
    return out;
}

QSize GridRow::sizeHint() const
{
    return {theme().u(40), std::max(theme().u(m_header ? 6.5 : 7), fontMetrics().height() + theme().u(2))};
}

void GridRow::paintGround(QPainter &painter, const std::vector<int> &widths) const
{
    if (m_header)
        painter.fillRect(rect().adjusted(1, 1, -1, 0), theme().color(u"subtle"_s));
    else if (underMouse())
        painter.fillRect(rect().adjusted(1, 0, -1, 0), theme().color(u"hover"_s));
    const int group = m_sameBelow ? theme().u(kPad / 2) + std::accumulate(widths.begin(), widths.begin() + m_grouped, 0) : 0;
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(group, height() - 1, width() - group, 1)), theme().color(u"line"_s));
}

void GridRow::paintCell(QPainter &painter, QRect place, const GridCell &cell) const
{
    const auto visual = [this](const QRect &plain) { return QStyle::visualRect(layoutDirection(), rect(), plain); };
    const bool isOff = m_header || isStruck() || cell.isStruck;
    if (!cell.icon.isEmpty()) {
        const QRect icon(place.left(), place.center().y() - kIcon / 2, kIcon, kIcon);
        painter.drawPixmap(visual(icon), theme().pixmap(cell.icon, isOff ? u"text3"_s : u"text2"_s, kIcon, devicePixelRatioF()));
        place.setLeft(place.left() + iconWidth(cell));
    }
    painter.setFont(fontOf(cell));
    painter.setPen(theme().color(isOff ? u"text3"_s : cell.isName ? u"text"_s : u"text2"_s));
    const int most = place.width() - moreWidth(cell);
    const int text = std::min(painter.fontMetrics().horizontalAdvance(cell.text.simplified()) + 1, most);
    drawLeading(painter, visual(QRect(place.left(), place.top(), most, place.height())), cell.text, layoutDirection());
    if (cell.more.isEmpty())
        return;
    painter.setFont(theme().font(Theme::Role::Small));
    painter.setPen(theme().color(u"text2"_s));
    drawLeading(painter, visual(place.adjusted(text + theme().u(2), 0, 0, 0)), cell.more, layoutDirection());
}

void GridRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<int> widths = this->widths(width() - 2 * theme().u(kPad));
    paintGround(painter, widths);
    int x = theme().u(kPad);
    for (qsizetype i = 0; i < m_cells.size(); ++i) {
        const int width = widths[std::size_t(i)];
        if (!m_sameAbove || i >= m_grouped)
            paintCell(painter, QRect(x, 0, width - theme().u(1.5), height()), m_cells[i]);
        x += width;
    }
    paintFocus(painter);
}

} // namespace dossier::ui
