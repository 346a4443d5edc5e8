// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/list_report.h"

#include "reports/builders/list_annexes.h"
#include "reports/builders/list_entry.h"
#include "reports/builders/list_front.h"
#include "reports/builders/report_front.h"

#include <algorithm>
#include <iterator>

namespace dossier::reports {

using disclosure::GroupSection;
using disclosure::JointCaseSection;
using namespace Qt::StringLiterals;

ListReport::ListReport(const disclosure::ListProjection &projection, const ReportWords &words)
    : m_projection(projection), m_words(words), m_usualOriginal(usualOriginal(projection))
{
    addFront();
}

DocumentInfo ListReport::info() const
{
    return documentInfo(m_projection.head, m_words.label("report.kind.list"),
                        handlingRule(m_projection.head.audience.value(), m_words), m_words);
}

void ListReport::addFront()
{
    std::ranges::move(listCover(m_projection, m_words), std::back_inserter(m_ready));
    if (m_projection.groups.empty())
        return;
    std::ranges::move(listContents(m_projection, m_words), std::back_inserter(m_ready));
    m_ready.push_back({PageBreak{}});
}

Result<void> ListReport::addAnnexes()
{
    m_annexesAdded = true;
    DOSSIER_ASSIGN(std::vector<Block> index, listIndex(m_projection, m_words));
    std::ranges::move(index, std::back_inserter(m_ready));
    std::ranges::move(listArticles(m_projection, m_words), std::back_inserter(m_ready));
    return {};
}

Result<std::optional<Block>> ListReport::next()
{
    while (m_ready.empty() && m_group < m_projection.groups.size())
        advance();
    if (m_ready.empty() && !m_annexesAdded && !m_projection.groups.empty())
        DOSSIER_TRY(addAnnexes());
    if (m_ready.empty())
        return std::optional<Block>();
    Block block = std::move(m_ready.front());
    m_ready.pop_front();
    return std::optional<Block>(std::move(block));
}

void ListReport::openGroup(const GroupSection &group)
{
    m_ready.push_back(anchoredHeading(1, QString::number(m_group + 1), groupName(group, m_words), groupAnchor(m_group)));
    Block count = paragraph(plain(u"%1: %2"_s.arg(m_words.label("report.label.people"), m_words.number(group.people.value()))), TypeRole::BodyList);
    std::get<Paragraph>(count.content).keepWithNext = true;
    m_ready.push_back(std::move(count));
    m_groupIsOpen = true;
}

/// Cases that stand alone have a heading only where they follow joint cases.
void ListReport::openSection(const GroupSection &group, const JointCaseSection &section)
{
    m_sectionIsOpen = true;
    const bool anyJoint = std::ranges::any_of(group.sections, [](const JointCaseSection &each) { return each.name.has_value(); });
    if (anyJoint) {
        const QString number = u"%1.%2"_s.arg(m_group + 1).arg(m_section + 1);
        m_ready.push_back(anchoredHeading(2, number, section.name ? section.name->value() : m_words.label("report.label.individual_cases"),
                                          sectionAnchor(m_group, m_section)));
    }
}

void ListReport::advance()
{
    const GroupSection &group = m_projection.groups[m_group];
    if (!m_groupIsOpen) {
        openGroup(group);
        return;
    }
    if (m_section < group.sections.size()) {
        const JointCaseSection &section = group.sections[m_section];
        if (!m_sectionIsOpen) {
            openSection(group, section);
        } else if (m_entry < section.entries.size()) {
            const disclosure::ListEntry &entry = section.entries[m_entry++];
            if (entry.named)
                m_ready.push_back({namedEntry(entry.number.value(), *entry.named, m_usualOriginal, m_words)});
        } else {
            ++m_section;
            m_entry = 0;
            m_sectionIsOpen = false;
        }
        return;
    }
    if (!group.withheld.empty())
        m_ready.push_back({withheldEntry(group.withheld, m_words)});
    ++m_group;
    m_section = 0;
    m_groupIsOpen = false;
}

} // namespace dossier::reports
