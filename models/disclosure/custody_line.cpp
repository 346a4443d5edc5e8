// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/custody_line.h"

#include <algorithm>

namespace dossier::disclosure {

using namespace Qt::StringLiterals;

namespace {

using Date = std::optional<base::PartialDate>;
using Segments = std::vector<CustodySegment>;

constexpr int kMostLanes = 3;

/// Of the days a date may mean, the outermost, so that the line never hides a day of custody.
std::optional<QDate> drawnFirst(const Date &date)
{
    if (!date)
        return std::nullopt;
    return date->earliest() ? date->earliest() : date->latest();
}

std::optional<QDate> drawnLast(const Date &date)
{
    if (!date)
        return std::nullopt;
    return date->latest() ? date->latest() : date->earliest();
}

bool isExact(const Date &date)
{
    return date && date->isDay();
}

/// The periods that have a date, in the order in which they begin. An open end stays null until it is known where
/// the line ends.
Segments recorded(const CustodyFacts &facts)
{
    Segments out;
    for (qsizetype i = 0; i < facts.periods.size(); ++i) {
        const CustodyPeriod &period = facts.periods[i];
        auto first = drawnFirst(period.from ? period.from : period.until);
        if (!first)
            continue;
        // An end alone: since the arrest, as far as anybody knows.
        const auto arrest = drawnFirst(facts.arrested);
        if (!period.from && arrest)
            first = std::min(*first, *arrest);
        CustodySegment one;
        one.period = i;
        one.kind = period.kind;
        one.from = period.from;
        one.until = period.until;
        one.firstDay = *first;
        one.beginsExactly = isExact(period.from);
        if (const auto last = drawnLast(period.until)) {
            one.lastDay = std::max(*last, *first);
            one.endsExactly = isExact(period.until);
        } else {
            one.isOpen = true;
        }
        out.push_back(std::move(one));
    }
    std::ranges::stable_sort(out, {}, &CustodySegment::firstDay);
    return out;
}

/// The first release on or after a period's first day ends it, whatever its order said.
void endByRelease(CustodySegment &segment, const CustodyFacts &facts)
{
    const ReleaseFact *first = nullptr;
    for (const ReleaseFact &release : facts.releases) {
        const auto day = drawnLast(release.on);
        if (day && *day >= segment.firstDay && (!first || *day < *drawnLast(first->on)))
            first = &release;
    }
    if (!first)
        return;
    const QDate day = *drawnLast(first->on);
    if (segment.lastDay.isNull() || day < segment.lastDay) {
        segment.lastDay = day;
        segment.endsExactly = isExact(first->on);
    }
}

/// A period without an end lasts until the next one begins, or until `end`.
void closeOpen(Segments &segments, QDate end)
{
    for (std::size_t i = 0; i < segments.size(); ++i) {
        CustodySegment &segment = segments[i];
        if (!segment.lastDay.isNull())
            continue;
        const auto next = std::ranges::find_if(segments, [&](const CustodySegment &other) { return other.firstDay > segment.firstDay; });
        const bool follows = next != segments.end() && next->firstDay <= end;
        segment.lastDay = std::max(segment.firstDay, follows ? next->firstDay : end);
    }
}

/// Two periods may meet in one day, and an extension is drawn from where it begins; whatever else overlaps is drawn
/// side by side.
int placeInLanes(Segments &segments)
{
    std::vector<CustodySegment *> lastOf;
    for (CustodySegment &segment : segments) {
        std::size_t lane = 0;
        const auto fits = [&](const CustodySegment &before) {
            const bool lengthens = continuesPeriod(segment.kind) && before.lastDay <= segment.lastDay;
            return before.firstDay < segment.firstDay && (before.lastDay <= segment.firstDay || lengthens);
        };
        while (lane < lastOf.size() && lane + 1 < kMostLanes && !fits(*lastOf[lane]))
            ++lane;
        segment.lane = int(lane);
        if (lane == lastOf.size()) {
            lastOf.push_back(&segment);
            continue;
        }
        CustodySegment &before = *lastOf[lane];
        if (before.lastDay >= segment.firstDay && before.firstDay < segment.firstDay)
            before.lastDay = segment.firstDay.addDays(-1);
        lastOf[lane] = &segment;
    }
    return std::max(1, int(lastOf.size()));
}

int numberExtensions(Segments &segments)
{
    int all = 0;
    int ofOrder = 0;
    for (CustodySegment &segment : segments) {
        if (segment.kind == "extension"_L1) {
            segment.extension = ++ofOrder;
            ++all;
        } else if (!continuesPeriod(segment.kind)) {
            ofOrder = 0;
        }
    }
    return all;
}

bool releasedBetween(const CustodyFacts &facts, QDate first, QDate last)
{
    return std::ranges::any_of(facts.releases, [&](const ReleaseFact &release) {
        const auto from = drawnFirst(release.on);
        const auto until = drawnLast(release.on);
        return !from || (*from <= last && *until >= first);
    });
}

/// Days of which nothing is recorded, between dates that are certain.
void addGaps(CustodyLine &line, const CustodyFacts &facts, QDate today)
{
    Segments gaps;
    std::optional<QDate> covered;
    bool certain = isExact(facts.arrested);
    if (certain)
        covered = facts.arrested->earliest()->addDays(-1);
    const auto add = [&](QDate next) {
        if (!covered || covered->daysTo(next) < 2 || releasedBetween(facts, *covered, next))
            return;
        CustodySegment gap;
        gap.firstDay = covered->addDays(1);
        gap.lastDay = next.addDays(-1);
        gap.beginsExactly = gap.endsExactly = true;
        gaps.push_back(gap);
    };
    for (const CustodySegment &segment : line.segments) {
        if (certain && segment.beginsExactly)
            add(segment.firstDay);
        if (covered && segment.lastDay <= *covered)
            continue;
        covered = segment.lastDay;
        certain = segment.endsExactly;
    }
    if (certain && line.isHeld)
        add(today.addDays(1));
    line.segments.insert(line.segments.end(), gaps.begin(), gaps.end());
    std::ranges::stable_sort(line.segments, {}, &CustodySegment::firstDay);
}

bool certainlyBegunBy(const CustodySegment &segment, QDate day)
{
    return segment.firstDay <= day && (!segment.from || (segment.from->latest() && *segment.from->latest() <= day));
}

/// Whatever runs today, and what follows it without a day between. An end that nobody knows is no term.
std::optional<CustodyTerm> termOf(const Segments &segments, QDate today)
{
    std::optional<qsizetype> last;
    QDate end = today.addDays(-1);
    for (const CustodySegment &segment : segments) {
        const QDate reach = std::max(end.addDays(1), today);
        if (segment.firstDay > reach || (!segment.lastDay.isNull() && segment.lastDay <= end))
            continue;
        if (segment.lastDay.isNull() || !segment.endsExactly || !certainlyBegunBy(segment, reach))
            return std::nullopt;
        end = segment.lastDay;
        last = segment.period;
    }
    return last ? std::optional(CustodyTerm{*last, end, int(today.daysTo(end))}) : std::nullopt;
}

/// As far as the recorded ends reach, and to today while somebody is held or nothing says otherwise.
QDate lastDayOf(const CustodyLine &line, bool towardsToday, QDate today)
{
    QDate out = towardsToday ? std::max(line.firstDay, today) : line.firstDay;
    for (const CustodySegment &segment : line.segments)
        out = std::max(out, segment.lastDay.isNull() ? segment.firstDay : segment.lastDay);
    return out;
}

/// The ends in their own precision: a month has no first day to be printed.
void rememberEnds(CustodyLine &line, const CustodyFacts &facts)
{
    if (drawnFirst(facts.arrested) == line.firstDay)
        line.begins = facts.arrested;
    for (const CustodySegment &segment : line.segments) {
        if (!line.begins && segment.firstDay == line.firstDay)
            line.begins = segment.from ? segment.from : segment.until;
        if (drawnLast(segment.until) == line.lastDay)
            line.ends = segment.until;
    }
    for (const ReleaseFact &release : facts.releases) {
        if (drawnLast(release.on) == line.lastDay)
            line.ends = release.on;
    }
}

} // namespace

CustodyLine custodyLine(const CustodyFacts &facts, QDate today)
{
    CustodyLine out;
    const std::optional<QString> status = libertyStatusAt(facts, today);
    out.isHeld = status && isHeld(*status);
    out.daysHeld = daysHeldAt(facts, today);
    out.segments = recorded(facts);
    if (out.segments.empty())
        return out;
    for (CustodySegment &segment : out.segments) {
        endByRelease(segment, facts);
        if (out.isHeld && segment.endsExactly && segment.lastDay >= today && certainlyBegunBy(segment, today))
            segment.daysLeft = int(today.daysTo(segment.lastDay));
    }
    if (out.isHeld)
        out.term = termOf(out.segments, today);
    out.firstDay = out.segments.front().firstDay;
    if (const auto arrest = drawnFirst(facts.arrested))
        out.firstDay = std::min(out.firstDay, *arrest);
    out.lastDay = lastDayOf(out, out.isHeld || (!status && facts.releases.isEmpty()), today);
    rememberEnds(out, facts);
    closeOpen(out.segments, std::min(out.lastDay, std::max(today, out.firstDay)));
    out.extensions = numberExtensions(out.segments);
    out.lanes = placeInLanes(out.segments);
    addGaps(out, facts, today);
    if (out.firstDay <= today && today <= out.lastDay)
        out.today = today;
    return out;
}

} // namespace dossier::disclosure
