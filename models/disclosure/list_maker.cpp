// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/list_maker.h"

#include "disclosure/as_of.h"
#include "schema/entities/case.h"
#include "schema/entities/joint_case.h"

#include <algorithm>
#include <utility>

namespace dossier::disclosure {

namespace case_ = schema::case_;

struct ListMaker::Group {
    QString name;
    struct Section {
        QString name;
        base::RecordId jointCase;   ///< null: cases that stand alone
        QList<const ListCandidate *> members;
    };
    std::vector<Section> sections;
    int withheld = 0;
};

struct ListMaker::Counters {
    int number = 0;
    QHash<base::RecordId, int> named;   ///< people, with the number of their first entry
    int withheld = 0;
    int untranslated = 0;
};

namespace {

constexpr int kFewest = 5;

template<typename Key, typename Items, typename Proj>
auto &findOrAdd(Items &items, const Key &key, Proj projection)
{
    const auto found = std::ranges::find(items, key, projection);
    if (found != items.end())
        return *found;
    items.emplace_back();
    return items.back();
}

/// Nobody of these is named in the same file, so few of them are no number for others (security.md, section 4, "Small
/// groups").
std::optional<int> tellable(int count, Audience reader)
{
    const bool few = count > 0 && count < kFewest;
    return few && reader != Audience::Internal ? std::nullopt : std::optional(count);
}

} // namespace

ListMaker::ListMaker(const AllowList &allowed, ProjectionRequest request, const OrganisationNames &organisations)
    : m_allowed(allowed), m_view(allowed), m_entries(allowed, request, organisations), m_request(std::move(request))
{
}

ListResult ListMaker::make(const QList<ListCandidate> &candidates) const
{
    ListFindings findings;
    QList<ListCandidate> listed = candidates;
    findings.later = int(listed.removeIf([this](const ListCandidate &candidate) { return isLater(candidate); }));
    const std::vector<Group> groups = grouped(listed, findings);
    Counters counters;
    std::vector<GroupSection> sections;
    for (const Group &group : groups)
        sections.push_back(section(group, counters));
    ProjectionHead head{Release::value(m_allowed.reader()), Release::value(m_request.language), Release::value(m_request.asOf),
                        Release::optional(m_request.informationUntil)};
    const int people = int(counters.named.size()) + counters.withheld;
    return {ListProjection{std::move(head), std::move(sections), Release::value(counters.number), Release::value(people),
                           Release::value(counters.withheld), Release::value(counters.untranslated),
                           Release::optional(tellable(findings.later, m_allowed.reader()))},
            std::move(findings)};
}

/// Asked of the record, not of what the reader may see: whoever it is for, a figure that counts its person would be
/// untrue of that day.
bool ListMaker::isLater(const ListCandidate &candidate) const
{
    const auto arrested = candidate.matter.values.constFind(std::to_underlying(case_::arrest_date.id));
    const auto *date = arrested == candidate.matter.values.constEnd() ? nullptr : std::get_if<base::PartialDate>(&*arrested);
    return date && certainlyAfter(*date, m_request.asOf);
}

Verdict ListMaker::verdictOn(const ListCandidate &candidate) const
{
    PersonGates gates = candidate.gates;
    gates.cap = narrowest(gates.cap, narrowest(candidate.matter.cap, candidate.person.cap));
    const Verdict verdict = mayNamePerson(gates, m_allowed.reader(), m_request.today);
    if (verdict.mayBeNamed() && m_entries.namesOf(candidate).isEmpty())
        return {Withheld::NoName};
    return verdict;
}

std::vector<ListMaker::Group> ListMaker::grouped(const QList<ListCandidate> &candidates, ListFindings &findings) const
{
    std::vector<Group> groups;
    std::vector<Verdict> verdicts;
    QSet<base::RecordId> counted;
    for (const ListCandidate &candidate : candidates) {
        verdicts.push_back(verdictOn(candidate));
        if (verdicts.back().mayBeNamed())
            counted.insert(candidate.human);
    }
    auto next = verdicts.cbegin();
    for (const ListCandidate &candidate : candidates) {
        const Verdict verdict = *next++;
        if (!verdict.mayBeNamed() && counted.contains(candidate.human)) {
            ++findings.countedAlready;
            continue;
        }
        counted.insert(candidate.human);
        findings.missing += candidate.isMissing && candidate.releases.isEmpty() ? 1 : 0;
        // Of a record that is for a narrower audience, not even the group is told.
        const QString name = m_view.text(candidate.matter, case_::list_group);
        Group &group = findOrAdd(groups, name, &Group::name);
        group.name = name;
        if (!verdict.mayBeNamed()) {
            ++group.withheld;
            ++findings.reasons[*verdict.withheld];
            continue;
        }
        findings.personsNamed.append(candidate.person.id);
        findings.changedSinceClearance += candidate.changedSinceClearance ? 1 : 0;
        addNamed(candidate, group);
    }
    if (m_allowed.reader() != Audience::Internal)
        poolSmall(groups);
    for (Group &group : groups) {
        const auto alone = std::ranges::find(group.sections, base::RecordId(), &Group::Section::jointCase);
        if (alone != group.sections.end())
            std::rotate(alone, alone + 1, group.sections.end());
    }
    return groups;
}

void ListMaker::addNamed(const ListCandidate &candidate, Group &group) const
{
    const QString joint = candidate.jointCase ? m_view.text(*candidate.jointCase, schema::joint_case::name) : QString();
    const base::RecordId key = joint.isEmpty() ? base::RecordId() : candidate.jointCase->id;
    Group::Section &place = findOrAdd(group.sections, key, &Group::Section::jointCase);
    place.name = joint;
    place.jointCase = key;
    place.members.append(&candidate);
}

/// Of fewer than five, the group alone would tell who it is (security.md, section 4, "Small groups"): they are
/// counted without one.
void ListMaker::poolSmall(std::vector<Group> &groups)
{
    int pooled = 0;
    for (Group &group : groups) {
        if (!group.name.isEmpty() && group.withheld < kFewest)
            pooled += std::exchange(group.withheld, 0);
    }
    std::erase_if(groups, [](const Group &group) { return group.withheld == 0 && group.sections.empty(); });
    if (pooled > 0)
        findOrAdd(groups, QString(), &Group::name).withheld += pooled;
}

GroupSection ListMaker::section(const Group &group, Counters &counters) const
{
    GroupSection out{Release::text(group.name), {}, {}, Release::value(0)};
    QSet<base::RecordId> named;
    for (const Group::Section &place : group.sections) {
        JointCaseSection joint{Release::text(place.name), {}};
        for (const ListCandidate *candidate : place.members) {
            const int number = ++counters.number;
            const auto person = counters.named.constFind(candidate->human);
            const int first = person == counters.named.constEnd() ? *counters.named.insert(candidate->human, number) : *person;
            ListEntry listed{Release::value(number), m_entries.make(*candidate, first)};
            for (const auto *text : {&listed.named->summary, &listed.named->background}) {
                if (*text && (*text)->value().untranslated)
                    ++counters.untranslated;
            }
            joint.entries.push_back(std::move(listed));
            named.insert(candidate->human);
        }
        out.sections.push_back(std::move(joint));
    }
    for (int i = 0; i < group.withheld; ++i)
        out.withheld.push_back({Release::value(++counters.number), std::nullopt});
    counters.withheld += group.withheld;
    out.people = Release::value(int(named.size()) + group.withheld);
    return out;
}

} // namespace dossier::disclosure
