// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/suggestions.h"

#include "items/columns.h"
#include "schema/entities/case.h"

namespace dossier::items {

using base::Result;
using schema::EntitySpec;
using schema::FieldSpec;

namespace {

/// The set by which records of the entity say whose they are; null where they do not.
const FieldSpec *casesOf(const EntitySpec &entity)
{
    const auto found = std::ranges::find_if(entity.fields, [](const FieldSpec &field) {
        return field.shape == schema::Shape::Set && std::ranges::find(field.targets, schema::case_::kType) != field.targets.end();
    });
    const bool titled = found != entity.fields.end() && std::ranges::find(entity.title, found->id) != entity.title.end();
    return found == entity.fields.end() || titled ? nullptr : &*found;
}

/// One look for one text in one store.
class Search
{
public:
    Search(const store::Store &store, const QString &typed, const QString &language, int limit)
        : m_store(store)
        , m_typed(typed.trimmed())
        , m_words{store, store.context().registry, store.context().vocabularies, language, {}}
        , m_limit(limit)
    {
    }

    Result<void> addOf(const EntitySpec &entity)
    {
        DOSSIER_ASSIGN(const QList<domain::Record> found, matching(entity.type));
        const FieldSpec *cases = casesOf(entity);
        for (const domain::Record &record : found)
            append(record, cases);
        if (!cases)
            return {};
        DOSSIER_ASSIGN(const QList<domain::Record> owners, matching(schema::case_::kType));
        for (const domain::Record &owner : owners) {
            DOSSIER_ASSIGN(const QList<domain::Record> belonging, m_store.referring(entity.type, cases->id, owner.id()));
            for (const domain::Record &record : belonging)
                append(record, cases);
        }
        return {};
    }

    [[nodiscard]] QList<Suggestion> take() { return std::move(m_out); }

private:
    Result<QList<domain::Record>> matching(schema::EntityType entity) const
    {
        store::Query query;
        query.entity = entity;
        query.search = m_typed;
        query.limit = m_limit;
        DOSSIER_ASSIGN(const store::Page page, m_store.page(query));
        return QList<domain::Record>(page.rows.begin(), page.rows.end());
    }

    void append(const domain::Record &record, const FieldSpec *cases)
    {
        if (m_out.size() == m_limit || std::ranges::find(m_out, record.id(), &Suggestion::id) != m_out.end())
            return;
        Suggestion one{record.id(), record.type(), titleInWords(m_words, record.id()), {}};
        const auto titles = cases ? m_store.titles(referencesOf({record})) : QHash<base::RecordId, QString>();
        if (cases && titles)
            one.about = valueInWords(*cases, record, m_words, *titles);
        m_out.append(std::move(one));
    }

    const store::Store &m_store;
    QString m_typed;
    CellContext m_words;
    qsizetype m_limit;
    QList<Suggestion> m_out;
};

} // namespace

Result<QList<Suggestion>> suggestionsFor(const store::Store &store, const QString &typed, const QString &language,
                                         const std::vector<schema::EntityType> &targets, int limit)
{
    Search search(store, typed, language, limit);
    for (const schema::EntityType target : targets) {
        const EntitySpec *entity = store.context().registry.entity(target);
        if (entity && (entity->compartment == store.context().compartment || entity->everyCompartment))
            DOSSIER_TRY(search.addOf(*entity));
    }
    return search.take();
}

} // namespace dossier::items
