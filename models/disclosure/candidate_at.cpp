// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/candidate_at.h"

#include "disclosure/as_of.h"
#include "disclosure/list_maker.h"
#include "schema/entities/charge.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/sentence.h"

#include <QSet>

namespace dossier::disclosure {

namespace charge = schema::charge;
namespace court_act = schema::court_act;
namespace detention = schema::detention;
namespace detention_place = schema::detention_place;
namespace sentence = schema::sentence;

namespace {

using Records = QSet<base::RecordId>;

/// Removes the rows that are later; which they were.
template<typename IsLater>
Records takeLater(QList<Row> &rows, const IsLater &isLater)
{
    Records taken;
    rows.removeIf([&](const Row &row) {
        const bool later = isLater(row);
        if (later)
            taken.insert(row.id);
        return later;
    });
    return taken;
}

bool isAmong(const Records &records, const std::optional<base::RecordId> &id)
{
    return id && records.contains(*id);
}

} // namespace

ListCandidate candidateAt(const ListCandidate &candidate, const ReleaseView &view, QDate asOf)
{
    ListCandidate out = candidate;
    const auto laterBy = [&](schema::Field<base::PartialDate> field) {
        return [&view, field, asOf](const Row &row) { return certainlyAfter(view.get(row, field), asOf); };
    };
    takeLater(out.charges, laterBy(charge::date));
    const Records acts = takeLater(out.courtActs, laterBy(court_act::pronounced));
    const Records periods = takeLater(out.detentions, laterBy(detention::from));
    takeLater(out.places, [&](const Row &row) {
        return laterBy(detention_place::from)(row) || isAmong(periods, view.get(row, detention_place::detention));
    });
    const Records sentences = takeLater(out.sentences, [&](const Row &row) {
        const bool hasDate = view.get(row, sentence::date).has_value();
        return hasDate ? laterBy(sentence::date)(row) : isAmong(acts, view.get(row, sentence::court_act));
    });
    for (Row &row : out.sentences) {
        if (isAmong(sentences, view.get(row, sentence::next_sentence)))
            row.values.remove(std::to_underlying(sentence::next_sentence.id));
    }
    return out;
}

} // namespace dossier::disclosure
