// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/list_report.h"

#include "reports/builders/list_entry.h"
#include "reports/builders/report_front.h"

#include <algorithm>

namespace dossier::reports {

using disclosure::GroupSection;
using disclosure::JointCaseSection;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNumberColumnMm = 10;
constexpr double kCountColumnMm = 24;

Run boldRun(const QString &text)
{
    Run run;
    run.text = text;
    run.bold = true;
    return run;
}

} // namespace

ListReport::ListReport(const disclosure::ListProjection &projection, const ReportWords &words)
    : m_projection(projection), m_words(words)
{
    addFront();
}

DocumentInfo ListReport::info() const
{
    return documentInfo(m_projection.head, m_words.label("report.kind.list"),
                        handlingRule(m_projection.head.audience.value(), m_words), m_words);
}

QString ListReport::nameOf(const GroupSection &group) const
{
    return group.name ? group.name->value() : m_words.label("report.label.no_group");
}

void ListReport::addFront()
{
    for (Block &block : titleBlocks(m_projection.head, m_words.label("report.kind.list"), m_words))
        m_ready.push_back(std::move(block));
    m_ready.push_back({Spacer{2}});
    m_ready.push_back({paragraph(Runs{boldRun(u"%1: %2"_s.arg(m_words.label("report.label.people")).arg(m_projection.total.value()))}, TypeRole::CoverAsOf)});
    m_ready.push_back({Spacer{2}});
    if (const int withheld = m_projection.withheld.value(); withheld > 0)
        m_ready.push_back(paragraph(plain(m_words.label("report.s.withheld_count").arg(withheld).arg(m_projection.total.value())), TypeRole::Body));
    m_ready.push_back(heading(2, {}, m_words.label("report.h.totals")));
    m_ready.push_back({totals()});
    m_ready.push_back(heading(2, {}, m_words.label("report.h.definition")));
    m_ready.push_back(paragraph(plain(m_words.label("report.s.method")), TypeRole::Body));
    m_ready.push_back(paragraph(plain(m_words.label("report.s.alleged_note")), TypeRole::Body));
    if (const int untranslated = m_projection.untranslated.value(); untranslated > 0)
        m_ready.push_back(paragraph(plain(m_words.label("report.s.texts_untranslated").arg(untranslated)), TypeRole::Body));
    if (!m_projection.groups.empty())
        m_ready.push_back({PageBreak{}});
}

Table ListReport::totals() const
{
    const bool withheld = m_projection.withheld.value() > 0;
    Table table;
    table.columns = {{kNumberColumnMm}, {0}, {kCountColumnMm, Align::Right}};
    table.header = {{plain({}), plain(m_words.label("report.label.group")), plain(m_words.label("report.label.people"))}};
    if (withheld) {
        table.columns.push_back({kCountColumnMm + kNumberColumnMm, Align::Right});
        table.header.front().push_back(plain(m_words.label("report.s.name_withheld")));
    }
    const auto addRow = [&](const QString &number, const QString &name, int people, int hidden) {
        Row row{plain(number), plain(name), plain(QString::number(people))};
        if (withheld)
            row.push_back(plain(hidden > 0 ? QString::number(hidden) : u"–"_s));
        table.rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < m_projection.groups.size(); ++i) {
        const GroupSection &group = m_projection.groups[i];
        addRow(QString::number(i + 1), nameOf(group), group.total.value(), int(group.withheld.size()));
    }
    addRow({}, m_words.label("report.label.all_groups"), m_projection.total.value(), m_projection.withheld.value());
    table.lastRowIsTotal = true;
    return table;
}

Result<std::optional<Block>> ListReport::next()
{
    while (m_ready.empty() && m_group < m_projection.groups.size())
        advance();
    if (m_ready.empty())
        return std::optional<Block>();
    Block block = std::move(m_ready.front());
    m_ready.pop_front();
    return std::optional<Block>(std::move(block));
}

void ListReport::openGroup(const GroupSection &group)
{
    m_ready.push_back(heading(1, QString::number(m_group + 1), nameOf(group)));
    m_groupIsOpen = true;
}

/// Cases that stand alone have a heading only where they follow joint cases.
void ListReport::openSection(const GroupSection &group, const JointCaseSection &section)
{
    m_sectionIsOpen = true;
    const bool anyJoint = std::ranges::any_of(group.sections, [](const JointCaseSection &each) { return each.name.has_value(); });
    if (anyJoint) {
        const QString number = u"%1.%2"_s.arg(m_group + 1).arg(m_section + 1);
        m_ready.push_back(heading(2, number, section.name ? section.name->value() : m_words.label("report.label.individual_cases")));
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
                m_ready.push_back({namedEntry(entry.number.value(), *entry.named, m_words)});
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
