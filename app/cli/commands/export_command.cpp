// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/input_file.h"
#include "cli/interruption.h"
#include "cli/opened_vault.h"
#include "publish/file_shape.h"
#include "publish/publication.h"
#include "schema/entities/case.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/hearing.h"
#include "schema/keys.h"
#include "schema/value_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QStandardPaths>

#include <array>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using disclosure::ReportKind;
using disclosure::Withheld;
using namespace Qt::StringLiterals;

namespace {

template<typename T>
struct Choice {
    QLatin1StringView word;
    T value;
};

constexpr std::array kReports{Choice<ReportKind>{"list"_L1, ReportKind::List},
                              Choice<ReportKind>{"endorsement-sheet"_L1, ReportKind::EndorsementSheet},
                              Choice<ReportKind>{"hearing"_L1, ReportKind::Hearing}};
constexpr std::array kAudiences{Choice<disclosure::Audience>{"public"_L1, disclosure::Audience::Public},
                                Choice<disclosure::Audience>{"partner"_L1, disclosure::Audience::Partner},
                                Choice<disclosure::Audience>{"internal"_L1, disclosure::Audience::Internal}};
constexpr std::array kLanguages{Choice<const char *>{"en"_L1, "en"}, Choice<const char *>{"az"_L1, "az"},
                                Choice<const char *>{"ru"_L1, "ru"}};

template<typename T, std::size_t Size>
Result<T> chosen(const CommandLine &line, const QString &option, const std::array<Choice<T>, Size> &choices)
{
    for (const Choice<T> &choice : choices) {
        if (line.value(option) == choice.word)
            return choice.value;
    }
    return base::fail(ErrorCode::InvalidArgument, u"--"_s + option);
}

Result<publish::Format> formatOf(const CommandLine &line)
{
    if (const std::optional<publish::Format> format = publish::formatFromKey(line.value(u"format"_s)))
        return *format;
    return base::fail(ErrorCode::InvalidArgument, u"--format"_s);
}

Result<QDate> asOfDay(const Environment &environment, const CommandLine &line)
{
    if (!line.has(u"as-of"_s))
        return environment.clock.today();
    DOSSIER_ASSIGN(const base::PartialDate date,
                   base::PartialDate::parse(line.value(u"as-of"_s), schema::dateLanguage(environment.language), environment.clock.today()));
    // Ages and days held need one day.
    if (!date.isDay())
        return base::fail(ErrorCode::InvalidArgument, u"--as-of"_s);
    return *date.earliest();
}

/// What a filter chooses from.
schema::EntityType entityOf(const publish::PublicationRequest &request)
{
    switch (request.kind) {
    case ReportKind::List: return schema::case_::kType;
    case ReportKind::EndorsementSheet: return schema::endorsement::kType;
    case ReportKind::Hearing: return schema::hearing::kType;
    case ReportKind::Records: break;
    }
    return request.entity;
}

/// A report, or the records of one entity.
Result<void> chooseKind(const Environment &environment, const CommandLine &line, publish::PublicationRequest &request)
{
    if (!line.has(u"entity"_s)) {
        DOSSIER_ASSIGN(request.kind, chosen(line, u"report"_s, kReports));
        return {};
    }
    if (line.has(u"report"_s))
        return base::fail(ErrorCode::InvalidArgument, u"--report --entity"_s);
    const schema::EntitySpec *entity = environment.registry.entity(line.value(u"entity"_s).toUtf8());
    if (!entity)
        return base::fail(ErrorCode::UnknownField, line.value(u"entity"_s));
    request.kind = ReportKind::Records;
    request.entity = entity->type;
    return {};
}

/// In the order of the columns; a list that was given and names nothing is a slip, not "all".
Result<QStringList> chosenFields(const CommandLine &line)
{
    QStringList fields;
    if (!line.has(u"fields"_s))
        return fields;
    for (const QString &field : line.value(u"fields"_s).split(u','))
        fields.append(field.trimmed());
    if (fields.contains(QString()))
        return base::fail(ErrorCode::InvalidArgument, u"--fields"_s);
    return fields;
}

Result<publish::PublicationRequest> requestOf(const Environment &environment, const CommandLine &line)
{
    publish::PublicationRequest request;
    DOSSIER_TRY(chooseKind(environment, line, request));
    DOSSIER_ASSIGN(request.fields, chosenFields(line));
    DOSSIER_ASSIGN(request.audience, chosen(line, u"audience"_s, kAudiences));
    DOSSIER_ASSIGN(request.format, formatOf(line));
    DOSSIER_ASSIGN(const char *language, chosen(line, u"language"_s, kLanguages));
    request.language = QString::fromLatin1(language);
    DOSSIER_ASSIGN(request.asOf, asOfDay(environment, line));
    if (line.value(u"out"_s).isEmpty())
        return base::fail(ErrorCode::InvalidArgument, u"--out"_s);
    DOSSIER_TRY(requireNotRead(line, line.value(u"out"_s)));
    request.path = QDir::current().absoluteFilePath(line.value(u"out"_s));
    request.namesMissingCharacters = line.has(u"name-missing"_s);
    if (line.has(u"filter"_s)) {
        const schema::EntityType type = entityOf(request);
        const schema::EntitySpec &entity = *environment.registry.entity(type);
        DOSSIER_ASSIGN(request.filter, store::parseFilter(line.value(u"filter"_s), entity, environment.registry,
                                                          environment.vocabularies,
                                                          {.language = environment.language, .today = environment.clock.today()}));
        request.filter->entity = type;
        request.filter->limit = 0;
    }
    return request;
}

/// Beside the program as it is built and installed; else where the system's packages put the same faces.
QString fontFolder()
{
    const QString own = QDir::cleanPath(QCoreApplication::applicationDirPath() + u"/../share/dossier/fonts"_s);
    if (QDir(own).exists())
        return own;
    return QStandardPaths::locate(QStandardPaths::GenericDataLocation, u"fonts/truetype/noto"_s, QStandardPaths::LocateDirectory);
}

struct Reason {
    Withheld withheld;
    const char *key;
    const char *sentence;
};
constexpr std::array kReasons{
    Reason{Withheld::NotCleared, "not_cleared", "%1 because the case is not cleared for publication."},
    Reason{Withheld::TakenOff, "taken_off", "%1 because the case was taken off publication."},
    Reason{Withheld::Embargoed, "embargoed", "%1 because the embargo is not over."},
    Reason{Withheld::NoBasis, "no_basis", "%1 because there is no basis for naming the person."},
    Reason{Withheld::NoName, "no_name", "%1 because there is no name to print."},
    Reason{Withheld::Withdrawn, "withdrawn", "%1 because consent was withdrawn."},
    Reason{Withheld::Capped, "capped", "%1 because the record is for a narrower audience."},
    Reason{Withheld::NeverByRole, "never_by_role", "%1 because people in that role are never named without consent."},
    Reason{Withheld::NotDecidedByRole, "not_decided_by_role", "%1 because nobody decided that they may be named."},
};

QJsonObject jsonOf(const publish::Published &published, const publish::PublicationRequest &request)
{
    QJsonObject reasons;
    for (const Reason &reason : kReasons) {
        if (const int count = published.reasons.value(reason.withheld); count > 0)
            reasons.insert(QLatin1StringView(reason.key), count);
    }
    QJsonArray unchecked;
    for (const schema::Compartment compartment : published.unchecked)
        unchecked.append(schema::compartmentKey(compartment));
    return {{u"schema"_s, 1},
            {u"named"_s, published.named},
            {u"otherwise"_s, published.otherwise},
            {u"withheld"_s, published.withheld},
            {u"total"_s, published.total},
            {u"reasons"_s, reasons},
            {u"later"_s, published.later},
            {u"counted_already"_s, published.countedAlready},
            {u"missing"_s, published.missing},
            {u"untranslated"_s, published.untranslated},
            {u"changed_since_clearance"_s, published.changedSinceClearance},
            {u"missing_characters"_s, QJsonArray::fromStringList(published.missingCharacters)},
            {u"sha256"_s, QString::fromLatin1(published.sha256.toHex())},
            {u"file"_s, request.path},
            {u"ledger_entry"_s, base::toString(published.ledgerEntries.front())},
            {u"unchecked"_s, unchecked}};
}

void sayWithheld(const publish::Published &published, const Terminal &terminal)
{
    if (published.otherwise > 0)
        terminal.say(u"By initials or as an organisation: %1."_s.arg(published.otherwise));
    if (published.withheld > 0)
        terminal.say(u"Withheld, but counted: %1."_s.arg(published.withheld));
    for (const Reason &reason : kReasons) {
        if (const int count = published.reasons.value(reason.withheld); count > 0)
            terminal.say(u"  "_s + QString::fromLatin1(reason.sentence).arg(count));
    }
    if (published.later > 0)
        terminal.say(u"Left out, since it came after the day of the facts: %1."_s.arg(published.later));
    if (published.countedAlready > 0)
        terminal.say(u"Cases left out, not to be named, of somebody who is on the list with another: %1."_s.arg(published.countedAlready));
    if (published.notCounted > 0)
        terminal.say(u"Endorsements that are not even counted (never to be shown, or withdrawn): %1."_s.arg(published.notCounted));
}

void say(const publish::Published &published, ReportKind kind, const Terminal &terminal)
{
    if (kind == ReportKind::Records)
        terminal.say(u"The file is written. It has %1 of %2 records."_s.arg(published.named).arg(published.total));
    else
        terminal.say(published.named == 0 ? u"The file is written. It names nobody: 0 of %1."_s.arg(published.total)
                                      : u"The file is written. It names %1 of %2."_s.arg(published.named).arg(published.total));
    sayWithheld(published, terminal);
    if (published.changedSinceClearance > 0)
        terminal.say(u"Named, with a text that was edited after it was cleared: %1. The cleared version is printed; clear "
                     "again to print the new one."_s.arg(published.changedSinceClearance));
    if (published.missing > 0)
        terminal.say(u"Missing from an edition of their list, and nobody has said why: %1. They are printed as they "
                     "stand."_s.arg(published.missing));
    if (published.untranslated > 0)
        terminal.say(u"Texts printed in another language for lack of a translation: %1."_s.arg(published.untranslated));
    if (!published.missingCharacters.isEmpty())
        terminal.say(u"Characters that no font of the report has, printed by number: %1. Look at every name they stand in."_s.arg(
            published.missingCharacters.join(u", "_s)));
    if (!published.unchecked.isEmpty())
        terminal.say(u"Its texts were not searched for names of people who are withheld, endorsers or sources: read them "
                     "before you pass the file on."_s);
}

/// Which compartments a public export asks for (security.md, section 4, "Releasing laptop").
void sayClosed(const OpenedVault &vault, const publish::PublicationRequest &request, const Terminal &terminal)
{
    if (request.audience != disclosure::Audience::Public)
        return;
    for (const schema::Compartment compartment : {schema::Compartment::Endorsers, schema::Compartment::Sources, schema::Compartment::Defence}) {
        if (vault.session().holds(compartment) && !vault.session().store(compartment))
            terminal.say(u"This laptop holds the compartment %1, and it is closed. A public export asks for it: add --open %1."_s.arg(
                schema::compartmentKey(compartment)));
    }
}

void sayLedger(const publish::Published &published, const Terminal &terminal)
{
    if (!published.ledgerClosed)
        terminal.say(u"The file is in place, but the ledger could not note that it is done: its entry stays announced."_s);
    if (published.unfinishedBefore > 0)
        terminal.say(u"Earlier exports that were announced and never finished: %1. Look whether those files exist."_s.arg(
            published.unfinishedBefore));
}

} // namespace

Result<void> exportReport(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const publish::PublicationRequest request, requestOf(environment, line));
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Write));
    sayClosed(vault, request, environment.terminal);
    const publish::FileShape readBack;
    Interruption interruption;
    DOSSIER_ASSIGN(const publish::Published published,
                   publish::publish(request, vault.session(), {fontFolder(), readBack, interruption}));
    if (environment.terminal.wantsJson())
        environment.terminal.print(jsonOf(published, request));
    else
        say(published, request.kind, environment.terminal);
    sayLedger(published, environment.terminal);
    return {};
}

} // namespace dossier::cli
