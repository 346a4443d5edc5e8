// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QListWidget>
#include <QScrollArea>

namespace dossier::ui {

/// The sections of a record at its leading edge: choosing one goes there, and the one that is being read is marked.
class RecordOutline final : public QListWidget
{
    Q_OBJECT
public:
    /// Follows `scroll`, whose widget holds the sections.
    RecordOutline(const Context &context, QScrollArea &scroll, QWidget *parent = nullptr);

    /// `target`: the section, inside the scroll area or beside it.
    void add(const QByteArray &id, const QString &name, QWidget *target);
    /// At the far side of the name of a section; empty: none.
    void setNumber(const QByteArray &id, const QString &number);
    /// A section that the record does not have yet is not offered.
    void setShown(const QByteArray &id, bool shown);
    /// Room above a section that was gone to, in pixels.
    void setSpaceAbove(int pixels) { m_spaceAbove = pixels; }
    void goTo(const QByteArray &id);
    /// The section that is marked; empty where none is.
    [[nodiscard]] QByteArray marked() const;

private:
    struct Section {
        QByteArray id;
        QString name;
        QWidget *target = nullptr;
    };
    void mark();
    void enter();
    [[nodiscard]] QListWidgetItem *itemOf(const QByteArray &id) const;
    [[nodiscard]] int topOf(const QWidget &target) const;

    QScrollArea &m_scroll;
    QList<Section> m_sections;    ///< row by row
    int m_spaceAbove = 0;
    bool m_goingTo = false;       ///< the view follows the choice, not the other way round
};

} // namespace dossier::ui
