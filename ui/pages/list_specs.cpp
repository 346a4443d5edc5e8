// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list_specs.h"

#include "items/case_columns.h"
#include "items/endorser_columns.h"
#include "items/hearing_columns.h"
#include "schema/entities/case.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/hearing.h"

namespace dossier::ui {

using namespace schema;
using Role = items::ColumnRole;

namespace {

constexpr int kFewColumns = 6;
constexpr int kHearingColumns = 5;

/// One list in the making: columns are named by fields of its entity.
class Maker
{
public:
    Maker(const Context &context, const EntitySpec &entity, const QByteArray &place) : m_context(context), m_entity(entity)
    {
        m_spec.place = place;
        m_spec.entity = entity.type;
    }

    ListSpec cases()
    {
        const Words &words = m_context.words;
        m_spec.columns = items::caseColumns(m_entity, m_context.vocabularies, words.language(),
                                            {words.label("ui.column.reference"), words.label("ui.column.name"), words.label("ui.column.status"),
                                             words.label("ui.column.articles"), words.label("ui.case.arrested"), words.label("ui.column.next")});
        m_spec.sort = store::SortKey{case_::reference.id, false};
        m_spec.dropFirst = {"articles", "arrest_date"};
        m_spec.canImport = true;
        return std::move(m_spec);
    }

    ListSpec hearings()
    {
        const Words &words = m_context.words;
        m_spec.columns = items::hearingColumns(m_entity, m_context.vocabularies, words.language(),
                                               {words.label("ui.column.when"), words.label("field.hearing.cases")});
        m_spec.shown = kHearingColumns;
        m_spec.sort = store::SortKey{hearing::date.id, true};
        return dropping();
    }

    ListSpec endorsers()
    {
        const EntitySpec &signature = *m_context.registry.entity(endorsement::kType);
        const QString &language = m_context.words.language();
        m_spec.columns = {column(endorser::legal_name.id, Role::Name, 56), column(endorser::country.id, Role::Text, 30),
                          items::agreedVisibilityColumn(signature, m_context.vocabularies, language, 40),
                          items::signedColumn(signature, m_context.vocabularies, language, 40),
                          column(endorser::affiliation.id, Role::Text, 40), column(endorser::title.id, Role::Text, 30)};
        m_spec.sort = store::SortKey{endorser::legal_name.id, false};
        return dropping();
    }

    ListSpec named()
    {
        m_spec.columns = {{"names", m_context.words.label("ui.column.name"), Role::Name, 64, {},
                           [](const items::CellContext &context, const domain::Record &record) {
                               items::Cell cell;
                               cell.text = items::titleInWords(context, record.id());
                               return cell;
                           }}};
        std::ranges::move(items::columnsOf(m_entity, m_context.vocabularies, m_context.words.language()), std::back_inserter(m_spec.columns));
        m_spec.shown = 4;
        return dropping();
    }

private:
    [[nodiscard]] items::Column column(FieldId field, Role role, int width) const
    {
        return items::fieldColumn(*m_entity.field(field), m_context.vocabularies, m_context.words.language(), role, width);
    }

    /// The last columns leave first; the first says which record it is and stays.
    [[nodiscard]] ListSpec dropping()
    {
        if (m_spec.columns.size() < kFewColumns)
            m_spec.shown = int(m_spec.columns.size());
        for (int i = m_spec.shown - 1; i > 0; --i)
            m_spec.dropFirst.append(m_spec.columns[std::size_t(i)].key);
        return std::move(m_spec);
    }

    const Context &m_context;
    const EntitySpec &m_entity;
    ListSpec m_spec;
};

} // namespace

ListSpec listSpecOf(const Context &context, EntityType entity, const QByteArray &place)
{
    Maker maker(context, *context.registry.entity(entity), place);
    if (entity == case_::kType)
        return maker.cases();
    if (entity == hearing::kType)
        return maker.hearings();
    return entity == endorser::kType ? maker.endorsers() : maker.named();
}

} // namespace dossier::ui
