// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

#include <deque>

namespace dossier::reports {

/// Report kind `list` as a document: cover, contents, groups, joint cases, entries, index of names, articles. One
/// entry at a time; projection and words must outlive it.
class ListReport final : public BlockSource
{
public:
    ListReport(const disclosure::ListProjection &projection, const ReportWords &words);

    [[nodiscard]] DocumentInfo info() const;
    [[nodiscard]] Result<std::optional<Block>> next() override;

private:
    void addFront();
    [[nodiscard]] Result<void> addAnnexes();
    void advance();
    void openGroup(const disclosure::GroupSection &group);
    void openSection(const disclosure::GroupSection &group, const disclosure::JointCaseSection &section);

    const disclosure::ListProjection &m_projection;
    const ReportWords &m_words;
    QString m_usualOriginal;
    std::deque<Block> m_ready;
    std::size_t m_group = 0;
    std::size_t m_section = 0;
    std::size_t m_entry = 0;
    bool m_groupIsOpen = false;
    bool m_sectionIsOpen = false;
    bool m_annexesAdded = false;
};

} // namespace dossier::reports
