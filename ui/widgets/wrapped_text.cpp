// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrapped_text.h"

#include <cmath>

namespace dossier::ui {

WrappedText wrapInto(QTextLayout &layout, int width, Qt::LayoutDirection direction)
{
    QTextOption option(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(direction);
    layout.setTextOption(option);
    qreal y = 0;
    WrappedText out;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
        out.lastLine = qRound(line.naturalTextWidth());
    }
    layout.endLayout();
    out.height = int(std::ceil(y));
    return out;
}

} // namespace dossier::ui
