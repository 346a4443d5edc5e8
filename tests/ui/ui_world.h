// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fixed_clock.h"
#include "support/session_world.h"
#include "support/temporary_folder.h"
#include "ui/pages/page.h"
#include "ui/shell/preferences.h"

namespace dossier::test {

/// A window's context over a real vault in a temporary folder.
class UiWorld
{
public:
    UiWorld();

    static constexpr const char *kPassphrase = "correct horse battery staple";

    [[nodiscard]] const ui::Context &context() const { return *m_context; }
    [[nodiscard]] ui::Preferences &preferences() { return m_preferences; }
    [[nodiscard]] QString vaultPath() const { return m_folder.filePath(QStringLiteral("Campaign")); }
    [[nodiscard]] const TemporaryFolder &folder() const { return m_folder; }
    /// A new vault at vaultPath; ends the program where it cannot be made.
    [[nodiscard]] std::unique_ptr<store::Session> create();
    [[nodiscard]] base::Result<std::unique_ptr<store::Session>> open();
    /// A person of that name and a case.
    SessionWorld::AddedCase addCase(store::Session &session, const QString &name);
    [[nodiscard]] SessionWorld &sessions() { return m_sessions; }

private:
    TemporaryFolder m_folder;
    SessionWorld m_sessions;
    ui::Preferences m_preferences;
    std::unique_ptr<ui::Theme> m_theme;
    ui::Words m_words;
    std::unique_ptr<ui::Context> m_context;
};

/// A vault that was just made, and what every part of its window works with.
struct OpenVault {
    UiWorld world;
    std::unique_ptr<store::Session> session = world.create();
    ui::VaultContext context{world.context(), *session};
};

} // namespace dossier::test
