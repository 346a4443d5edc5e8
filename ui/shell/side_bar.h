// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/parts.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace dossier::ui {

/// One place to go: icon, word, number at the end. As a rail only the icon, with its word as tooltip.
class NavButton final : public QAbstractButton
{
public:
    NavButton(const Context &context, QString icon, const QString &text, QWidget *parent = nullptr);
    void setCount(const QString &count);
    void setRail(bool rail);
    void setIconName(const QString &icon);
    void setHint(const QString &keys);
    /// Plum, while a compartment is open.
    void setRestricted(bool restricted);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Context &m_context;
    QString m_icon;
    QString m_count;
    QString m_hint;
    bool m_rail = false;
    bool m_restricted = false;
};

/// The places of an open vault, at the leading edge; a rail where the window is narrow.
class SideBar final : public QFrame
{
    Q_OBJECT
public:
    SideBar(const Context &context, const QString &vaultName, QWidget *parent = nullptr);
    NavButton *addPlace(const QByteArray &id, const QString &icon, const QString &text);
    void setCurrent(const QByteArray &id);
    [[nodiscard]] NavButton *place(const QByteArray &id) const { return m_places.value(id); }
    void setRail(bool rail);

Q_SIGNALS:
    void wanted(const QByteArray &id);
    void lockWanted();

private:
    const Context &m_context;
    QWidget *m_heading;
    QVBoxLayout *m_column;
    NavButton *m_lock;
    QHash<QByteArray, NavButton *> m_places;
    bool m_rail = false;
};

} // namespace dossier::ui
