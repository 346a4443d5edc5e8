// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontMetrics>
#include <QIconEngine>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPointer>
#include <QStyleFactory>
#include <QRegularExpression>
#include <QSvgRenderer>

#include <cmath>

void initialiseStyleResources()
{
    Q_INIT_RESOURCE(dossier_style);
    Q_INIT_RESOURCE(dossier_icons);
}

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(Theme::Scheme scheme)
{
    switch (scheme) {
    case Theme::Scheme::Light:
        return u"light"_s;
    case Theme::Scheme::Dark:
        return u"dark"_s;
    case Theme::Scheme::HighContrast:
        return u"highContrast"_s;
    }
    return {};
}

QPixmap rendered(const QByteArray &svg, const QSize &size, qreal ratio)
{
    QPixmap pixmap(size * ratio);
    pixmap.fill(Qt::transparent);
    if (!svg.isEmpty()) {
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter);
    }
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

/// Draws the SVG at whatever size and ratio is asked for, so that 1.75 is as sharp as 1, in the colour that its token
/// has at that moment, so that an icon in a button follows a change of theme.
class LineIcon final : public QIconEngine
{
public:
    LineIcon(const Theme &theme, QByteArray svg, QString token) : m_theme(&theme), m_svg(std::move(svg)), m_token(std::move(token)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        painter->drawPixmap(rect, rendered(coloured(mode), rect.size(), ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return rendered(coloured(mode), size, 1); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return rendered(coloured(mode), size / scale, scale);
    }
    [[nodiscard]] QIconEngine *clone() const override { return new LineIcon(*this); }

private:
    [[nodiscard]] QByteArray coloured(QIcon::Mode mode) const
    {
        // An icon may outlive the theme at the end of the program.
        if (!m_theme)
            return {};
        const QColor colour = m_theme->color(mode == QIcon::Disabled ? u"text3"_s : m_token);
        return QByteArray(m_svg).replace("currentColor", colour.name().toLatin1());
    }

    QPointer<const Theme> m_theme;
    QByteArray m_svg;
    QString m_token;
};

} // namespace

Result<std::unique_ptr<Theme>> Theme::load()
{
    initialiseStyleResources();
    QFile file(u":/dossier/style/tokens.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::Internal, u"tokens"_s);
    const QJsonObject themes = QJsonDocument::fromJson(file.readAll()).object().value("themes"_L1).toObject();
    auto theme = std::unique_ptr<Theme>(new Theme);
    for (auto scheme = themes.begin(); scheme != themes.end(); ++scheme) {
        const QJsonObject tokens = scheme.value().toObject();
        for (auto token = tokens.begin(); token != tokens.end(); ++token)
            theme->m_tokens[scheme.key()].insert(token.key(), QColor(token.value().toString()));
    }
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
        if (!theme->color(scheme, u"text"_s).isValid())
            return base::fail(base::ErrorCode::Internal, u"tokens"_s);
    }
    theme->m_unit = std::max(3, qRound(QFontMetrics(QApplication::font()).height() / 4.0));
    return theme;
}

void Theme::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    m_icons.clear();
    m_pixmaps.clear();
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(palette());
    qApp->setStyleSheet(styleSheet());
    Q_EMIT changed();
}

QColor Theme::color(const QString &token) const
{
    const QColor found = color(m_scheme, token);
    return found.isValid() ? found : QColor(Qt::magenta);
}

QColor Theme::color(Scheme scheme, const QString &token) const
{
    return m_tokens.value(nameOf(scheme)).value(token);
}

int Theme::u(double units) const
{
    return int(std::lround(units * m_unit));
}

QFont Theme::font(Role role) const
{
    QFont font = QApplication::font();
    const auto as = [&](double delta, QFont::Weight weight) {
        font.setPointSizeF(std::max(7.0, font.pointSizeF() + delta));
        font.setWeight(weight);
        return font;
    };
    switch (role) {
    case Role::Title:
        return as(5, QFont::DemiBold);
    case Role::PanelTitle:
        return as(3, QFont::DemiBold);
    case Role::Section:
        return as(1, QFont::DemiBold);
    case Role::Body:
        return as(0, QFont::Normal);
    case Role::Name:
        return as(0, QFont::Medium);
    case Role::Small:
        return as(-1, QFont::Normal);
    case Role::Badge:
        return as(-1, QFont::Medium);
    case Role::Key:
        return as(-1.5, QFont::Normal);
    }
    return font;
}

