// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/opened_vault.h"
#include "cli/record_json.h"
#include "cli/record_table.h"
#include "schema/description.h"
#include "schema/entities/ledger_entry.h"
#include "store/query/found_by.h"

#include <QJsonArray>

#include <algorithm>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kPageRows = 500;

Result<std::int64_t> numberOption(const CommandLine &line, const QString &name, std::int64_t fallback)
{
    if (!line.has(name))
        return fallback;
    bool isNumber = false;
    const std::int64_t value = line.value(name).toLongLong(&isNumber);
    if (!isNumber || value < 0)
        return base::fail(ErrorCode::InvalidArgument, name);
    return value;
}

Result<store::Query> queryOf(const Environment &environment, const schema::EntitySpec &entity, const CommandLine &line)
{
    DOSSIER_ASSIGN(store::Query query, store::parseFilter(line.value(u"filter"_s), entity, environment.registry,
                                                          environment.vocabularies,
                                                          {.language = environment.language, .today = environment.clock.today()}));
    DOSSIER_TRY(store::addSearch(query, line.value(u"search"_s)));
    for (QString name : line.value(u"sort"_s).split(u',', Qt::SkipEmptyParts)) {
        const bool descending = name.startsWith(u'-');
        DOSSIER_ASSIGN(const Columns columns, columnsNamed(entity, descending ? name.sliced(1) : name));
        for (const Column &column : columns) {
            if (!column.field && entity.title.empty())
                return base::fail(ErrorCode::UnknownField, QString::fromLatin1(column.key));
            query.sort.push_back({column.field ? column.field->id : entity.title.front(), descending});
        }
    }
    DOSSIER_ASSIGN(query.offset, numberOption(line, u"offset"_s, 0));
    return query;
}

/// Rows of a window of any size, fetched in pages.
Result<store::Page> rowsOf(const store::Store &store, store::Query query, std::int64_t wanted)
{
    store::Page out;
    if (wanted == 0) {
        DOSSIER_ASSIGN(out.total, store.count(query));
        return out;
    }
    do {
        query.limit = std::min(kPageRows, wanted - std::int64_t(out.rows.size()));
        DOSSIER_ASSIGN(store::Page page, store.page(query));
        out.total = page.total;
        out.rows.insert(out.rows.end(), std::make_move_iterator(page.rows.begin()), std::make_move_iterator(page.rows.end()));
        query.offset += query.limit;
    } while (query.offset < out.total && std::int64_t(out.rows.size()) < wanted);
    return out;
}

/// Why the words of the search found this record; empty where their letters stand in a name, or met another field.
QJsonArray whyJson(const store::FoundBy &foundBy, const store::Store &store, const domain::Record &record)
{
    QJsonArray out;
    for (const store::OtherSpelling &word : foundBy.why(store, record))
        out.append(QJsonObject{{u"asked"_s, word.asked}, {u"met"_s, word.met}, {u"kind"_s, word.kind}});
    return out;
}

Result<void> printRows(const Environment &environment, RecordJson json, const schema::EntitySpec &entity,
                       const store::Page &page, const QString &fieldNames, const QString &search = {})
{
    DOSSIER_ASSIGN(const Columns columns, columnsNamed(entity, fieldNames));
    DOSSIER_TRY(json.prepare(page.rows));
    const store::FoundBy foundBy(search);
    QJsonArray rows;
    for (const domain::Record &record : page.rows) {
        DOSSIER_ASSIGN(QJsonObject row, json.row(record, columns));
        if (const QJsonArray why = whyJson(foundBy, json.store(), record); !why.isEmpty())
            row.insert(u"why"_s, why);
        rows.append(row);
    }
    if (environment.terminal.wantsJson()) {
        environment.terminal.print(QJsonObject{{u"schema"_s, 1}, {u"entity"_s, QString::fromLatin1(entity.key).replace(u'_', u'-')},
                                               {u"total"_s, qint64(page.total)}, {u"rows"_s, rows}});
        return {};
    }
    printTable(environment, entity, columns, rows);
    environment.terminal.say(u"%1 of %2."_s.arg(rows.size()).arg(page.total));
    return {};
}

void warnWhenKept(const Environment &environment)
{
    if (Terminal::outputIsFile())
        environment.terminal.say(u"What was read is internal, and now lies unencrypted in a file outside the vault."_s);
}

QJsonObject historyJson(const Environment &environment, const RecordJson &json, const store::HistoryEntry &entry,
                        const QHash<base::RecordId, QString> &members)
{
    static const QHash<domain::ChangeKind, QString> kKinds{{domain::ChangeKind::Create, u"create"_s},
                                                           {domain::ChangeKind::Update, u"set"_s},
                                                           {domain::ChangeKind::Delete, u"delete"_s},
                                                           {domain::ChangeKind::Restore, u"restore"_s}};
    const schema::FieldSpec *field = entry.field ? environment.registry.field(*entry.field) : nullptr;
    const schema::EntitySpec *entity = environment.registry.entity(entry.entity);
    QJsonObject out{{u"at"_s, base::toIsoString(entry.at)},
                    {u"by"_s, members.value(entry.actor)},
                    {u"action"_s, entry.label},
                    {u"reason"_s, entry.reason.isEmpty() ? QJsonValue() : QJsonValue(entry.reason)},
                    {u"record"_s, base::toString(entry.record)},
                    {u"entity"_s, entity ? QString::fromLatin1(entity->key) : QString()},
                    {u"change"_s, kKinds.value(entry.kind)},
                    {u"field"_s, field ? QJsonValue(QString::fromLatin1(field->key)) : QJsonValue()},
                    {u"current"_s, entry.current}};
    if (entry.member)
        out.insert(u"change"_s, entry.removed ? u"remove"_s : u"add"_s);
    if (entry.erased)
        out.insert(u"erased"_s, true);
    if (field)
        out.insert(u"value"_s, json.value(*field, entry.value).value_or(QJsonValue()));
    return out;
}

} // namespace

