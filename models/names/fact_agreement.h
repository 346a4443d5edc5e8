// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/read_person.h"
#include "names/similarity.h"

#include <optional>

namespace dossier::names {

enum class PatronymicAgreement { Unknown, UnknownOnOneSide, Equal, Same, Similar, Differs };
/// Vague: both known, neither agreeing nor not (a decade, an open range).
enum class DateAgreement { Unknown, SameDay, SameAsKnown, Vague, Close, Differs };

struct FactAgreement {
    PatronymicAgreement patronymic = PatronymicAgreement::Unknown;
    DateAgreement born = DateAgreement::Unknown;
    DateAgreement arrested = DateAgreement::Unknown;
    bool sexDiffers = false;
    std::optional<QString> sharedArticle;
    bool articlesKnown = false;

    /// What makes a name that agrees more or less believable, to be added to a score.
    [[nodiscard]] double weight() const;
    /// Two facts that both name one human being: the father's name and the day of birth.
    [[nodiscard]] bool identify() const;
    /// Both cannot be true of one person, as they are written.
    [[nodiscard]] bool contradict() const;
};

[[nodiscard]] FactAgreement agreementOf(const ReadPerson &one, const ReadPerson &other);
[[nodiscard]] QList<Reason> factReasons(const FactAgreement &agreement, const ReadPerson &one, const ReadPerson &other);

} // namespace dossier::names
