// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/assignments.h"
#include "cli/commands/commands.h"
#include "cli/opened_vault.h"
#include "cli/record_json.h"
#include "schema/entities/member.h"

#include <QJsonArray>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

domain::Action actionOf(const Environment &environment, const OpenedVault &vault, const CommandLine &line, const QString &label,
                        std::vector<domain::ChangeSet> changes)
{
    domain::Action action;
    action.id = base::newId<base::ActionTag>(environment.random);
    action.label = label;
    action.reason = line.value(u"reason"_s);
    action.actor = vault.session().member();
    action.origin = domain::Origin::CommandLine;
    action.changes = std::move(changes);
    return action;
}

void printChanged(const Environment &environment, const store::Applied &applied)
{
    const QList<base::RecordId> &ids = applied.records;
    if (!environment.terminal.wantsJson()) {
        environment.terminal.say(ids.isEmpty() ? u"Nothing to change."_s : u"%1 record(s) changed."_s.arg(ids.size()));
        return;
    }
    QJsonArray array;
    for (const base::RecordId &id : ids)
        array.append(base::toString(id));
    QJsonObject out{{u"schema"_s, 1}, {u"changed"_s, array}};
    if (applied.undone)
        out.insert(u"undone"_s, QJsonObject{{u"action"_s, applied.undone->label}, {u"at"_s, base::toIsoString(applied.undone->at)}});
    environment.terminal.print(out);
}

/// Records behind `set`: the one named, or all that a filter finds.
Result<std::vector<domain::Record>> recordsToSet(const Environment &environment, const store::Store &store,
                                                 const schema::EntitySpec &entity, const CommandLine &line)
{
    if (!line.has(u"filter"_s)) {
        DOSSIER_ASSIGN(const base::RecordId id, store.resolve(entity.type, line.arguments.at(2)));
        DOSSIER_ASSIGN(domain::Record record, store.record(id));
        return std::vector{std::move(record)};
    }
    DOSSIER_ASSIGN(store::Query query, store::parseFilter(line.value(u"filter"_s), entity, environment.registry,
                                                          environment.vocabularies,
                                                          {.language = environment.language, .today = environment.clock.today()}));
    std::vector<domain::Record> out;
    while (true) {
        DOSSIER_ASSIGN(store::Page page, store.page(query));
        out.insert(out.end(), std::make_move_iterator(page.rows.begin()), std::make_move_iterator(page.rows.end()));
        query.offset += query.limit;
        if (query.offset >= page.total)
            return out;
    }
}

} // namespace

Result<void> newRecord(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const schema::EntitySpec *entity, entityNamed(environment, line.arguments.at(1)));
    DOSSIER_ASSIGN(const auto assignments, parseAssignments(line.arguments.mid(2)));
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Write));
    DOSSIER_ASSIGN(store::Store *store, vault.storeToCreateIn(*entity));
    const AssignmentReader reader(environment, vault, *store);
    DOSSIER_ASSIGN(auto changes, reader.create(*entity, assignments));
    const base::RecordId id = changes.front().id;
    DOSSIER_TRY(store->apply(actionOf(environment, vault, line, u"new"_s, std::move(changes))));
    if (environment.terminal.wantsJson())
        environment.terminal.print(QJsonObject{{u"schema"_s, 1}, {u"id"_s, base::toString(id)}});
    else
        environment.terminal.print(base::toString(id));
    return {};
}

Result<void> setRecords(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const schema::EntitySpec *entity, entityNamed(environment, line.arguments.at(1)));
    const bool byFilter = line.has(u"filter"_s);
    // Nothing to find by would mean every record there is.
    if (byFilter && line.value(u"filter"_s).trimmed().isEmpty())
        return base::fail(ErrorCode::InvalidArgument, u"--filter"_s);
    DOSSIER_ASSIGN(const auto assignments, parseAssignments(line.arguments.mid(byFilter ? 2 : 3)));
    if (assignments.empty())
        return base::fail(ErrorCode::InvalidArgument, u"no field=value"_s);
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Write));
    DOSSIER_ASSIGN(store::Store *store, vault.storeFor(*entity));
    DOSSIER_ASSIGN(const auto records, recordsToSet(environment, *store, *entity, line));
    const AssignmentReader reader(environment, vault, *store);
    std::vector<domain::ChangeSet> changes;
    for (const domain::Record &record : records) {
        DOSSIER_ASSIGN(auto own, reader.update(record, assignments));
        changes.insert(changes.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    }
    if (changes.empty()) {
        printChanged(environment, {});
        return {};
    }
    DOSSIER_ASSIGN(const store::Applied applied,
                   store->apply(actionOf(environment, vault, line, byFilter ? u"bulk_edit"_s : u"edit"_s, std::move(changes))));
    printChanged(environment, applied);
    return {};
}

Result<void> deleteRecord(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const schema::EntitySpec *entity, entityNamed(environment, line.arguments.at(1)));
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Write));
    DOSSIER_ASSIGN(store::Store *store, vault.storeFor(*entity));
    DOSSIER_ASSIGN(const base::RecordId id, store->resolve(entity->type, line.arguments.at(2)));
    DOSSIER_ASSIGN(const domain::Record record, store->record(id));
    DOSSIER_ASSIGN(const store::Applied applied,
                   store->apply(actionOf(environment, vault, line, u"delete"_s, {domain::deleteOf(record)})));
    printChanged(environment, applied);
    return {};
}

Result<void> undoAction(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Write));
    store::Store *store = &vault.session().main();
    // Each compartment has an undo list of its own; the one that was asked for is meant.
    for (const QString &name : line.values(u"open"_s)) {
        DOSSIER_ASSIGN(const schema::Compartment compartment, compartmentNamed(name));
        store = vault.session().store(compartment);
    }
    DOSSIER_ASSIGN(const store::Applied applied, store->undo(vault.session().member()));
    if (applied.undone && !environment.terminal.wantsJson()) {
        const Result<domain::Record> member = vault.session().main().record(applied.undone->actor);
        const QString name = member ? member->get(schema::member::name).value_or(QString()) : QString();
        environment.terminal.say(u"Taken back: %1, %2, by %3."_s.arg(applied.undone->label, base::toIsoString(applied.undone->at), name));
    }
    printChanged(environment, applied);
    return {};
}

} // namespace dossier::cli
