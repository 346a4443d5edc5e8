// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace dossier::ui {

/// Editors carry the key of their text in a draft as this property.
inline constexpr const char *kDraftKey = "draftKey";

/// Caret of a line or text editor, in characters; 0 for others.
[[nodiscard]] int caretOf(const QWidget *editor);
void setCaret(QWidget *editor, int caret);

} // namespace dossier::ui
