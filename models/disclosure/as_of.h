// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

/// Facts at a date. An as-of date leaves out what certainly came after it and invents nothing: what is not
/// certain at that date is absent, and printed as not known.
namespace dossier::disclosure {

struct CustodyPeriod {
    QString kind;                                ///< term of vocabulary "detention"
    std::optional<base::PartialDate> from;
    std::optional<base::PartialDate> until;
};

struct ReleaseFact {
    std::optional<base::PartialDate> on;
    QString way;                                 ///< term of vocabulary "release"
};

/// What is recorded about one arrest and what came of it.
struct CustodyFacts {
    std::optional<base::PartialDate> arrested;
    QString status;                              ///< term of vocabulary "liberty", as it stands now
    std::optional<base::PartialDate> statusSince;
    QList<CustodyPeriod> periods;
    QList<ReleaseFact> releases;
};

/// Whether every day that the date may mean is after that day. An absent date may mean any.
[[nodiscard]] bool certainlyAfter(const std::optional<base::PartialDate> &date, QDate day);

/// Whether that term of vocabulary "liberty" says that somebody is held.
[[nodiscard]] bool isHeld(QStringView status);

/// Whether that term of vocabulary "detention" goes on where the period before it was left: an order that only
/// lengthens it, or a change of place.
[[nodiscard]] bool continuesPeriod(QStringView kind);

/// The liberty status on that day: the recorded one once it has certainly begun, before that what
/// the periods and releases say. Absent where that day is not certain.
[[nodiscard]] std::optional<QString> libertyStatusAt(const CustodyFacts &facts, QDate asOf);

/// The day since when that status holds, where one is recorded for it.
[[nodiscard]] std::optional<base::PartialDate> libertySinceAt(const CustodyFacts &facts, QDate asOf);

/// Days from the day of arrest to the as-of date or the day of release, both counted (house style,
/// "Days held"). Absent unless every date it needs is a certain day.
[[nodiscard]] std::optional<int> daysHeldAt(const CustodyFacts &facts, QDate asOf);

/// Full years on that day; absent where the birth date allows two ages, or after a death.
[[nodiscard]] std::optional<int> ageAt(const base::PartialDate &born,
                                       const std::optional<base::PartialDate> &died, QDate asOf);

} // namespace dossier::disclosure
