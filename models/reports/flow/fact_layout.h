// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/flow/paragraph_layout.h"
#include "reports/flow/slab.h"

namespace dossier::reports {

/// Sets what is recorded about somebody: facts as label and value, the status in its tinted line. Pairs run
/// from the right in right-to-left documents.
class FactLayout
{
public:
    FactLayout(const HouseStyle &style, ParagraphLayout &paragraphs, ElementCounter &elements)
        : m_style(style), m_paragraphs(paragraphs), m_elements(elements)
    {
    }

    /// One slab a line of pairs, which stay together; none where there are no pairs.
    [[nodiscard]] Result<std::vector<Slab>> facts(const KeyValues &facts, const Frame &frame);
    [[nodiscard]] Result<Slab> status(const StatusBar &bar, const Frame &frame);

private:
    struct Place;

    [[nodiscard]] Result<void> addPair(const KeyValues::Pair &pair, const QString &language, const Place &place, Slab &slab);

    const HouseStyle &m_style;
    ParagraphLayout &m_paragraphs;
    ElementCounter &m_elements;
};

} // namespace dossier::reports