Result<void> listRecords(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const schema::EntitySpec *entity, entityNamed(environment, line.arguments.at(1)));
    DOSSIER_ASSIGN(const store::Query query, queryOf(environment, *entity, line));
    DOSSIER_ASSIGN(const std::int64_t limit, numberOption(line, u"limit"_s, 1'000'000'000));
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Read));
    DOSSIER_ASSIGN(store::Store *store, vault.storeFor(*entity));
    DOSSIER_ASSIGN(const store::Page page, rowsOf(*store, query, limit));
    DOSSIER_TRY(vault.noteRead(*store, u"list "_s + QString::fromLatin1(entity->key)));
    warnWhenKept(environment);
    return printRows(environment, {environment, *store, vault.session().main()}, *entity, page, line.value(u"fields"_s),
                     query.search);
}

Result<void> showRecord(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const schema::EntitySpec *entity, entityNamed(environment, line.arguments.at(1)));
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Read));
    DOSSIER_ASSIGN(store::Store *store, vault.storeFor(*entity));
    DOSSIER_ASSIGN(const base::RecordId id, store->resolve(entity->type, line.arguments.at(2)));
    DOSSIER_ASSIGN(const domain::Record record, store->record(id));
    DOSSIER_TRY(vault.noteRead(*store, u"show "_s + base::toString(id)));
    warnWhenKept(environment);
    RecordJson json(environment, *store, vault.session().main());
    DOSSIER_TRY(json.prepare({record}));
    DOSSIER_ASSIGN(QJsonObject row, json.row(record, {}));
    if (environment.terminal.wantsJson()) {
        row.insert(u"schema"_s, 1);
        row.insert(u"entity"_s, QString::fromLatin1(entity->key).replace(u'_', u'-'));
        row.insert(u"deleted"_s, record.isDeleted());
        environment.terminal.print(row);
        return {};
    }
    if (record.isDeleted())
        environment.terminal.say(u"This record is deleted; what it held is kept in its history."_s);
    printRecord(environment, *entity, row);
    return {};
}

Result<void> showHistory(const Environment &environment, const CommandLine &line)
{
    DOSSIER_ASSIGN(const schema::EntitySpec *entity, entityNamed(environment, line.arguments.at(1)));
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Read));
    DOSSIER_ASSIGN(store::Store *store, vault.storeFor(*entity));
    DOSSIER_ASSIGN(const base::RecordId id, store->resolve(entity->type, line.arguments.at(2)));
    DOSSIER_ASSIGN(const QList<store::HistoryEntry> history, store->history(id));
    DOSSIER_TRY(vault.noteRead(*store, u"history "_s + base::toString(id)));
    warnWhenKept(environment);
    QList<base::RecordId> actors;
    for (const store::HistoryEntry &entry : history)
        actors.append(entry.actor);
    DOSSIER_ASSIGN(const auto members, vault.session().main().titles(actors));
    const RecordJson json(environment, *store, vault.session().main());
    QJsonArray rows;
    for (const store::HistoryEntry &entry : history)
        rows.append(historyJson(environment, json, entry, members));
    if (environment.terminal.wantsJson()) {
        environment.terminal.print(QJsonObject{{u"schema"_s, 1}, {u"id"_s, base::toString(id)}, {u"rows"_s, rows}});
        return {};
    }
    for (const QJsonValue &row : std::as_const(rows)) {
        environment.terminal.print(QStringList{row["at"_L1].toString(), row["by"_L1].toString(), row["change"_L1].toString(),
                                               row["field"_L1].toString(), plainText(row["value"_L1])}.join(u'\t'));
    }
    return {};
}

Result<void> showLedger(const Environment &environment, const CommandLine &line)
{
    if (line.arguments.at(1) != "list"_L1)
        return base::fail(ErrorCode::InvalidArgument, u"ledger"_s);
    const schema::EntitySpec *entity = environment.registry.entity(schema::ledger_entry::kType);
    DOSSIER_ASSIGN(const OpenedVault vault, OpenedVault::open(environment, line, Purpose::Read));
    DOSSIER_ASSIGN(store::Store *store, vault.storeFor(*entity));
    store::Query query;
    query.entity = entity->type;
    DOSSIER_ASSIGN(const store::Page page, rowsOf(*store, query, 1'000'000'000));
    DOSSIER_TRY(vault.noteRead(*store, u"list ledger_entry"_s));
    warnWhenKept(environment);
    return printRows(environment, {environment, *store, vault.session().main()}, *entity, page, {});
}

Result<void> showSchema(const Environment &environment, const CommandLine &)
{
    const QJsonObject description = schema::describe(environment.registry, environment.vocabularies);
    if (environment.terminal.wantsJson()) {
        environment.terminal.print(description);
        return {};
    }
    for (const schema::EntitySpec &entity : environment.registry.entities()) {
        environment.terminal.print(QString::fromLatin1(entity.key) + u'\t' + environment.vocabularies.label(entity.label, environment.language));
        for (const schema::FieldSpec &field : entity.fields) {
            environment.terminal.print(u"    "_s + QString::fromLatin1(field.key) + u'\t'
                                       + environment.vocabularies.label(field.label, environment.language));
        }
    }
    return {};
}

} // namespace dossier::cli
