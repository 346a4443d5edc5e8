// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier::ui {

/// Lets a screen reader walk the segments of every DetentionBar: each is a child with its words, its place and what
/// Enter does. Before the first bar is made; again does no harm.
void installSegmentsAccessible();

} // namespace dossier::ui
