// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal/journal.h"
#include "store/open_database.h"
#include "store/sql/transaction.h"
#include "support/fixed_clock.h"
#include "support/seeded_random.h"

namespace dossier::test {

inline schema::FieldId fieldId(int number)
{
    return schema::FieldId{static_cast<std::uint16_t>(number)};
}

inline base::RecordId recordId(int number)
{
    base::RecordId::Bytes bytes{};
    bytes[0] = 0xee;
    for (std::size_t i = 0; i < 4; ++i)
        bytes[15 - i] = static_cast<std::uint8_t>(static_cast<unsigned int>(number) >> (8 * i));
    return base::RecordId(bytes);
}

/// A new encrypted file with the journal's tables, a feed that it writes and a clock that can be set.
class JournalFile
{
public:
    explicit JournalFile(std::uint64_t seed = 1)
        : random(seed), connection(folder.create().value()), journal(*connection, clock, random, 1)
    {
        for (const QByteArray &sql : store::journal_tables::createStatements())
            ok = ok && connection->exec(sql).has_value();
    }
    /// Begins the feed of an incarnation.
    bool start(std::uint8_t incarnation = 1)
    {
        base::IncarnationToken::Bytes token{};
        token.fill(incarnation);
        return inTransaction([&] { return journal.startFeed(base::IncarnationToken(token)).has_value(); });
    }
    template<typename Work>
    bool inTransaction(Work work)
    {
        auto transaction = store::Transaction::begin(*connection);
        return transaction && work() && transaction->commit().has_value();
    }
    /// One change in a transaction of its own.
    base::Result<store::Appended> append(const store::NewChange &change)
    {
        auto transaction = store::Transaction::begin(*connection);
        if (!transaction)
            return std::unexpected(transaction.error());
        auto done = journal.append(change);
        if (done) {
            if (auto committed = transaction->commit(); !committed)
                return std::unexpected(committed.error());
        }
        return done;
    }

    DatabaseFolder folder;
    FixedClock clock;
    SeededRandom random;
    std::unique_ptr<store::Connection> connection;
    store::Journal journal;
    bool ok = true;
};

inline store::NewChange createChange(int record, std::vector<schema::Value> values, int firstField = 101)
{
    store::NewChange change{schema::EntityType{1}, recordId(record), recordId(record), {{store::OpKind::Create, {}, {}}}, {}};
    for (std::size_t i = 0; i < values.size(); ++i)
        change.ops[0].fields.push_back(fieldId(firstField + int(i)));
    change.value.label = QStringLiteral("new");
    change.value.values = std::move(values);
    return change;
}

inline store::NewChange setChange(int record, int field, schema::Value value, std::vector<domain::Dot> named)
{
    store::NewChange change{schema::EntityType{1}, recordId(record), recordId(record),
                            {{store::OpKind::Set, {fieldId(field)}, std::move(named)}}, {}};
    change.value.label = QStringLiteral("edit");
    change.value.values = {std::move(value)};
    return change;
}

} // namespace dossier::test
