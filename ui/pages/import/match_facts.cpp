// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/match_facts.h"

#include "schema/entities/case.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/sentence.h"
#include "schema/value_text.h"
#include "ui/text/import_words.h"

#include <algorithm>

namespace dossier::ui {

using exchange::KnownPerson;
using exchange::ListRow;
using names::ReasonCode;
using namespace Qt::StringLiterals;

namespace {

bool gives(const names::Similarity &similarity, std::initializer_list<ReasonCode> codes)
{
    return std::ranges::any_of(similarity.reasons, [&](const names::Reason &reason) {
        return std::ranges::find(codes, reason.code) != codes.end();
    });
}

} // namespace

QString MatchFacts::day(const base::PartialDate &date) const
{
    return date.isNull() ? QString() : date.format(schema::dateLanguage(m_context.words().language()));
}

std::array<QString, MatchFactCount> MatchFacts::factsOf(const ListRow &row) const
{
    const base::PartialDate &born = row.birthDate.isNull() ? row.birthYear : row.birthDate;
    return {row.patronymic, day(born.isNull() ? row.birthRange : born), day(row.arrestDate), row.court};
}

const ListRow *MatchFacts::rowAt(std::int64_t line) const
{
    const auto found = std::ranges::lower_bound(m_list.rows, line, {}, [](const exchange::ReadRow &row) { return row.row.line; });
    return found != m_list.rows.end() && found->row.line == line ? &found->row : nullptr;
}

MatchLine MatchFacts::ofRow(std::int64_t line) const
{
    MatchLine out{.name = m_context.words().label("ui.import.in_file")};
    if (const ListRow *row = rowAt(line))
        out.facts = factsOf(*row);
    return out;
}

MatchLine MatchFacts::ofOtherRow(const exchange::PersonMatch &match, const ListRow *row) const
{
    MatchLine out{.name = m_context.words().label("ui.import.another_row", {m_context.words().number(match.line)})};
    const ListRow *other = rowAt(match.line);
    if (!other)
        return out;
    out.facts = factsOf(*other);
    const std::array<QString, MatchFactCount> own = row ? factsOf(*row) : out.facts;
    for (std::size_t fact = 0; fact < own.size(); ++fact)
        out.differs[fact] = !own[fact].isEmpty() && !out.facts[fact].isEmpty() && own[fact] != out.facts[fact];
    return out;
}

/// "C-0219 · Yarməmmədov Tural"
QString MatchFacts::nameOf(const KnownPerson &person) const
{
    const store::Store &main = m_context.session.main();
    QStringList parts;
    for (const exchange::KnownCase &known : person.cases) {
        if (const auto record = main.record(known.id))
            parts.append(record->get(schema::case_::reference).value_or(QString()));
    }
    const auto titles = main.titles({person.id});
    parts.append(titles ? titles->value(person.id) : person.facts.names.value(0));
    parts.removeIf([](const QString &part) { return part.isEmpty(); });
    std::ranges::transform(parts, parts.begin(), isolated);
    return parts.join(u" · "_s);
}

/// Courts of every act, sentence and order of custody: a list calls them all "court".
QSet<base::RecordId> MatchFacts::courtsOf(const KnownPerson &person) const
{
    const store::Store &main = m_context.session.main();
    QSet<base::RecordId> out;
    const auto add = [&](schema::EntityType entity, schema::FieldId ofCase, schema::Field<base::RecordId> court, base::RecordId caseId) {
        for (const domain::Record &record : main.referring(entity, ofCase, caseId).value_or(QList<domain::Record>())) {
            if (const auto id = record.get(court))
                out.insert(*id);
        }
    };
    for (const exchange::KnownCase &known : person.cases) {
        add(schema::court_act::kType, schema::court_act::case_.id, schema::court_act::court, known.id);
        add(schema::sentence::kType, schema::sentence::case_.id, schema::sentence::court, known.id);
        add(schema::detention::kType, schema::detention::case_.id, schema::detention::authority, known.id);
    }
    return out;
}

MatchLine MatchFacts::ofCandidate(const exchange::PersonMatch &match, std::int64_t line) const
{
    const ListRow *row = rowAt(line);
    const Words &words = m_context.words();
    const auto position = m_known.people.find(match.person);
    MatchLine out = position ? MatchLine() : ofOtherRow(match, row);
    out.why = ImportWords(words, m_context.ui.registry, m_context.ui.vocabularies).reasons(match.similarity);
    if (!position)
        return out;
    const KnownPerson &person = m_known.people.people()[*position];
    out.isKnown = true;
    out.name = nameOf(person);
    QStringList arrests;
    for (const exchange::KnownCase &known : person.cases)
        arrests.append(day(known.arrested));
    arrests.removeAll(QString());
    arrests.removeDuplicates();
    const QSet<base::RecordId> courts = courtsOf(person);
    const auto titles = m_context.session.main().titles(QList<base::RecordId>(courts.begin(), courts.end()));
    QStringList courtNames = titles ? titles->values() : QStringList();
    courtNames.sort();
    out.facts = {person.facts.patronymic, day(person.facts.born), arrests.join(u"; "_s), courtNames.join(u"; "_s)};
    out.differs[Patronymic] = gives(match.similarity, {ReasonCode::PatronymicDiffers});
    out.differs[Born] = gives(match.similarity, {ReasonCode::BirthDiffers, ReasonCode::BirthClose});
    out.differs[Arrested] = gives(match.similarity, {ReasonCode::ArrestDiffers});
    // A court under a name that nobody knows may be any.
    const auto court = row ? m_known.organisations.find(row->court) : std::nullopt;
    out.differs[Court] = court && !courts.isEmpty() && !courts.contains(*court);
    return out;
}

} // namespace dossier::ui
