// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

#include <deque>

namespace dossier::reports {

/// Report kind `list` as a document: front page with totals, then groups, joint cases, entries. One
/// entry at a time; projection and words must outlive it.
class ListReport final : public BlockSource
{
public:
    ListReport(const disclosure::ListProjection &projection, const ReportWords &words);

    [[nodiscard]] DocumentInfo info() const;
    [[nodiscard]] Result<std::optional<Block>> next() override;

private:
    void addFront();
    [[nodiscard]] Table totals() const;
    void advance();
    void openGroup(const disclosure::GroupSection &group);
    void openSection(const disclosure::GroupSection &group, const disclosure::JointCaseSection &section);
    [[nodiscard]] QString nameOf(const disclosure::GroupSection &group) const;

    const disclosure::ListProjection &m_projection;
    const ReportWords &m_words;
    std::deque<Block> m_ready;
    std::size_t m_group = 0;
    std::size_t m_section = 0;
    std::size_t m_entry = 0;
    bool m_groupIsOpen = false;
    bool m_sectionIsOpen = false;
};

} // namespace dossier::reports
