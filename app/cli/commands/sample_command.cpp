// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/credentials.h"
#include "cli/opened_vault.h"
#include "exchange/import/plan/list_import.h"
#include "exchange/sample/sample_records.h"
#include "schema/entities/case.h"

namespace dossier::cli {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

Result<void> importSample(const Environment &environment, store::Session &session)
{
    DOSSIER_ASSIGN(const exchange::Institutions institutions, exchange::Institutions::load());
    DOSSIER_ASSIGN(const exchange::ListTerms terms, exchange::ListTerms::load());
    DOSSIER_ASSIGN(const QByteArray list, exchange::sampleList());
    const exchange::ImportOptions options{.listName = u"Sample list"_s,
                                          .asOf = base::PartialDate::day(QDate(2026, 11, 1)),
                                          .publication = u"cleared"_s,
                                          .namingBasis = u"public_record"_s};
    const exchange::ImportTools tools{environment.vocabularies, institutions, terms, environment.random, environment.clock.now()};
    std::optional<exchange::Finding> failure;
    exchange::ListImport import{.table = {}, .options = options};
    DOSSIER_ASSIGN(import.table, exchange::openTableBytes(list, {}, failure));
    DOSSIER_ASSIGN(exchange::ImportPlan plan, exchange::planListImport(session.main(), import, tools, failure));
    plan.action.actor = session.member();
    DOSSIER_TRY(session.main().apply(std::move(plan.action)));
    return {};
}

/// The case whose trial the sample observes: the first of the list that is on trial.
Result<base::RecordId> observedCase(const store::Store &main)
{
    store::Query query;
    query.entity = schema::case_::kType;
    query.conditions.push_back({.field = schema::case_::liberty_status.id, .value = schema::Code{u"on_trial"_s}});
    query.sort.push_back({schema::case_::list_number.id, false});
    query.limit = 1;
    DOSSIER_ASSIGN(const store::Page page, main.page(query));
    if (page.rows.empty())
        return base::fail(base::ErrorCode::Internal, u"sample"_s);
    return page.rows.front().id();
}

} // namespace

Result<void> makeSample(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const Secrets secrets, secretsToCreate(environment, line));
    store::NewVault options;
    options.keys.credentials = secrets.credentials();
    options.keys.withRecoveryCode = false;
    options.memberName = u"Sample member"_s;
    options.vaultName = u"Sample"_s;
    options.language = u"en"_s;
    options.country = u"AZ"_s;
    DOSSIER_ASSIGN(const store::CreatedSession created, store::Session::create(line.arguments.first(), options, sessionContext(environment)));
    store::Session &session = *created.session;
    DOSSIER_TRY(importSample(environment, session));
    const exchange::SampleTools tools{environment.random, environment.clock.now(), session.member()};
    DOSSIER_ASSIGN(const base::RecordId caseId, observedCase(session.main()));
    DOSSIER_ASSIGN(domain::Action hearing, exchange::sampleHearing(caseId, tools));
    DOSSIER_TRY(session.main().apply(std::move(hearing)));
    DOSSIER_ASSIGN(store::Store *endorsers, session.createCompartment(schema::Compartment::Endorsers));
    DOSSIER_ASSIGN(domain::Action endorsements, exchange::sampleEndorsements(tools));
    DOSSIER_TRY(endorsers->apply(std::move(endorsements)));
    environment.terminal.say(u"A vault of invented people is made: 303 cases, one hearing with notes, ten endorsers."_s);
    return {};
}

} // namespace dossier::cli
