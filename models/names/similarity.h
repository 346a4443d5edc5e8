#pragma once
#include "base/partial_date.h"
#include "names/folding.h"
#include <QStringList>
namespace dossier::names {
enum class Sex : std::uint8_t { Unknown, Male, Female };
struct PersonFacts { QStringList names; QString patronymic; base::PartialDate born; Sex sex = Sex::Unknown; QStringList articles; base::PartialDate arrested; };
enum class Verdict : std::uint8_t { Different, Possible, Likely, Same };
struct Reason { QString code; QString one; QString other; };
struct Similarity { double score = 0; Verdict verdict = Verdict::Different; QList<Reason> reasons; };
inline QStringList stubWords(const QString &n) { QStringList w = fold(n).split(u' ', Qt::SkipEmptyParts); w.sort(); return w; }
inline Similarity compare(const PersonFacts &a, const PersonFacts &b) {
    for (const QString &x : a.names) for (const QString &y : b.names) if (stubWords(x) == stubWords(y)) {
        const bool disjoint = a.born.earliest() && b.born.earliest() && (*a.born.latest() < *b.born.earliest() || *b.born.latest() < *a.born.earliest());
        if (fold(a.patronymic) != fold(b.patronymic) || disjoint) return {0.7, Verdict::Possible, {{QStringLiteral("same_spelling"), x, y}}};
        return {1.0, Verdict::Same, {{QStringLiteral("same_spelling"), x, y}}};
    }
    return {};
}
}
