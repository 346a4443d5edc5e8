// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <QDir>
#include <QSettings>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kVault = "vault"_L1;
constexpr auto kScheme = "theme"_L1;
constexpr auto kLanguage = "language"_L1;

} // namespace

Preferences::Preferences(const QString &folder)
    : m_file(QDir(folder).filePath(u"window.ini"_s))
{
}

QString Preferences::lastVault() const
{
    return QSettings(m_file, QSettings::IniFormat).value(kVault).toString();
}

void Preferences::setLastVault(const QString &path)
{
    QSettings(m_file, QSettings::IniFormat).setValue(kVault, path);
}

Theme::Scheme Preferences::scheme() const
{
    const QString name = QSettings(m_file, QSettings::IniFormat).value(kScheme).toString();
    return name == "dark"_L1 ? Theme::Scheme::Dark : name == "high-contrast"_L1 ? Theme::Scheme::HighContrast : Theme::Scheme::Light;
}

void Preferences::setScheme(Theme::Scheme scheme)
{
    const QString name = scheme == Theme::Scheme::Dark ? u"dark"_s : scheme == Theme::Scheme::HighContrast ? u"high-contrast"_s : u"light"_s;
    QSettings(m_file, QSettings::IniFormat).setValue(kScheme, name);
}

QString Preferences::language() const
{
    return QSettings(m_file, QSettings::IniFormat).value(kLanguage).toString();
}

void Preferences::setLanguage(const QString &language)
{
    QSettings(m_file, QSettings::IniFormat).setValue(kLanguage, language);
}

} // namespace dossier::ui
