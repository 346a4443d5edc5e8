// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/import_plan.h"

#include "exchange/import/plan/case_updater.h"
#include "exchange/import/plan/directory_country.h"
#include "exchange/import/plan/earlier_rows.h"
#include "exchange/import/plan/list_keeper.h"
#include "schema/entities/release.h"

#include <algorithm>

namespace dossier::exchange {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// More than this many people who may be meant help nobody to decide.
constexpr qsizetype kMostProposals = 5;

/// Makes a plan row by row.
class Planner
{
public:
    Planner(const ReadList &list, const store::ReadConnection &records, const KnownRecords &known, const ImportOptions &options,
            const ImportAnswers &answers, const ImportTools &tools)
        : m_list(list)
        , m_records(records)
        , m_known(known)
        , m_options(options)
        , m_tools(tools)
        , m_earlier(list, tools.terms, tools.vocabularies)
        , m_matcher(known.people, known.history, answers.rows)
        , m_answers(answers)
        , m_organisations(known.organisations)
        , m_builder(options, tools, m_organisations, known.jointCases, list, m_plan.action.changes)
        , m_updater(records, options, m_builder, m_plan.warnings)
        , m_keeper(known.history, options, tools, m_plan.action.changes)
    {
    }

    [[nodiscard]] Result<ImportPlan> make();

private:
    [[nodiscard]] Result<void> add(const ReadRow &row);
    [[nodiscard]] Result<void> addKnown(const ReadRow &row, const RowMatch &match, PlannedRow &planned);
    [[nodiscard]] base::RecordId addDeletedAnew(const ListRow &row, base::RecordId person);
    void addNew(const ReadRow &row, PlannedRow &planned);
    [[nodiscard]] Result<void> addMissing();
    void count(PlannedRow planned);
    [[nodiscard]] bool tellsNothingNew() const;
    [[nodiscard]] bool isOlderThanLast() const;
    /// Whether what the list says of known cases is left alone.
    [[nodiscard]] bool onlyListings() const { return !makesCases() || m_isHistoric; }
    [[nodiscard]] bool makesCases() const { return !m_options.anotherBody && !m_options.personsOnly; }

