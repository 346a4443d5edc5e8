// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/as_of.h"

#include "schema/entities/release.h"

#include <algorithm>
#include <array>

namespace dossier::disclosure {

namespace {

using Date = std::optional<base::PartialDate>;

bool certainlyBy(const Date &date, QDate day)
{
    return date && date->latest() && *date->latest() <= day;
}

/// A change of place is no kind of custody and tells no status.
std::optional<QString> statusOfPeriod(const QString &kind)
{
    struct StatusIn {
        QStringView kind;
        QStringView status;
    };
    static constexpr std::array kTable{
        StatusIn{u"police", u"police"},
        StatusIn{u"pretrial", u"pretrial"},
        StatusIn{u"extension", u"pretrial"},
        StatusIn{u"house_arrest", u"house_arrest"},
        StatusIn{u"administrative", u"administrative"},
        StatusIn{u"compulsory_medical", u"psychiatric"},
        StatusIn{u"sentence", u"serving"},
        StatusIn{u"life", u"serving"},
    };
    const auto found = std::ranges::find(kTable, QStringView(kind), &StatusIn::kind);
    return found == kTable.end() ? std::nullopt : std::optional(found->status.toString());
}

bool certainlyCovers(const CustodyPeriod &period, QDate day)
{
    if (!certainlyBy(period.from, day))
        return false;
    return !period.until || (period.until->earliest() && *period.until->earliest() >= day);
}

/// The newest period that covers the day, unless a release since may have ended an open one.
std::optional<QString> statusByPeriods(const CustodyFacts &facts, QDate asOf)
{
    const CustodyPeriod *newest = nullptr;
    for (const CustodyPeriod &period : facts.periods) {
        if (certainlyCovers(period, asOf) && statusOfPeriod(period.kind)
            && (!newest || *newest->from->latest() < *period.from->latest()))
            newest = &period;
    }
    if (!newest)
        return std::nullopt;
    const bool mayHaveEnded = std::ranges::any_of(facts.releases, [&](const ReleaseFact &release) {
        return !newest->until && !certainlyAfter(release.on, asOf);
    });
    return mayHaveEnded ? std::nullopt : statusOfPeriod(newest->kind);
}

std::optional<QString> statusByHistory(const CustodyFacts &facts, QDate asOf)
{
    if (const auto status = statusByPeriods(facts, asOf))
        return status;
    const ReleaseFact *newest = nullptr;
    for (const ReleaseFact &release : facts.releases) {
        if (certainlyBy(release.on, asOf) && (!newest || *newest->on->latest() < *release.on->latest()))
            newest = &release;
    }
    // A period that may have begun after the release leaves that day open.
    const bool mayBeBack = newest && std::ranges::any_of(facts.periods, [&](const CustodyPeriod &period) {
        return !certainlyBy(period.from, *newest->on->latest()) && !certainlyAfter(period.from, asOf);
    });
    if (!newest || mayBeBack)
        return std::nullopt;
    return schema::release::libertyAfter(newest->way);
}

/// Without a date of its own, a recorded status is older than the as-of date unless a release
/// after that date shows that it came later.
bool beganLater(const CustodyFacts &facts, QDate asOf)
{
    if (facts.statusSince)
        return !certainlyBy(facts.statusSince, asOf);
    return !isHeld(facts.status) && std::ranges::any_of(facts.releases, [asOf](const ReleaseFact &release) {
        return certainlyAfter(release.on, asOf);
    });
}

std::optional<int> daysBetween(const base::PartialDate &first, QDate last)
{
    if (!first.isDay() || *first.earliest() > last)
        return std::nullopt;
    return int(first.earliest()->daysTo(last)) + 1;
}

int fullYears(QDate born, QDate day)
{
    const int years = day.year() - born.year();
    const bool beforeBirthday = std::pair(day.month(), day.day()) < std::pair(born.month(), born.day());
    return beforeBirthday ? years - 1 : years;
}

} // namespace

bool certainlyAfter(const std::optional<base::PartialDate> &date, QDate day)
{
    return date && date->earliest() && *date->earliest() > day;
}

bool isHeld(QStringView status)
{
    constexpr std::array<QStringView, 8> kHeld{u"police",         u"pretrial", u"house_arrest", u"administrative",
                                               u"on_trial",       u"serving",  u"psychiatric",  u"incommunicado"};
    return std::ranges::find(kHeld, status) != kHeld.end();
}

bool continuesPeriod(QStringView kind)
{
    return kind == u"extension" || kind == u"transfer";
}

std::optional<QString> libertyStatusAt(const CustodyFacts &facts, QDate asOf)
{
    if (certainlyAfter(facts.arrested, asOf))
        return std::nullopt;
    if (!facts.status.isEmpty() && !beganLater(facts, asOf))
        return facts.status;
    // "Perhaps since before, perhaps after": neither the old nor the new status is certain.
    if (facts.statusSince && !certainlyAfter(facts.statusSince, asOf))
        return std::nullopt;
    return statusByHistory(facts, asOf);
}

std::optional<base::PartialDate> libertySinceAt(const CustodyFacts &facts, QDate asOf)
{
    const bool recorded = !facts.status.isEmpty() && certainlyBy(facts.statusSince, asOf) && !certainlyAfter(facts.arrested, asOf);
    return recorded ? facts.statusSince : std::nullopt;
}

std::optional<int> daysHeldAt(const CustodyFacts &facts, QDate asOf)
{
    const std::optional<QString> status = libertyStatusAt(facts, asOf);
    if (!facts.arrested || !status)
        return std::nullopt;
    QList<ReleaseFact> releases;
    std::ranges::copy_if(facts.releases, std::back_inserter(releases),
                         [asOf](const ReleaseFact &release) { return !certainlyAfter(release.on, asOf); });
    if (isHeld(*status))
        return releases.isEmpty() ? daysBetween(*facts.arrested, asOf) : std::nullopt;
    if (releases.size() != 1 || !releases.front().on || !releases.front().on->isDay())
        return std::nullopt;
    return daysBetween(*facts.arrested, *releases.front().on->earliest());
}

std::optional<int> ageAt(const base::PartialDate &born, const std::optional<base::PartialDate> &died, QDate asOf)
{
    if (!born.earliest() || !born.latest() || *born.latest() > asOf)
        return std::nullopt;
    if (died && !certainlyAfter(died, asOf))
        return std::nullopt;
    const int youngest = fullYears(*born.latest(), asOf);
    return youngest == fullYears(*born.earliest(), asOf) ? std::optional(youngest) : std::nullopt;
}

} // namespace dossier::disclosure
