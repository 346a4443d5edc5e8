// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/list_keeper.h"

#include "schema/entities/absence.h"
#include "schema/entities/list_column.h"
#include "schema/entities/listing.h"
#include "schema/entities/possible_match.h"
#include "schema/entities/prisoner_list.h"

#include <cmath>

namespace dossier::exchange {

using domain::ChangeSet;

ListKeeper::ListKeeper(const ListHistory &history, const ImportOptions &options, const ImportTools &tools,
                       std::vector<ChangeSet> &changes)
    : m_history(history)
    , m_options(options)
    , m_tools(tools)
    , m_list(history.list ? *history.list : base::newRecordId(tools.random))
    , m_changes(changes)
{
}

ChangeSet ListKeeper::create(schema::EntityType type) const
{
    return domain::createOf(type, base::newRecordId(m_tools.random));
}

void ListKeeper::addListing(const ReadRow &row, base::RecordId person, std::optional<base::RecordId> caseId)
{
    namespace listing = schema::listing;
    ChangeSet record = create(listing::kType);
    record.set(listing::person, person);
    if (caseId)
        record.set(listing::case_, *caseId);
    record.set(listing::list, m_list);
    if (!m_options.asOf.isNull())
        record.set(listing::as_of, m_options.asOf);
    if (row.row.number)
        record.set(listing::number, *row.row.number);
    if (!row.row.group.isEmpty())
        record.set(listing::group, row.row.group);
    record.set(listing::text, row.printed);
    record.set(listing::imported_at, m_tools.now);
    if (!m_historic)
        record.set(listing::import_no, m_history.imports + 1);
    m_changes.push_back(std::move(record));
}

void ListKeeper::addPossibleMatch(base::RecordId person, const PersonMatch &match, bool decidedNotSame)
{
    namespace possible_match = schema::possible_match;
    ChangeSet record = create(possible_match::kType);
    record.set(possible_match::person, person);
    record.set(possible_match::other, match.person);
    record.set(possible_match::score, std::int64_t(std::lround(match.similarity.score * 100)));
    for (const names::Reason &reason : match.similarity.reasons)
        record.add(possible_match::reasons, names::reasonName(reason.code));
    if (!m_options.listName.isEmpty())
        record.set(possible_match::list, m_options.listName);
    if (decidedNotSame) {
        record.set(possible_match::decision, schema::Code{QStringLiteral("not_same")});
        record.set(possible_match::decided_at, m_tools.now);
    }
    m_changes.push_back(std::move(record));
}

void ListKeeper::addAbsence(const MissingCase &missing, const domain::Record &matter)
{
    namespace absence = schema::absence;
    ChangeSet record = create(absence::kType);
    record.set(absence::case_, missing.caseId);
    record.set(absence::list, m_list);
    if (!m_options.asOf.isNull())
        record.set(absence::as_of, m_options.asOf);
    if (!missing.lastListed.isNull())
        record.set(absence::last_listed, missing.lastListed);
    domain::AbsenceRecords records{std::move(record), matter, base::newRecordId(m_tools.random), m_options.listName};
    for (ChangeSet &changes : domain::answerAbsence(std::move(records), missing.answer))
        m_changes.push_back(std::move(changes));
}

void ListKeeper::addList(const ColumnMapping &mapping)
{
    namespace prisoner_list = schema::prisoner_list;
    ChangeSet record = domain::createOf(prisoner_list::kType, m_list);
    if (m_history.list) {
        record.kind = domain::ChangeKind::Update;
    } else {
        record.set(prisoner_list::name, m_options.listName);
        record.set(prisoner_list::another_body, m_options.anotherBody ? schema::Answer::Yes : schema::Answer::No);
    }
    if (!m_historic)
        record.set(prisoner_list::imports, m_history.imports + 1);
    if (!record.fields.empty())
        m_changes.push_back(std::move(record));
    if (m_options.rememberColumns)
        addColumns(mapping);
}

/// A column that is remembered already keeps the newest answer: what is read back is in order of age.
void ListKeeper::addColumns(const ColumnMapping &mapping)
{
    namespace list_column = schema::list_column;
    for (qsizetype i = 0; i < mapping.headers.size(); ++i) {
        const QString holds = columnName(mapping.columns[i]);
        const auto known = m_history.columns.constFind(mapping.headers[i]);
        if (mapping.headers[i].isEmpty() || (known != m_history.columns.cend() && *known == holds))
            continue;
        ChangeSet record = create(list_column::kType);
        record.set(list_column::list, m_list);
        record.set(list_column::header, mapping.headers[i]);
        if (!holds.isEmpty())
            record.set(list_column::holds, holds);
        m_changes.push_back(std::move(record));
    }
}

} // namespace dossier::exchange
