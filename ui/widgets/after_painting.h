// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

namespace dossier::ui {

/// Calls `then` once, when the widget has been painted and whatever is painted with it: for work that nobody waits
/// for. Not called where the widget goes before that.
void afterPainting(QWidget &widget, std::function<void()> then);

} // namespace dossier::ui
