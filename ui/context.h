// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "schema/registry.h"
#include "schema/vocabulary.h"
#include "ui/text/words.h"
#include "ui/widgets/theme.h"

#include <chrono>

namespace dossier::ui {

/// What every part of the window works with; made once by app/composition.cpp and outlives the window.
struct Context {
    const schema::Registry &registry;
    const schema::Vocabularies &vocabularies;
    const base::Clock &clock;
    base::Random &random;
    const Words &words;
    Theme &theme;
    QString stateFolder;     ///< vault::MachineState::defaultFolder(), or a test's own
    QString fontFolder;      ///< faces of reports and window
    std::chrono::milliseconds idleLock{std::chrono::minutes(5)};
    std::chrono::milliseconds draftDelay{1000};   ///< from the first unsaved key to the draft on disk; at most 2 s
};

} // namespace dossier::ui
