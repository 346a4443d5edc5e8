// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/commands/import_commands.h"
#include "cli/import_options.h"
#include "cli/import_words.h"
#include "cli/opened_vault.h"
#include "cli/record_json.h"
#include "exchange/import/plan/import_report.h"
#include "exchange/import/plan/list_import.h"
#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/value_text.h"

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// "public-record" on the command line is the term public_record.
Result<QString> termOption(const Environment &environment, const CommandLine &line, const QString &option, const char *vocabulary,
                           const QString &fallback)
{
    if (!line.has(option))
        return fallback;
    const schema::Vocabulary *terms = environment.vocabularies.vocabulary(vocabulary);
    const schema::Term *term = terms ? terms->term(line.value(option).replace(u'-', u'_')) : nullptr;
    if (!term)
        return base::fail(ErrorCode::InvalidArgument, u"--"_s + option);
    return term->key;
}

Result<exchange::ImportOptions> optionsOf(const Environment &environment, const CommandLine &line)
{
    exchange::ImportOptions options;
    options.listName = line.has(u"list"_s) ? line.value(u"list"_s) : exchange::listNameOf(line.arguments.at(1));
    options.anotherBody = line.has(u"as-listings"_s);
    options.skipProposed = line.has(u"skip-proposed"_s);
    options.rememberColumns = line.has(u"remember"_s);
    if (line.has(u"as-of"_s)) {
        DOSSIER_ASSIGN(options.asOf, base::PartialDate::parse(line.value(u"as-of"_s), schema::dateLanguage(environment.language),
                                                              environment.clock.today()));
    }
    DOSSIER_ASSIGN(options.publication, termOption(environment, line, u"publication"_s, "publication", u"draft"_s));
    if (options.publication != "draft"_L1 && options.publication != "cleared"_L1)
        return base::fail(ErrorCode::InvalidArgument, u"--publication: draft, cleared"_s);
    DOSSIER_ASSIGN(options.namingBasis, termOption(environment, line, u"naming-basis"_s, "naming_basis", u"none"_s));
    return options;
}

Result<std::optional<base::DateOrder>> dateOrderOf(const CommandLine &line)
{
    using Order = base::DateOrder;
    if (!line.has(u"date-order"_s))
        return std::nullopt;
    const QString order = line.value(u"date-order"_s);
    if (order == "dmy"_L1)
        return Order::DayMonthYear;
    if (order == "mdy"_L1)
        return Order::MonthDayYear;
    if (order == "ymd"_L1)
        return Order::YearMonthDay;
    return base::fail(ErrorCode::InvalidArgument, u"--date-order: dmy, mdy, ymd"_s);
}

Result<exchange::ReadingChoices> readingOf(const Environment &environment, const CommandLine &line, const exchange::ImportOptions &options)
{
    exchange::ReadingChoices reading;
    reading.today = environment.clock.today();
    reading.asOf = options.asOf.latest().value_or(QDate());
    DOSSIER_ASSIGN(reading.dateOrder, dateOrderOf(line));
    DOSSIER_ASSIGN(reading.headerRow, headerRowOf(line));
    DOSSIER_ASSIGN(reading.mapping, mappingOf(line));
    return reading;
}

void say(const Environment &environment, const exchange::ImportPlan &plan, bool dryRun)
{
    const Terminal &terminal = environment.terminal;
    terminal.say(u"%1: %2 created, %3 updated, %4 unchanged, %5 left out, %6 missing, %7 to look at."_s
                     .arg(dryRun ? u"Would be imported"_s : u"Imported"_s)
                     .arg(plan.created).arg(plan.updated).arg(plan.unchanged).arg(plan.skipped)
                     .arg(plan.missing.size()).arg(plan.warnings.size()));
    if (plan.proposed > 0)
        terminal.say(u"%1 rows may be persons who are known. Nobody was merged."_s.arg(plan.proposed));
    if (!plan.missing.empty())
        terminal.say(u"%1 cases are not in this list any more. Absent is not released: what happened is an open question."_s
                         .arg(plan.missing.size()));
    sayReading(terminal, plan);
}

/// What `import` was asked for, understood before a vault is opened.
struct Wish {
    exchange::ImportOptions options;
    exchange::TableOptions table;
    exchange::ReadingChoices reading;
};

Result<Wish> wishOf(const Environment &environment, const CommandLine &line)
{
    Wish wish;
    DOSSIER_ASSIGN(wish.options, optionsOf(environment, line));
    DOSSIER_ASSIGN(wish.table, tableOptionsOf(line));
    DOSSIER_ASSIGN(wish.reading, readingOf(environment, line, wish.options));
    return wish;
}

Result<exchange::ImportPlan> planOf(const Environment &environment, const QString &path, const Wish &wish, const store::Store &main,
                                    const exchange::ImportWatch &watch, std::optional<exchange::Finding> &failure)
{
    DOSSIER_ASSIGN(const exchange::Institutions institutions, exchange::Institutions::load());
    DOSSIER_ASSIGN(const exchange::ListTerms terms, exchange::ListTerms::load());
    const exchange::ImportTools tools{environment.vocabularies, institutions, terms, environment.random, environment.clock.now(),
                                      watch};
    exchange::ListImport import{.table = {}, .reading = wish.reading, .options = wish.options};
    DOSSIER_ASSIGN(import.table, exchange::openTableFile(path, wish.table, failure));
    return exchange::planListImport(main, import, tools, failure);
}

} // namespace

Result<void> importList(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const schema::EntitySpec *entity, entityNamed(environment, line.has(u"entity"_s) ? line.value(u"entity"_s) : u"case"_s));
    if (entity->type != schema::case_::kType && entity->type != schema::person::kType)
        return importRecords(environment, line, *entity);
    DOSSIER_ASSIGN(Wish wish, wishOf(environment, line));
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Write));
    store::Store &main = vault.session().main();
    wish.options.personsOnly = entity->type == schema::person::kType;

    DOSSIER_ASSIGN(ImportReportFile reportFile, ImportReportFile::open(line, vault.session()));
    const Interruption interruption;
    const exchange::ImportWatch watch = watchFor(interruption);
    std::optional<exchange::Finding> failure;
    Result<exchange::ImportPlan> plan = planOf(environment, line.arguments.at(1), wish, main, watch, failure);
    if (!plan)
        return reportFailure(environment.terminal, plan.error(), failure ? exchange::Findings{*failure} : exchange::Findings{}, reportFile);
    const QJsonObject report = exchange::reportOf(*plan, environment.registry, environment.vocabularies);
    DOSSIER_TRY(reportFile.prepare(report));
    const bool dryRun = line.has(u"dry-run"_s);
    if (!dryRun && !plan->action.changes.empty()) {
        plan->action.actor = vault.session().member();
        plan->action.reason = wish.options.listName;
        DOSSIER_TRY(applyUnlessStopped(environment.terminal, main, std::move(plan->action), watch));
    }
    if (environment.terminal.wantsJson()) {
        environment.terminal.print(report);
    } else {
        printPlan(environment, *plan);
        say(environment, *plan, dryRun);
    }
    return reportFile.commit();
}

} // namespace dossier::cli
