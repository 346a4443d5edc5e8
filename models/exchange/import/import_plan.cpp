// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/import_plan.h"

#include "exchange/import/case_builder.h"
#include "exchange/import/list_row.h"
#include "exchange/table/open_table.h"

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// The whole plan is held in memory, some 16 KiB for a row, until it is applied in one step.
constexpr std::int64_t kMostRows = 100'000;

Result<ColumnMapping> readMapping(const TableRow &header, const QByteArray &mappingJson, const ImportTools &tools,
                                  std::optional<Finding> &failure)
{
    ColumnMapping mapping = mapHeaders(header.cells, tools.vocabularies);
    if (!mappingJson.isEmpty())
        DOSSIER_TRY(applyMappingFile(mappingJson, mapping));
    const bool hasName = mapping.has(Column::FullName) || mapping.has(Column::GivenName) || mapping.has(Column::Surname);
    if (!hasName) {
        failure = Finding{header.line, 0, u"no_header"_s, {}};
        return base::fail(ErrorCode::MalformedInput, u"no_header"_s);
    }
    return mapping;
}

/// Columns that nothing is known of: a person with a list of another kind sees it before anything is made.
void noteUnknownColumns(const TableRow &header, const ColumnMapping &mapping, Findings &warnings)
{
    for (qsizetype i = 0; i < mapping.headers.size(); ++i) {
        if (mapping.columns[i] == Column::None && !mapping.headers[i].isEmpty())
            warnings.append({header.line, int(i) + 1, u"column_without_field"_s, mapping.headers[i]});
    }
}

/// A total or a heading in the middle of the list: not a person, and said so.
bool hasName(const ListRow &row, ImportPlan &plan)
{
    if (!row.name().isEmpty())
        return true;
    ++plan.skipped;
    plan.warnings.append({row.line, 0, u"row_without_name"_s, row.remains.join("; "_L1)});
    return false;
}

} // namespace

Result<ImportPlan> planCaseImport(const QByteArray &csv, const QByteArray &mappingJson, const ImportOptions &options,
                                  OrganisationIndex organisations, const ImportTools &tools, std::optional<Finding> &failure)
{
    DOSSIER_ASSIGN(const std::unique_ptr<TableReader> reader, openTableBytes(csv, {}, failure));
    const auto next = [&]() -> Result<std::optional<TableRow>> {
        Result<std::optional<TableRow>> row = reader->next();
        if (!row)
            failure = reader->failure();
        return row;
    };
    DOSSIER_ASSIGN(const std::optional<TableRow> header, next());
    if (!header) {
        failure = Finding{0, 0, u"nothing"_s, {}};
        return base::fail(ErrorCode::MalformedInput, u"nothing"_s);
    }
    DOSSIER_ASSIGN(const ColumnMapping mapping, readMapping(*header, mappingJson, tools, failure));

    ImportPlan plan;
    // A mapping file has answered for every column already.
    if (mappingJson.isEmpty())
        noteUnknownColumns(*header, mapping, plan.warnings);
    plan.action.id = base::newId<base::ActionTag>(tools.random);
    plan.action.label = u"import"_s;
    plan.action.origin = domain::Origin::Import;
    CaseBuilder builder(options, tools, organisations, mapping.language, plan.action.changes);
    while (true) {
        DOSSIER_ASSIGN(const std::optional<TableRow> row, next());
        if (!row)
            break;
        if (++plan.rows > kMostRows) {
            failure = Finding{row->line, 0, u"too_many_rows"_s, {}};
            return base::fail(ErrorCode::MalformedInput, u"too_many_rows"_s);
        }
        const ListRow read = readListRow(*row, {mapping, tools.terms}, plan.warnings);
        if (!hasName(read, plan))
            continue;
        builder.add(read);
        ++plan.created;
    }
    if (plan.rows == 0) {
        failure = Finding{header->line, 0, u"nothing"_s, {}};
        return base::fail(ErrorCode::MalformedInput, u"nothing"_s);
    }
    return plan;
}

} // namespace dossier::exchange
