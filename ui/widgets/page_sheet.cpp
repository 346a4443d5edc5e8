// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_sheet.h"

#include <QPainter>

namespace dossier::ui {

using namespace Qt::StringLiterals;

PageSheet::PageSheet(const Context &context, QImage page, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_page(std::move(page))
{
    setAccessibleName(name);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int PageSheet::heightForWidth(int width) const
{
    return m_page.isNull() ? 0 : width * m_page.height() / m_page.width();
}

QSize PageSheet::sizeHint() const
{
    const int width = m_context.theme.u(80);
    return {width, heightForWidth(width)};
}

void PageSheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect sheet(0, 0, width(), heightForWidth(width()));
    painter.drawImage(sheet, m_page);
    painter.setPen(m_context.theme.color(u"line"_s));
    painter.drawRect(sheet.adjusted(0, 0, -1, -1));
}

} // namespace dossier::ui
