// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/list_maker.h"

#include "disclosure/as_of.h"
#include "disclosure/candidate_texts.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/release.h"
#include "schema/entities/sentence.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace dossier::disclosure {

using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace charge = schema::charge;
namespace court_act = schema::court_act;
namespace detention = schema::detention;
namespace detention_place = schema::detention_place;
namespace person = schema::person;
namespace person_name = schema::person_name;
namespace sentence = schema::sentence;

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
    QSet<base::RecordId> named;
    int withheld = 0;
    int untranslated = 0;
};

namespace {

template<typename Key, typename Items, typename Proj>
auto &findOrAdd(Items &items, const Key &key, Proj projection)
{
    const auto found = std::ranges::find(items, key, projection);
    if (found != items.end())
        return *found;
    items.emplace_back();
    return items.back();
}

QString fullText(const PersonName &name)
{
    if (!name.text.isEmpty())
        return name.text;
    QStringList words{name.given, name.patronymic, name.surname};
    words.removeAll(QString());
    return words.join(u' ');
}

CustodyFacts custodyOf(const ReleaseView &view, const ListCandidate &candidate)
{
    CustodyFacts facts;
    facts.arrested = view.get(candidate.matter, case_::arrest_date);
    facts.status = view.term(candidate.matter, case_::liberty_status);
    facts.statusSince = view.get(candidate.matter, case_::liberty_since);
    for (const Row &row : candidate.detentions) {
        facts.periods.append({view.term(row, detention::kind), view.get(row, detention::from),
                              view.get(row, detention::until)});
    }
    for (const Row &row : candidate.releases) {
        // A release that this reader may not know of leaves the day open rather than untold.
        facts.releases.append({view.get(row, schema::release::released_on), view.term(row, schema::release::way)});
    }
    return facts;
}

/// Articles that nobody could take apart stand as the source words them, where that is a mention
/// and not the text of a charge.
QList<schema::Article> articlesOf(const ReleaseView &view, const Row &row)
{
    constexpr qsizetype kLongestMention = 120;
    const QList<schema::Article> articles = view.get(row, charge::article);
    const QString wording = view.text(row, charge::wording);
    const bool isMention = !wording.isEmpty() && wording.size() <= kLongestMention && !wording.contains(u'\n');
    return articles.isEmpty() && isMention ? QList{schema::Article{{}, {}, wording}} : articles;
}

/// The last one that says it; rows stand in the order in which they were recorded.
template<typename T>
std::optional<T> lastOf(const ReleaseView &view, const QList<Row> &rows, schema::Field<T> field)
{
    for (const Row &row : rows | std::views::reverse) {
        if (const auto value = view.get(row, field))
            return value;
    }
    return std::nullopt;
}

} // namespace

ListMaker::ListMaker(const AllowList &allowed, ProjectionRequest request, const OrganisationNames &organisations)
    : m_allowed(allowed), m_view(allowed), m_request(std::move(request)), m_organisations(organisations)
{
}

template<typename T>
std::optional<Released<T>> ListMaker::release(std::optional<T> value)
{
    return value ? std::optional(Released<T>(*std::move(value))) : std::nullopt;
}

std::optional<Released<QString>> ListMaker::releaseText(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(Released<QString>(text));
}

ListResult ListMaker::make(const QList<ListCandidate> &candidates) const
{
    ListFindings findings;
    const std::vector<Group> groups = grouped(candidates, findings);
    Counters counters;
    std::vector<GroupSection> sections;
    for (const Group &group : groups)
        sections.push_back(section(group, counters));
    ProjectionHead head{Released(m_allowed.reader()), Released(m_request.language), Released(m_request.asOf),
                        release(m_request.informationUntil)};
    return {ListProjection{std::move(head), std::move(sections), Released(counters.number),
                           Released(int(counters.named.size()) + counters.withheld), Released(counters.withheld), Released(counters.untranslated)},
            std::move(findings)};
}