    const ReadList &m_list;
    const store::ReadConnection &m_records;
    const KnownRecords &m_known;
    const ImportOptions &m_options;
    const ImportTools &m_tools;
    ImportPlan m_plan;
    EarlierRows m_earlier;
    RowMatcher m_matcher;
    const ImportAnswers &m_answers;
    OrganisationIndex m_organisations;     ///< grows by what the plan makes
    CaseBuilder m_builder;
    CaseUpdater m_updater;
    ListKeeper m_keeper;
    QSet<base::RecordId> m_listed;      ///< cases that stand in this edition
    bool m_isHistoric = false;          ///< older than the list's last edition
    bool m_sameAsLast = true;           ///< every row stood there, word for word, on the same date
};

Result<ImportPlan> Planner::make()
{
    m_plan.action.id = base::newId<base::ActionTag>(m_tools.random);
    m_plan.action.label = u"import"_s;
    m_plan.action.origin = domain::Origin::Import;
    m_plan.encoding = m_list.facts.encoding;
    m_plan.warnings = m_list.warnings;
    m_plan.withoutName = m_list.skipped;
    m_plan.skipped = m_list.skipped;
    m_isHistoric = isOlderThanLast();
    m_keeper.setHistoric(m_isHistoric);
    if (m_isHistoric)
        m_plan.warnings.prepend({0, 0, u"older_than_last"_s, m_options.asOf.typed()});
    for (std::size_t i = 0; i < m_list.rows.size(); ++i) {
        if (i % kWatchEvery == 0)
            DOSSIER_TRY(askWatch(m_tools.watch, std::int64_t(i), std::int64_t(m_list.rows.size())));
        DOSSIER_TRY(add(m_list.rows[i]));
    }
    DOSSIER_TRY(addMissing());
    if (tellsNothingNew())
        m_plan.action.changes.clear();
    else
        m_keeper.addList(m_list.mapping);
    return std::move(m_plan);
}

Result<void> Planner::add(const ReadRow &row)
{
    RowMatch match = m_matcher.match(row.row, row.printed);
    PlannedRow planned{.line = row.row.line, .name = row.row.name()};
    planned.proposals = std::move(match.proposals);
    planned.decidedNotSame = match.decidedNotSame;
    if (const auto said = m_answers.rows.constFind(row.row.line); said != m_answers.rows.cend())
        planned.decision = *said;
    if (planned.proposals.size() > kMostProposals)
        planned.proposals.resize(kMostProposals);
    const bool leaveOut = match.kind == RowMatch::Kind::LeftOut || (match.kind == RowMatch::Kind::Proposed && m_options.skipProposed);
    if (match.kind == RowMatch::Kind::Same)
        DOSSIER_TRY(addKnown(row, match, planned));
    else if (leaveOut)
        planned.outcome = PlannedRow::Outcome::LeftOut;
    else
        addNew(row, planned);
    count(std::move(planned));
    return {};
}

Result<void> Planner::addKnown(const ReadRow &row, const RowMatch &match, PlannedRow &planned)
{
    planned.caseId = match.caseId;
    planned.outcome = PlannedRow::Outcome::Unchanged;
    // A person may move to another heading with a row that is the same.
    const bool wordForWord = match.before && match.before->text == row.printed && haveOneMeaning(match.before->group, row.row.group);
    m_sameAsLast = m_sameAsLast && wordForWord && match.before->asOf.sameValue(m_options.asOf);
    if (!match.caseId && makesCases()) {
        planned.caseId = match.caseDeleted ? addDeletedAnew(row.row, *match.person)
                                           : m_builder.addCase(row.row, *match.person, m_options.publication);
        planned.outcome = PlannedRow::Outcome::Created;
    } else if (match.caseId && !onlyListings() && !wordForWord) {
        const std::optional<ListRow> before = match.before ? std::optional(m_earlier.read(*match.before)) : std::nullopt;
        DOSSIER_ASSIGN(planned.changes, m_updater.update(row.row, before ? &*before : nullptr, *match.person, *match.caseId));
        if (!planned.changes.isEmpty())
            planned.outcome = PlannedRow::Outcome::Updated;
    }
    if (planned.caseId)
        m_listed.insert(*planned.caseId);
    m_keeper.addListing(row, *match.person, planned.caseId);
    return {};
}

/// What was deleted here stays deleted; that the list goes on naming the person is a case all the same. Nobody decided
/// that it may be published.
base::RecordId Planner::addDeletedAnew(const ListRow &row, base::RecordId person)
{
    m_plan.warnings.append({row.line, 0, u"case_deleted"_s, row.name()});
    return m_builder.addCase(row, person, u"draft"_s);
}

void Planner::addNew(const ReadRow &row, PlannedRow &planned)
{
    m_sameAsLast = false;
    const base::RecordId person = m_builder.addPerson(row.row);
    if (makesCases())
        planned.caseId = m_builder.addCase(row.row, person, m_options.publication);
    m_matcher.addNew(row.row, person);
    for (const PersonMatch &proposal : std::as_const(planned.proposals))
        m_keeper.addPossibleMatch(person, proposal, planned.decidedNotSame);
    m_keeper.addListing(row, person, planned.caseId);
}

Result<void> Planner::addMissing()
{
    if (onlyListings())
        return {};
    for (const ListedRow &row : m_known.history.lastRows) {
        if (!row.caseId || m_listed.contains(*row.caseId))
            continue;
        m_sameAsLast = false;
        const Result<domain::Record> record = m_records.record(*row.caseId);
        if (!record && record.error().code != base::ErrorCode::NotFound)
            return std::unexpected(record.error());
        if (!record || record->isDeleted())
            continue;
        DOSSIER_ASSIGN(const QList<domain::Record> releases,
                       m_records.referring(schema::release::kType, schema::release::case_.id, *row.caseId));
        if (!domain::isAbsenceAsked(releases))
            continue;
        const MissingCase missing{*row.caseId, row.person, row.asOf, m_earlier.read(row).name(), m_answers.absences.value(*row.caseId)};
        m_keeper.addAbsence(missing, *record);
        m_plan.missing.push_back(missing);
    }
    return {};
}

void Planner::count(PlannedRow planned)
{
    using Outcome = PlannedRow::Outcome;
    switch (planned.outcome) {
    case Outcome::Created: ++m_plan.created; break;
    case Outcome::Updated: ++m_plan.updated; break;
    case Outcome::Unchanged: ++m_plan.unchanged; break;
    case Outcome::LeftOut: ++m_plan.skipped; break;
    }
    if (planned.isQuestion())
        ++m_plan.proposed;
    m_plan.rows.push_back(std::move(planned));
}

bool Planner::isOlderThanLast() const
{
    const auto asOf = m_options.asOf.latest();
    return asOf && std::ranges::any_of(m_known.history.lastRows, [&](const ListedRow &row) {
        return row.asOf.earliest() && *asOf < *row.asOf.earliest();
    });
}

/// The same file once more is no new import.
bool Planner::tellsNothingNew() const
{
    const bool leftOutOnly = m_plan.created == 0 && m_plan.updated == 0 && m_plan.unchanged == 0;
    return leftOutOnly || (m_sameAsLast && m_list.rows.size() == m_known.history.lastRows.size());
}

} // namespace

Result<ImportPlan> planImport(const ReadList &list, const store::ReadConnection &records, const KnownRecords &known,
                              const ImportOptions &options, const ImportAnswers &answers, const ImportTools &tools)
{
    const Institutions none;
    const ImportTools here{tools.vocabularies, isOfDirectory(known.country, list) ? tools.institutions : none, tools.terms, tools.random,
                           tools.now, tools.watch};
    return Planner(list, records, known, options, answers, here).make();
}

} // namespace dossier::exchange
