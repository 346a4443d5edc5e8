// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition.h"

#include "vault/machine_state.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QLocale>
#include <QStandardPaths>

namespace dossier::app {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

QString fontFolder()
{
    const QString own = QDir::cleanPath(QCoreApplication::applicationDirPath() + u"/../share/dossier/fonts"_s);
    if (QDir(own).exists())
        return own;
    return QStandardPaths::locate(QStandardPaths::GenericDataLocation, u"fonts/truetype/noto"_s, QStandardPaths::LocateDirectory);
}

/// Inter where the system or the program has it, else Noto Sans, else what the system has; the size stays the person's own.
void chooseFont()
{
    // Reading faces takes a tenth of the start: only where the system does not have them.
    if (!QFontDatabase::hasFamily(u"Inter"_s)) {
        const QDir folder(fontFolder());
        for (const QString &file : folder.entryList({u"Inter-*.otf"_s}, QDir::Files))
            QFontDatabase::addApplicationFont(folder.filePath(file));
    }
    QFont font = QApplication::font();
    font.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"Noto Sans Arabic"_s, font.family()});
    if (font.pointSizeF() < 10)
        font.setPointSizeF(10);
    QApplication::setFont(font);
}

QString languageOf(const StartOptions &options, const ui::Preferences &preferences)
{
    if (!options.language.isEmpty())
        return options.language;
    return preferences.language().isEmpty() ? QLocale().name() : preferences.language();
}

ui::Theme::Scheme schemeOf(const StartOptions &options, const ui::Preferences &preferences)
{
    if (options.theme == "light"_L1)
        return ui::Theme::Scheme::Light;
    if (options.theme == "dark"_L1)
        return ui::Theme::Scheme::Dark;
    return options.theme == "high-contrast"_L1 ? ui::Theme::Scheme::HighContrast : preferences.scheme();
}

} // namespace

Result<std::unique_ptr<Composition>> Composition::make(const StartOptions &options)
{
    chooseFont();
    DOSSIER_ASSIGN(schema::Registry registry, schema::Registry::build(schema::declaredEntities()));
    DOSSIER_ASSIGN(schema::Vocabularies vocabularies, schema::Vocabularies::load());
    DOSSIER_ASSIGN(std::unique_ptr<ui::Theme> theme, ui::Theme::load());
    return std::unique_ptr<Composition>(new Composition(std::move(registry), std::move(vocabularies), std::move(theme), options));
}

Composition::Composition(schema::Registry registry, schema::Vocabularies vocabularies, std::unique_ptr<ui::Theme> theme, const StartOptions &options)
    : m_registry(std::move(registry))
    , m_vocabularies(std::move(vocabularies))
    , m_preferences(QStandardPaths::writableLocation(QStandardPaths::ConfigLocation) + u"/dossier"_s)
    , m_theme(std::move(theme))
    , m_words(m_vocabularies, languageOf(options, m_preferences))
    , m_context{m_registry, m_vocabularies, m_clock, m_random, m_words, *m_theme, vault::MachineState::defaultFolder(), fontFolder()}
{
    m_theme->setScheme(schemeOf(options, m_preferences));
    m_window = std::make_unique<ui::MainWindow>(m_context, m_preferences);
    m_window->begin(options.vault);
}

} // namespace dossier::app