Verdict ListMaker::verdictOn(const ListCandidate &candidate) const
{
    PersonGates gates = candidate.gates;
    gates.cap = narrowest(gates.cap, narrowest(candidate.matter.cap, candidate.person.cap));
    const Verdict verdict = mayNamePerson(gates, m_allowed.reader(), m_request.today);
    if (verdict.mayBeNamed() && namesOf(candidate).isEmpty())
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
        const QString joint = candidate.jointCase ? m_view.text(*candidate.jointCase, schema::joint_case::name)
                                                  : QString();
        const base::RecordId key = joint.isEmpty() ? base::RecordId() : candidate.jointCase->id;
        Group::Section &place = findOrAdd(group.sections, key, &Group::Section::jointCase);
        place.name = joint;
        place.jointCase = key;
        place.members.append(&candidate);
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

/// Of fewer than five, the group alone would tell who it is (security.md, section 4, "Small groups"): they are
/// counted without one.
void ListMaker::poolSmall(std::vector<Group> &groups)
{
    constexpr int kFewest = 5;
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
    GroupSection out{releaseText(group.name), {}, {}, Released(0)};
    QSet<base::RecordId> named;
    for (const Group::Section &place : group.sections) {
        JointCaseSection joint{releaseText(place.name), {}};
        for (const ListCandidate *candidate : place.members) {
            ListEntry listed{Released(++counters.number), entry(*candidate)};
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
        out.withheld.push_back({Released(++counters.number), std::nullopt});
    counters.withheld += group.withheld;
    counters.named |= named;
    out.people = Released(int(named.size()) + group.withheld);
    return out;
}

NamedEntry ListMaker::entry(const ListCandidate &candidate) const
{
    const QList<PersonName> names = namesOf(candidate);
    NamedEntry out{.name = Released(names.front())};
    for (const PersonName &other : names | std::views::drop(1))
        out.otherNames.push_back(Released(other));
    addFacts(out, candidate);
    addOutcome(out, candidate);
    addCharges(out, candidate);
    addCustody(out, candidate);
    out.summary = release(textFor(m_view, schema::case_summary::fields, candidate.summaries, m_request.language));
    out.background = release(textFor(m_view, schema::case_background::fields, candidate.backgrounds,
                                     m_request.language));
    return out;
}

void ListMaker::addFacts(NamedEntry &out, const ListCandidate &candidate) const
{
    const Row &matter = candidate.matter;
    out.reference = releaseText(m_view.text(matter, case_::reference));
    out.sex = release(m_view.get(candidate.person, person::sex));
    out.birthYear = release(m_view.get(candidate.person, person::birth_year));
    const auto born = m_view.get(candidate.person, person::birth_date);
    out.birthDate = release(born);
    if (born)
        out.age = release(ageAt(*born, m_view.get(candidate.person, person::death_date), m_request.asOf));
    const CustodyFacts custody = custodyOf(m_view, candidate);
    out.arrested = release(custody.arrested);
    if (const auto status = libertyStatusAt(custody, m_request.asOf))
        out.status = Released(schema::Code{*status});
    out.daysHeld = release(daysHeldAt(custody, m_request.asOf));
}

void ListMaker::addOutcome(NamedEntry &out, const ListCandidate &candidate) const
{
    QSet<base::RecordId> superseded;
    for (const Row &row : candidate.charges) {
        if (const auto older = m_view.get(row, charge::supersedes))
            superseded.insert(*older);
    }
    QList<schema::Article> articles;
    for (const Row &row : candidate.charges) {
        for (const schema::Article &article : articlesOf(m_view, row)) {
            if (!superseded.contains(row.id) && !articles.contains(article))
                articles.append(article);
        }
    }
    for (const schema::Article &article : articles)
        out.articles.push_back(Released(article));
    for (const Row &row : candidate.sentences) {
        if (!m_view.shows(row) || m_view.get(row, sentence::next_sentence))
            continue;
        SentenceFact fact{m_view.get(row, sentence::kind), m_view.get(row, sentence::total_term),
                          courtOf(candidate, row), m_view.get(row, sentence::date),
                          m_view.get(row, sentence::as_listed)};
        if (fact.kind || fact.term)
            out.sentences.push_back(Released(std::move(fact)));
    }
    out.court = releaseText(courtOf(candidate));
    out.place = releaseText(placeOf(candidate));
}

void ListMaker::addCharges(NamedEntry &out, const ListCandidate &candidate) const
{
    for (const Row &row : candidate.charges) {
        ChargeFact fact{m_view.get(row, charge::stage), m_view.get(row, charge::date),
                        organisation(m_view.get(row, charge::authority)), {}, m_view.text(row, charge::title)};
        if (!fact.stage && !fact.date)
            continue;
        for (const schema::Article &article : articlesOf(m_view, row))
            fact.articles.push_back(article);
        out.charges.push_back(Released(std::move(fact)));
    }
}

/// Only what is certain can be drawn to scale.
void ListMaker::addCustody(NamedEntry &out, const ListCandidate &candidate) const
{
    std::vector<CustodySpan> spans;
    for (const Row &row : candidate.detentions) {
        const auto kind = m_view.get(row, detention::kind);
        const auto from = m_view.get(row, detention::from);
        const auto until = m_view.get(row, detention::until);
        if (!kind || !from || !from->isDay() || *from->earliest() > m_request.asOf)
            continue;
        const bool endsOnADay = until && until->isDay() && *until->earliest() <= m_request.asOf;
        spans.push_back({*kind, *from->earliest(), endsOnADay ? until->earliest() : std::nullopt});
    }
    std::ranges::stable_sort(spans, {}, &CustodySpan::from);
    for (CustodySpan &span : spans)
        out.custody.push_back(Released(std::move(span)));
}

QList<PersonName> ListMaker::namesOf(const ListCandidate &candidate) const
{
    QList<PersonName> out;
    for (const Row &row : candidate.names) {
        PersonName name{m_view.text(row, person_name::text),       m_view.text(row, person_name::given),
                        m_view.text(row, person_name::patronymic), m_view.text(row, person_name::surname),
                        m_view.term(row, person_name::script),     m_view.term(row, person_name::language),
                        m_view.term(row, person_name::kind)};
        name.text = fullText(name);
        if (!name.text.isEmpty())
            out.append(std::move(name));
    }
    const auto legal = std::ranges::find(out, u"legal"_s, &PersonName::kind);
    if (legal != out.end())
        std::rotate(out.begin(), legal, legal + 1);
    return out;
}

QString ListMaker::organisation(const std::optional<base::RecordId> &id) const
{
    return organisationName(m_view, m_organisations, id, m_request.language);
}

QString ListMaker::courtOf(const ListCandidate &candidate) const
{
    for (const Row &row : candidate.sentences | std::views::reverse) {
        if (const QString sentenced = courtOf(candidate, row); !sentenced.isEmpty())
            return sentenced;
    }
    const QString acted = organisation(lastOf(m_view, candidate.courtActs, court_act::court));
    return acted.isEmpty() ? organisation(lastOf(m_view, candidate.detentions, detention::authority)) : acted;
}

/// As the sentence says, else as the act does that imposed it.
QString ListMaker::courtOf(const ListCandidate &candidate, const Row &row) const
{
    const QString own = organisation(m_view.get(row, sentence::court));
    const auto act = m_view.get(row, sentence::court_act);
    const auto found = std::ranges::find_if(candidate.courtActs, [&](const Row &each) { return act && each.id == *act; });
    if (!own.isEmpty() || found == candidate.courtActs.end())
        return own;
    return organisation(m_view.get(*found, court_act::court));
}

QString ListMaker::placeOf(const ListCandidate &candidate) const
{
    return organisation(lastOf(m_view, candidate.places, detention_place::place));
}

} // namespace dossier::disclosure
