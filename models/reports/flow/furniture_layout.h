// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/flow/paragraph_layout.h"

namespace dossier::reports {

/// Head and foot of a page: audience tag, titles, as-of, handling rule, page number, draft mark.
/// All of it artifacts: not part of what is read.
class FurnitureLayout
{
public:
    FurnitureLayout(const Furniture &furniture, const HouseStyle &style, ParagraphLayout &paragraphs)
        : m_furniture(furniture), m_style(style), m_paragraphs(paragraphs)
    {
    }

    /// All that is known when the page is full. `part`: the section; `continued`: the number of an
    /// entry that began on an earlier page; both may be empty.
    [[nodiscard]] Result<DisplayList> headAndFoot(const QString &part, const QString &continued);
    /// "Page 7 of 164".
    [[nodiscard]] Result<DisplayList> pageNumber(int number, int total);
    /// The number of a page that something on this page refers to.
    [[nodiscard]] Result<void> addReference(const PageReference &reference, int number, DisplayList &page);

private:
    enum class Side { Start, End };

    [[nodiscard]] Result<double> addTag(DisplayList &page);
    [[nodiscard]] Result<void> addDraftMark(DisplayList &page);
    /// Sets parts on one line at a side of [left, right), shortened with an ellipsis where it is too long; its width.
    [[nodiscard]] Result<double> addLine(const QStringList &parts, Side side, double left, double right, double top, DisplayList &page);
    [[nodiscard]] QString digits(int number) const;

    const Furniture &m_furniture;
    const HouseStyle &m_style;
    ParagraphLayout &m_paragraphs;
};

} // namespace dossier::reports
