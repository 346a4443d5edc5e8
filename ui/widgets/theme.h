// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPixmap>

namespace dossier::ui {

/// Colours, sizes, type and icons of the window (visual.md), read from the tokens. One per program; widgets
/// that paint for themselves hold a reference and repaint on changed().
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Scheme : std::uint8_t { Light, Dark, HighContrast };
    enum class Role : std::uint8_t { Title, PanelTitle, Section, Body, Name, Small, Badge, Key };

    /// Error Internal where the tokens are missing or malformed.
    [[nodiscard]] static base::Result<std::unique_ptr<Theme>> load();

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    /// Dresses the whole application.
    void setScheme(Scheme scheme);

    /// A token of the scheme in force ("accent", "amberBg"); magenta where there is none.
    [[nodiscard]] QColor color(const QString &token) const;
    /// The same of another scheme, for the test of contrast.
    [[nodiscard]] QColor color(Scheme scheme, const QString &token) const;

    /// The unit of all measures, in pixels: a quarter of a line of body text.
    [[nodiscard]] int u() const { return m_unit; }
    [[nodiscard]] int u(double units) const;
    [[nodiscard]] QFont font(Role role) const;

    /// A Lucide icon in the colour of a token, also after a change of theme; absent names give an empty icon.
    [[nodiscard]] QIcon icon(const QString &name, const QString &token = QStringLiteral("text2")) const;
    [[nodiscard]] QPixmap pixmap(const QString &name, const QString &token, int pixels, qreal ratio) const;

Q_SIGNALS:
    void changed();

private:
    Theme() = default;
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;

    QHash<QString, QHash<QString, QColor>> m_tokens;
    Scheme m_scheme = Scheme::Light;
    int m_unit = 4;
    mutable QHash<QString, QByteArray> m_svg;
    mutable QHash<QString, QIcon> m_icons;
    mutable QHash<QString, QPixmap> m_pixmaps;   ///< as drawn: the same few stand in every row of a list
};

} // namespace dossier::ui
