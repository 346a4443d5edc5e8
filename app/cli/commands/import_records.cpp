// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/import_commands.h"
#include "cli/import_options.h"
#include "cli/import_words.h"
#include "cli/opened_vault.h"
#include "cli/record_rows.h"
#include "exchange/import/plan/import_report.h"
#include "exchange/table/open_table.h"

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using exchange::Finding;
using exchange::Findings;
using exchange::PlannedRow;
using namespace Qt::StringLiterals;

namespace {

/// A list with more faults is not the list that was meant.
constexpr qsizetype kMostFindings = 100;
/// One Action is held in memory.
constexpr std::size_t kMostRecords = 100'000;

/// From the rows to the records they make; `findings` are what stands against it.
Result<exchange::ImportPlan> planRecords(exchange::TableReader &table, const CommandLine &line, const exchange::ImportWatch &watch,
                                         RecordRows &rows, Findings &findings)
{
    DOSSIER_ASSIGN(const std::optional<std::int64_t> headerRow, headerRowOf(line));
    DOSSIER_ASSIGN(const QByteArray mapping, mappingOf(line));
    exchange::ImportPlan plan;
    bool hasHeader = false;
    while (rows.findings().size() < kMostFindings) {
        if (std::int64_t(plan.rows.size()) % exchange::kWatchEvery == 0)
            DOSSIER_TRY(exchange::askWatch(watch, table.bytesRead(), table.bytesTotal()));
        const auto row = table.next();
        if (!row) {
            findings.append(table.failure().value_or(Finding{0, 0, u"unreadable"_s, {}}));
            return std::unexpected(row.error());
        }
        if (!*row)
            break;
        if (!hasHeader && (*row)->line < headerRow.value_or(0))
            continue;
        if (!std::exchange(hasHeader, true)) {
            DOSSIER_TRY(rows.readHeader(**row, mapping));
            continue;
        }
        RecordRows::Changes made = rows.readRow(**row);
        if (made.empty())
            continue;
        if (plan.rows.size() == kMostRecords) {
            findings.append({(*row)->line, 0, u"too_many_rows"_s, {}});
            return base::fail(ErrorCode::MalformedInput, u"too_many_rows"_s);
        }
        plan.rows.push_back({.line = (*row)->line, .name = {}, .outcome = PlannedRow::Outcome::Created});
        std::ranges::move(made, std::back_inserter(plan.action.changes));
    }
    findings = rows.findings();
    if (findings.isEmpty() && plan.rows.empty())
        findings.append({0, 0, u"nothing"_s, {}});
    if (!findings.isEmpty())
        return base::fail(ErrorCode::MalformedInput);
    plan.created = std::int64_t(plan.rows.size());
    plan.encoding = table.facts().encoding;
    plan.warnings = table.findings();
    return plan;
}

} // namespace

Result<void> importRecords(const Environment &environment, const CommandLine &line, const schema::EntitySpec &entity)
{
    DOSSIER_ASSIGN(const exchange::TableOptions options, tableOptionsOf(line));
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Write));
    DOSSIER_ASSIGN(store::Store * store, vault.storeToCreateIn(entity));
    DOSSIER_ASSIGN(ImportReportFile reportFile, ImportReportFile::open(line, vault.session()));
    const AssignmentReader reader(environment, vault, *store);
    RecordRows rows(environment, entity, reader);
    const Interruption interruption;
    const exchange::ImportWatch watch = watchFor(interruption);
    Findings findings;
    Result<exchange::ImportPlan> plan = [&]() -> Result<exchange::ImportPlan> {
        std::optional<Finding> failure;
        auto table = exchange::openTableFile(line.arguments.at(1), options, failure);
        if (failure)
            findings.append(*failure);
        if (!table)
            return std::unexpected(table.error());
        return planRecords(**table, line, watch, rows, findings);
    }();
    if (!plan)
        return reportFailure(environment.terminal, plan.error(), findings, reportFile);
    const QJsonObject report = exchange::reportOf(*plan, environment.registry, environment.vocabularies);
    DOSSIER_TRY(reportFile.prepare(report));
    const bool dryRun = line.has(u"dry-run"_s);
    if (!dryRun) {
        plan->action.id = base::newId<base::ActionTag>(environment.random);
        plan->action.label = u"import"_s;
        plan->action.reason = line.value(u"list"_s);
        plan->action.actor = vault.session().member();
        plan->action.origin = domain::Origin::Import;
        DOSSIER_TRY(applyUnlessStopped(environment.terminal, *store, std::move(plan->action), watch));
    }
    if (environment.terminal.wantsJson()) {
        environment.terminal.print(report);
    } else {
        environment.terminal.say(u"%1: %2 created."_s.arg(dryRun ? u"Would be imported"_s : u"Imported"_s).arg(plan->created));
        sayReading(environment.terminal, *plan);
    }
    return reportFile.commit();
}

} // namespace dossier::cli
