// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/named_entry_maker.h"

#include "disclosure/as_of.h"
#include "disclosure/candidate_at.h"
#include "disclosure/candidate_texts.h"
#include "disclosure/list_maker.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/release.h"
#include "schema/entities/sentence.h"

#include <algorithm>
#include <ranges>

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

namespace {

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

NamedEntryMaker::NamedEntryMaker(const AllowList &allowed, const ProjectionRequest &request, const OrganisationNames &organisations)
    : m_view(allowed), m_language(request.language), m_asOf(request.asOf), m_organisations(organisations)
{
}

NamedEntry NamedEntryMaker::make(const ListCandidate &recorded, int firstNumber) const
{
    const ListCandidate candidate = candidateAt(recorded, m_view, m_asOf);
    const QList<PersonName> names = namesOf(candidate);
    NamedEntry out{.name = Release::value(names.front()), .person = Release::value(firstNumber)};
    for (const PersonName &other : names | std::views::drop(1))
        out.otherNames.push_back(Release::value(other));
    addFacts(out, candidate);
    addArticles(out, candidate);
    addOutcome(out, candidate);
    addCharges(out, candidate);
    addCustody(out, candidate);
    out.summary = Release::optional(textFor(m_view, schema::case_summary::fields, candidate.summaries, m_language));
    out.background = Release::optional(textFor(m_view, schema::case_background::fields, candidate.backgrounds, m_language));
    return out;
}

void NamedEntryMaker::addFacts(NamedEntry &out, const ListCandidate &candidate) const
{
    const Row &matter = candidate.matter;
    out.reference = Release::text(m_view.text(matter, case_::reference));
    out.sex = Release::optional(m_view.get(candidate.person, person::sex));
    out.birthYear = Release::optional(m_view.get(candidate.person, person::birth_year));
    const auto born = m_view.get(candidate.person, person::birth_date);
    out.birthDate = Release::optional(born);
    if (born)
        out.age = Release::optional(ageAt(*born, m_view.get(candidate.person, person::death_date), m_asOf));
    const CustodyFacts custody = custodyOf(m_view, candidate);
    out.arrested = Release::optional(custody.arrested);
    if (const auto status = libertyStatusAt(custody, m_asOf))
        out.status = Release::value(schema::Code{*status});
    out.statusSince = Release::optional(libertySinceAt(custody, m_asOf));
    out.daysHeld = Release::optional(daysHeldAt(custody, m_asOf));
}

void NamedEntryMaker::addArticles(NamedEntry &out, const ListCandidate &candidate) const
{
    QList<charge::Accusation> accusations;
    for (const Row &row : candidate.charges) {
        if (m_view.shows(row))
            accusations.append({{row.id, m_view.get(row, charge::supersedes)}, m_view.term(row, charge::stage)});
    }
    const QSet<base::RecordId> inForce = charge::inForce(accusations);
    QList<schema::Article> articles;
    for (const Row &row : candidate.charges) {
        for (const schema::Article &article : articlesOf(m_view, row)) {
            if (inForce.contains(row.id) && !articles.contains(article))
                articles.append(article);
        }
    }
    for (const schema::Article &article : articles)
        out.articles.push_back(Release::value(article));
}

void NamedEntryMaker::addOutcome(NamedEntry &out, const ListCandidate &candidate) const
{
    for (const Row &row : candidate.sentences) {
        // As with charges, one that names itself is not replaced.
        if (!m_view.shows(row) || m_view.get(row, sentence::next_sentence).value_or(row.id) != row.id)
            continue;
        SentenceFact fact{m_view.get(row, sentence::kind), m_view.get(row, sentence::total_term),
                          courtOf(candidate, row), m_view.get(row, sentence::date),
                          m_view.get(row, sentence::as_listed)};
        if (fact.kind || fact.term)
            out.sentences.push_back(Release::value(std::move(fact)));
    }
    out.court = Release::text(courtOf(candidate));
    out.place = Release::text(placeOf(candidate));
}

void NamedEntryMaker::addCharges(NamedEntry &out, const ListCandidate &candidate) const
{
    for (const Row &row : candidate.charges) {
        ChargeFact fact{m_view.get(row, charge::stage), m_view.get(row, charge::date),
                        organisation(m_view.get(row, charge::authority)), {}, m_view.text(row, charge::title)};
        if (!fact.stage && !fact.date)
            continue;
        for (const schema::Article &article : articlesOf(m_view, row))
            fact.articles.push_back(article);
        out.charges.push_back(Release::value(std::move(fact)));
    }
}

/// Only what is certain can be drawn to scale.
void NamedEntryMaker::addCustody(NamedEntry &out, const ListCandidate &candidate) const
{
    std::vector<CustodySpan> spans;
    for (const Row &row : candidate.detentions) {
        const auto kind = m_view.get(row, detention::kind);
        const auto from = m_view.get(row, detention::from);
        const auto until = m_view.get(row, detention::until);
        if (!kind || !from || !from->isDay() || *from->earliest() > m_asOf)
            continue;
        const bool endsOnADay = until && until->isDay() && *until->earliest() <= m_asOf;
        spans.push_back({*kind, *from->earliest(), endsOnADay ? until->earliest() : std::nullopt});
    }
    std::ranges::stable_sort(spans, {}, &CustodySpan::from);
    for (CustodySpan &span : spans)
        out.custody.push_back(Release::value(std::move(span)));
}

QList<PersonName> NamedEntryMaker::namesOf(const ListCandidate &candidate) const
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

QString NamedEntryMaker::organisation(const std::optional<base::RecordId> &id) const
{
    return organisationName(m_view, m_organisations, id, m_language);
}

QString NamedEntryMaker::courtOf(const ListCandidate &candidate) const
{
    for (const Row &row : candidate.sentences | std::views::reverse) {
        if (const QString sentenced = courtOf(candidate, row); !sentenced.isEmpty())
            return sentenced;
    }
    const QString acted = organisation(lastOf(m_view, candidate.courtActs, court_act::court));
    return acted.isEmpty() ? organisation(lastOf(m_view, candidate.detentions, detention::authority)) : acted;
}

/// As the sentence says, else as the act does that imposed it.
QString NamedEntryMaker::courtOf(const ListCandidate &candidate, const Row &row) const
{
    const QString own = organisation(m_view.get(row, sentence::court));
    const auto act = m_view.get(row, sentence::court_act);
    const auto found = std::ranges::find_if(candidate.courtActs, [&](const Row &each) { return act && each.id == *act; });
    if (!own.isEmpty() || found == candidate.courtActs.end())
        return own;
    return organisation(m_view.get(*found, court_act::court));
}

QString NamedEntryMaker::placeOf(const ListCandidate &candidate) const
{
    for (const Row &row : candidate.places | std::views::reverse) {
        const auto place = m_view.get(row, detention_place::place);
        const auto until = m_view.get(row, detention_place::until);
        const bool isOver = until && until->latest() && *until->latest() < m_asOf;
        if (place && !isOver)
            return organisation(place);
    }
    return {};
}

} // namespace dossier::disclosure
