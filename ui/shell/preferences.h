// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QString>

namespace dossier::ui {

/// The little that this user's settings hold outside the vault: which vault was opened last, theme and language of
/// the window. Never a name, a filter or a text of a record.
class Preferences
{
public:
    /// An INI file in that folder, made when something is first set.
    explicit Preferences(const QString &folder);

    [[nodiscard]] QString lastVault() const;
    void setLastVault(const QString &path);
    [[nodiscard]] Theme::Scheme scheme() const;
    void setScheme(Theme::Scheme scheme);
    /// Empty where none was chosen.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);

private:
    QString m_file;
};

} // namespace dossier::ui
