// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/release/endorsement_candidates.h"

#include "names/folding.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"

#include <algorithm>

namespace dossier::store {

using base::RecordId;
using base::Result;
using disclosure::EndorsementCandidate;
using disclosure::Row;
using namespace schema;

namespace {

const Value &valueOf(const Row &row, FieldId field)
{
    static const Value kAbsent;
    const auto found = row.values.constFind(std::to_underlying(field));
    return found == row.values.constEnd() ? kAbsent : *found;
}

QString textOf(const Row &row, FieldId field)
{
    const auto *text = std::get_if<QString>(&valueOf(row, field));
    return text ? *text : QString();
}

QString termOf(const Row &row, FieldId field)
{
    const auto *code = std::get_if<Code>(&valueOf(row, field));
    return code ? code->term : QString();
}

/// A family name stands last in nearly every name that comes as one text.
QString sortKey(const Row &endorser, bool organisation)
{
    const QString published = textOf(endorser, endorser::published_name.id);
    const QString name = names::fold(published.isEmpty() ? textOf(endorser, endorser::legal_name.id) : published);
    return organisation ? name : name.section(u' ', -1) + u' ' + name;
}

} // namespace

Result<void> EndorsementCandidates::readGates(const ReleasePass &pass)
{
    DOSSIER_TRY(pass.forEach(endorser::kType, [&](Row &&row) {
        const auto *answer = std::get_if<Answer>(&valueOf(row, endorser::do_not_publish.id));
        m_endorserGates.insert(row.id, {.doNotPublish = answer && *answer != Answer::No,
                                        .organisation = termOf(row, endorser::kind.id) == u"organisation"});
    }));
    return pass.forEach(endorsement::kType, [&](Row &&row) {
        if (m_chosen && !m_chosen->contains(row.id))
            return;
        m_gates.insert(row.id, {.visibility = termOf(row, endorsement::visibility.id),
                                .withdrawn = !isAbsent(valueOf(row, endorsement::withdrawn_at.id)),
                                .doNotPublish = false,
                                .cap = disclosure::Audience::Public});
    });
}

Result<void> EndorsementCandidates::readValues(const ReleasePass &pass)
{
    QHash<RecordId, Row> endorsers;
    DOSSIER_TRY(pass.forEach(endorser::kType, [&](Row &&row) { endorsers.insert(row.id, std::move(row)); }));
    DOSSIER_TRY(pass.forEach(endorsement::kType, [&](Row &&row) {
        const auto *link = std::get_if<RecordId>(&valueOf(row, endorsement::endorser.id));
        const auto gates = m_gates.constFind(row.id);
        const auto who = link ? endorsers.constFind(*link) : endorsers.constEnd();
        if (gates == m_gates.constEnd() || who == endorsers.constEnd())
            return;
        EndorsementCandidate candidate;
        candidate.gates = *gates;
        const auto own = m_endorserGates.constFind(who->id);
        candidate.gates.doNotPublish = own == m_endorserGates.constEnd() || own->doNotPublish;
        candidate.organisation = own != m_endorserGates.constEnd() && own->organisation;
        candidate.endorser = *who;
        candidate.endorsement = std::move(row);
        m_candidates.append(std::move(candidate));
    }));
    sort();
    return {};
}

void EndorsementCandidates::sort()
{
    struct Position {
        qsizetype statement = 0;
        QString name;
        EndorsementCandidate candidate;
    };
    QHash<std::pair<QString, QString>, qsizetype> statements;
    std::vector<Position> positions;
    for (EndorsementCandidate &candidate : m_candidates) {
        const std::pair key{textOf(candidate.endorsement, endorsement::statement.id),
                            textOf(candidate.endorsement, endorsement::version.id)};
        if (!statements.contains(key))
            statements.insert(key, statements.size());
        positions.push_back({statements.value(key), sortKey(candidate.endorser, candidate.organisation), std::move(candidate)});
    }
    std::ranges::stable_sort(positions, [](const Position &a, const Position &b) {
        return std::tie(a.statement, a.name) < std::tie(b.statement, b.name);
    });
    m_candidates.clear();
    for (Position &position : positions)
        m_candidates.append(std::move(position.candidate));
}

} // namespace dossier::store
