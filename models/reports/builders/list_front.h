// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

namespace dossier::reports {

/// Name of a group, or what is said where it has none.
[[nodiscard]] QString groupName(const disclosure::GroupSection &group, const ReportWords &words);
/// The language of most texts that are printed for lack of a translation: the cover names it, so that entries need
/// not. Empty where there is no such text.
[[nodiscard]] QString usualOriginal(const disclosure::ListProjection &projection);
/// Names of places in the list, for links: "g2", "g2-3", "e64".
[[nodiscard]] QString groupAnchor(std::size_t group);
[[nodiscard]] QString sectionAnchor(std::size_t group, std::size_t section);
[[nodiscard]] QString entryAnchor(int number);
inline constexpr QStringView kIndexAnchor = u"index";
inline constexpr QStringView kArticlesAnchor = u"articles";

/// Calls `visit` with every entry that names somebody, in the order of the numbers.
template<typename Visit>
void forEachNamed(const disclosure::ListProjection &projection, const Visit &visit)
{
    for (const disclosure::GroupSection &group : projection.groups) {
        for (const disclosure::JointCaseSection &section : group.sections) {
            for (const disclosure::ListEntry &entry : section.entries) {
                if (entry.named)
                    visit(entry.number.value(), *entry.named);
            }
        }
    }
}

/// Cover: title, total, totals by group, where they are, how to read it.
[[nodiscard]] std::vector<Block> listCover(const disclosure::ListProjection &projection, const ReportWords &words);
/// Groups, their joint cases, annexes, with their pages.
[[nodiscard]] std::vector<Block> listContents(const disclosure::ListProjection &projection, const ReportWords &words);

} // namespace dossier::reports
