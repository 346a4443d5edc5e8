// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextLayout>

namespace dossier::ui {

/// How a text stands that was broken into lines, in pixels.
struct WrappedText {
    int height = 0;
    int lastLine = 0;    ///< width of its last line
};

/// Breaks the text into lines of that width, at words where they fit; the layout can be drawn then.
WrappedText wrapInto(QTextLayout &layout, int width, Qt::LayoutDirection direction);

} // namespace dossier::ui
