// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/list_import.h"
#include "support/store_world.h"

namespace dossier::test {

/// A store into which lists are imported, under the name "Our list" where a test gives none.
class ImportWorld : public StoreWorld
{
public:
    ImportWorld() : StoreWorld(11) {}

    [[nodiscard]] exchange::ImportTools tools()
    {
        static const exchange::Institutions institutions = exchange::Institutions::load().value();
        static const exchange::ListTerms terms = exchange::ListTerms::load().value();
        return {vocabularies(), institutions, terms, random(), clock().now()};
    }

    [[nodiscard]] exchange::ImportPlan planned(const QByteArray &text, exchange::ImportOptions options = {}, const exchange::ImportAnswers &answers = {})
    {
        std::optional<exchange::Finding> failure;
        exchange::ListImport import{.table = exchange::openTableBytes(text, {}, failure).value()};
        if (options.listName.isEmpty())
            options.listName = QStringLiteral("Our list");
        import.options = std::move(options);
        import.answers = answers;
        return exchange::planListImport(store(), import, tools(), failure).value();
    }

    /// Plans and applies; the plan is what was applied.
    exchange::ImportPlan imported(const QByteArray &text, const exchange::ImportOptions &options = {}, const exchange::ImportAnswers &answers = {})
    {
        exchange::ImportPlan made = planned(text, options, answers);
        made.action.actor = actor;
        if (!made.action.changes.empty())
            static_cast<void>(store().apply(made.action).value());
        return made;
    }

    [[nodiscard]] std::vector<domain::Record> all(schema::EntityType type) { return store().page({.entity = type}).value().rows; }

    /// The one record of its kind.
    [[nodiscard]] domain::Record only(schema::EntityType type)
    {
        const std::vector<domain::Record> rows = all(type);
        return rows.size() == 1 ? rows.front() : domain::Record();
    }

    /// As somebody does by hand, in the form of that record.
    template<typename T>
    void edit(const domain::Record &record, schema::Field<T> field, T value)
    {
        domain::ChangeSet changes = domain::updateOf(record);
        changes.set(field.id, schema::Value(std::move(value)), record.value(field.id));
        static_cast<void>(apply({changes}).value());
    }
};

} // namespace dossier::test
