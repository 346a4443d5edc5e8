// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/similarity.h"
#include "support/seeded_random.h"

#include <QSet>
#include <QString>

namespace dossier::test {

enum class Culture { Azerbaijani, Russian, Turkish, IranianOrArab, Spanish };

struct FictionalPerson {
    Culture culture = Culture::Azerbaijani;
    QString given = {};
    QString surname = {};
    names::PersonFacts facts = {};        ///< one name: given name and surname
};

/// Persons made up of names of Azerbaijan (six of ten), Russia, Turkey, Iran and the Arab countries, and Spanish
/// America, and the same persons as another list would write them: in another script or spelling, words in
/// another order, capitals, a slip of the pen, another ending, an initial, no patronymic, dates in part.
/// The same for the same seed.
class FictionalPeople
{
public:
    explicit FictionalPeople(std::uint64_t seed) : m_random(seed) {}

    /// Nobody has the given name, father and surname of another one, except namesakes.
    [[nodiscard]] FictionalPerson person();
    /// Another person of the same full name, born on another known day.
    [[nodiscard]] FictionalPerson namesakeOf(const FictionalPerson &person);
    /// `keepBirth` for those whom nothing but the day of birth tells apart.
    [[nodiscard]] names::PersonFacts inOtherList(const FictionalPerson &person, bool keepBirth = false);

private:
    struct Written {
        QString given;
        QString patronymic;
        QString surname;
    };

    [[nodiscard]] FictionalPerson named();
    [[nodiscard]] FictionalPerson azerbaijani();
    [[nodiscard]] FictionalPerson russian();
    void addFacts(names::PersonFacts &facts);
    [[nodiscard]] Written respelt(const FictionalPerson &person);
    [[nodiscard]] Written azerbaijaniRespelt(const FictionalPerson &person);
    void damage(Written &written, Culture culture);
    [[nodiscard]] QString withASlip(QString word);
    [[nodiscard]] base::PartialDate dateInPart(const base::PartialDate &date);
    [[nodiscard]] bool chance(std::uint32_t percent) { return m_random.below(100) < percent; }
    template<typename List>
    [[nodiscard]] const auto &oneOf(const List &list)
    {
        return list[m_random.below(std::uint32_t(std::size(list)))];
    }

    SeededRandom m_random;
    QSet<QString> m_taken;
};

} // namespace dossier::test