QIcon Theme::icon(const QString &name, const QString &token) const
{
    const QString key = name + u'/' + token;
    if (const auto found = m_icons.constFind(key); found != m_icons.cend())
        return *found;
    QByteArray &svg = m_svg[name];
    if (svg.isEmpty()) {
        QFile file(":/dossier/icons/"_L1 + name + ".svg"_L1);
        if (file.open(QIODevice::ReadOnly))
            svg = file.readAll();
    }
    const QIcon icon(new LineIcon(*this, svg, token));
    m_icons.insert(key, icon);
    return icon;
}

QPixmap Theme::pixmap(const QString &name, const QString &token, int pixels, qreal ratio) const
{
    const QString key = name + u'/' + token + u'/' + QString::number(pixels) + u'/' + QString::number(ratio);
    auto found = m_pixmaps.constFind(key);
    if (found == m_pixmaps.cend())
        found = m_pixmaps.insert(key, icon(name, token).pixmap(QSize(pixels, pixels), ratio));
    return *found;
}

QPalette Theme::palette() const
{
    QPalette out;
    const auto set = [&](QPalette::ColorRole role, const char *token) { out.setColor(role, color(QString::fromLatin1(token))); };
    set(QPalette::Window, "window");
    set(QPalette::WindowText, "text");
    set(QPalette::Base, "base");
    set(QPalette::AlternateBase, "subtle");
    set(QPalette::Text, "text");
    set(QPalette::PlaceholderText, "text3");
    set(QPalette::Button, "raised");
    set(QPalette::ButtonText, "text");
    set(QPalette::Highlight, "sel");
    set(QPalette::HighlightedText, "selText");
    set(QPalette::Link, "link");
    set(QPalette::Mid, "line");
    set(QPalette::Dark, "lineStrong");
    set(QPalette::Light, "raised");
    set(QPalette::Midlight, "line");
    set(QPalette::Shadow, "lineStrong");
    set(QPalette::ToolTipBase, "raised");
    set(QPalette::ToolTipText, "text");
    set(QPalette::BrightText, "red");
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        out.setColor(QPalette::Disabled, role, color(u"text3"_s));
    for (const QPalette::ColorRole role : {QPalette::Base, QPalette::Button})
        out.setColor(QPalette::Disabled, role, color(u"subtle"_s));
    return out;
}

/// What Fusion and a palette cannot say: borders of fields and buttons, focus, scroll bars, menus. Widgets name
/// their part with the property "look"; views have none of it.
QString Theme::styleSheet() const
{
    QFile file(u":/dossier/style/window.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const QHash<QString, QColor> tokens = m_tokens.value(nameOf(m_scheme));
    // Longest first: @amberBg before @amber.
    QStringList names = tokens.keys();
    std::ranges::sort(names, [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (const QString &name : std::as_const(names))
        sheet.replace(u'@' + name, tokens.value(name).name());
    sheet.replace(u"@off"_s, m_scheme == Scheme::HighContrast ? u"dashed"_s : u"solid"_s);
    sheet.replace(u"@leading"_s, QGuiApplication::isRightToLeft() ? u"right"_s : u"left"_s);
    static const QRegularExpression length(u"(\\d+(?:\\.\\d+)?)u\\b"_s);
    QString out;
    qsizetype at = 0;
    for (auto match = length.globalMatch(sheet); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        out += QStringView(sheet).mid(at, found.capturedStart() - at);
        out += QString::number(u(found.captured(1).toDouble())) + "px"_L1;
        at = found.capturedEnd();
    }
    out += QStringView(sheet).mid(at);
    return out;
}

} // namespace dossier::ui
