// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/records_maker.h"

#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"

#include <algorithm>

namespace dossier::disclosure {

using base::RecordId;
using namespace schema;

struct RecordsMaker::Desk {
    const RecordCandidates &candidates;
    RecordJudge judge;
    QSet<RecordId> named;
};

RecordsMaker::RecordsMaker(const Registry &registry, const AllowList &allowed, const RecordChoice &choice, ProjectionRequest request)
    : m_registry(registry), m_allowed(allowed), m_choice(choice), m_view(allowed), m_request(std::move(request))
{
}

RecordsResult RecordsMaker::make(const RecordCandidates &candidates) const
{
    Desk desk{candidates, RecordJudge(m_registry, candidates, m_allowed.reader(), m_request.today), {}};
    RecordsFindings findings;
    std::vector<std::vector<RecordCell>> rows;
    int withheld = 0;
    for (const RecordId &id : candidates.asked) {
        const RecordJudge::Standing standing = desk.judge.of(id);
        if (!standing.exists)
            continue;
        if (standing.withheld) {
            ++withheld;
            ++findings.reasons[*standing.withheld];
            continue;
        }
        if (!standing.person.isNull())
            desk.named.insert(standing.person);
        rows.push_back(row(*candidates.rows.constFind(id), standing, desk));
    }
    findings.personsNamed = desk.named.values();
    std::ranges::sort(findings.personsNamed);
    ProjectionHead head{Release::value(m_allowed.reader()), Release::value(m_request.language), Release::value(m_request.asOf), {}};
    const int total = int(rows.size()) + withheld;
    return {RecordsProjection{std::move(head), m_choice.entity(),
                              std::vector<FieldId>(m_choice.fields().begin(), m_choice.fields().end()), std::move(rows),
                              Release::value(total), Release::value(withheld)},
            std::move(findings)};
}

std::vector<RecordCell> RecordsMaker::row(const Row &record, const RecordJudge::Standing &standing, Desk &desk) const
{
    std::vector<RecordCell> out;
    for (const FieldId id : m_choice.fields())
        out.push_back(cell(record, *m_registry.field(id), standing, desk));
    return out;
}

RecordCell RecordsMaker::released(ValueList values)
{
    return values.isEmpty() ? RecordCell() : RecordCell{Release::value(std::move(values)), false};
}

RecordCell RecordsMaker::cell(const Row &record, const FieldSpec &field, const RecordJudge::Standing &standing, Desk &desk) const
{
    // Special categories are for nobody outside without a basis for being named (schema/entities/person.h).
    const bool special = field.id == person::belief.id || field.id == person::affiliation.id;
    if (special && m_allowed.reader() < Audience::Internal && !desk.judge.hasNamingBasis(standing.person))
        return {{}, true};
    if (field.shape == Shape::Part) {
        ValueList names;
        if (record.type == person::kType) {
            for (const QString &name : personNames(record.id, desk))
                names.append(name);
        } else if (const QString name = nameOf(record, desk); !name.isEmpty()) {
            names.append(name);
        }
        return released(std::move(names));
    }
    ValueList values;
    if (field.shape == Shape::Set)
        values = m_view.members(record, field.id);
    else if (Value value = m_view.value(record, field.id); !isAbsent(value))
        values.append(std::move(value));
    return field.kind == Kind::Reference ? referenceCell(values, desk) : released(std::move(values));
}

/// What is deleted is not named; one that stays out of several leaves a mark and not its place.
RecordCell RecordsMaker::referenceCell(const ValueList &targets, Desk &desk) const
{
    ValueList names;
    bool withheld = false;
    for (const Value &value : targets) {
        const auto *id = std::get_if<RecordId>(&value);
        const RecordJudge::Standing standing = id ? desk.judge.of(*id) : RecordJudge::Standing();
        if (!standing.exists)
            continue;
        const QString name = standing.withheld ? QString() : nameOf(*desk.candidates.rows.constFind(*id), desk);
        withheld = withheld || standing.withheld.has_value();
        if (name.isEmpty())
            continue;
        names.append(name);
        if (!standing.person.isNull())
            desk.named.insert(standing.person);
    }
    RecordCell out = released(std::move(names));
    out.withheld = withheld;
    return out;
}

QString RecordsMaker::nameOf(const Row &target, const Desk &desk) const
{
    if (target.type == person::kType)
        return personNames(target.id, desk).value(0);
    if (target.type == organisation::kType)
        return organisationName(m_view, desk.candidates.names, target.id, m_request.language);
    const auto title = RecordChoice::titleOf(*m_registry.entity(target.type));
    const Value value = title ? m_view.value(target, *title) : Value();
    const auto *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

/// The legal name first.
QStringList RecordsMaker::personNames(const RecordId &person, const Desk &desk) const
{
    QStringList legal;
    QStringList others;
    for (const Row &row : desk.candidates.names.value(person)) {
        QString text = m_view.text(row, person_name::text);
        if (text.isEmpty()) {
            QStringList words{m_view.text(row, person_name::given), m_view.text(row, person_name::patronymic),
                              m_view.text(row, person_name::surname)};
            words.removeAll(QString());
            text = words.join(u' ');
        }
        if (!text.isEmpty())
            (m_view.term(row, person_name::kind) == u"legal" ? legal : others).append(text);
    }
    return legal + others;
}

} // namespace dossier::disclosure
