// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/flow/furniture_layout.h"
#include "reports/flow/slab.h"

#include <QHash>
#include <QSet>

#include <map>

namespace dossier::reports {

/// Fills pages with slabs and hands each on when it is full. Slabs that stay together move
/// together; a group taller than a page is cut between slabs, a slab taller than a page between lines.
class PageFiller
{
public:
    PageFiller(const HouseStyle &style, FurnitureLayout &furniture, PageSink &sink)
        : m_style(style), m_furniture(furniture), m_sink(sink)
    {
    }

    [[nodiscard]] Result<void> add(Slab &&slab);
    /// The last page, then what only the end knows: page numbers; the number of pages. Error
    /// InvalidArgument where a link or page reference leads nowhere.
    [[nodiscard]] Result<int> finish();

private:
    [[nodiscard]] Result<void> gather(Slab &&slab);
    [[nodiscard]] Result<void> addColumns(Slab &&carrier);
    /// What the slabs of the page lead to and from.
    [[nodiscard]] Result<void> noteTargets(Slab &slab, double top);
    [[nodiscard]] Result<void> checkTargets() const;
    [[nodiscard]] Result<void> flushGroup();
    [[nodiscard]] bool mustTurn() const;
    [[nodiscard]] Result<void> place(Slab &&slab);
    [[nodiscard]] Result<void> closePage();
    [[nodiscard]] double remaining() const { return m_style.blockHeight - m_y; }

    const HouseStyle &m_style;
    FurnitureLayout &m_furniture;
    PageSink &m_sink;
    std::vector<Slab> m_group;       ///< not yet placed, to stay together
    double m_groupHeight = 0;        ///< with the white above its first slab
    Page m_page;
    double m_y = 0;                  ///< used of the text block
    bool m_pageIsEmpty = true;
    QString m_part;
    QString m_pagePart;
    QString m_pageContinues;
    QHash<QString, int> m_anchors;   ///< index of the page each is on
    QSet<QString> m_wanted;          ///< anchors that links lead to and that have not come yet
    std::map<int, std::vector<PageReference>> m_references;
};

} // namespace dossier::reports
