// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/main_window.h"

namespace dossier::app {

/// What was asked for on the command line.
struct StartOptions {
    QString vault;       ///< folder; empty = the last one
    QString language;    ///< en, az, ru; empty = chosen before, else the system's
    QString theme;       ///< light, dark, high-contrast; empty = chosen before
};

/// The object graph of the window, built once and destroyed in reverse: whatever is passed by reference outlives
/// whoever was given it.
class Composition
{
public:
    /// Errors of the registry, the vocabularies and the tokens: a program that was not built whole.
    [[nodiscard]] static base::Result<std::unique_ptr<Composition>> make(const StartOptions &options);

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    /// What the window was given; lives as long as this.
    [[nodiscard]] const ui::Context &context() const { return m_context; }

private:
    Composition(schema::Registry registry, schema::Vocabularies vocabularies, std::unique_ptr<ui::Theme> theme, const StartOptions &options);

    schema::Registry m_registry;
    schema::Vocabularies m_vocabularies;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    ui::Preferences m_preferences;
    std::unique_ptr<ui::Theme> m_theme;
    ui::Words m_words;
    ui::Context m_context;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace dossier::app
