// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/hearing_title.h"

#include "reports/builders/report_front.h"

namespace dossier::reports {

using disclosure::HearingSection;
using disclosure::PersonInHearing;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostNames = 2;

QString dayOf(const HearingSection &hearing, const ReportWords &words)
{
    for (const auto &moment : {hearing.scheduled, hearing.actualStart, hearing.actualEnd}) {
        if (moment)
            return words.day(moment->value());
    }
    return hearing.date ? words.date(hearing.date->value()) : QString();
}

void addPart(Runs &runs, Run part)
{
    if (!runs.empty())
        runs.push_back(plain(u" · "_s).front());
    part.isolate = true;
    runs.push_back(std::move(part));
}

/// Of many the first; how many more there are says nothing of who may not be named.
void addAccused(Runs &runs, const HearingSection &hearing, const ReportWords &words)
{
    std::size_t named = 0;
    const bool few = hearing.accused.size() <= kMostNames;
    for (const PersonInHearing &person : hearing.accused) {
        if (!person.name || (named > 0 && !few))
            continue;
        if (named++ == 0) {
            addPart(runs, nameInHearing(person, words));
        } else {
            runs.push_back(plain(u", "_s).front());
            runs.push_back(nameInHearing(person, words));
        }
    }
    const std::size_t others = hearing.accused.size() - named;
    if (named > 0 && others > 0)
        runs.push_back(plain(u' ' + words.label("report.s.and_more").arg(others)).front());
}

void addDayAndAccused(Runs &runs, const HearingSection &hearing, const ReportWords &words)
{
    if (const QString day = dayOf(hearing, words); !day.isEmpty())
        addPart(runs, plain(day).front());
    addAccused(runs, hearing, words);
}

} // namespace

Runs hearingTitle(const HearingSection &hearing, std::size_t number, const ReportWords &words)
{
    const QString kind = words.label("entity.hearing");
    Runs runs;
    addPart(runs, plain(number > 0 ? u"%1 %2"_s.arg(kind).arg(number) : kind).front());
    addDayAndAccused(runs, hearing, words);
    return runs;
}

Runs hearingInContents(const HearingSection &hearing, const ReportWords &words)
{
    Runs runs;
    addDayAndAccused(runs, hearing, words);
    return runs.empty() ? plain(words.label("entity.hearing")) : runs;
}

Run nameInHearing(const PersonInHearing &person, const ReportWords &words)
{
    Run run;
    run.text = person.name ? person.name->value().text : words.label("report.s.name_withheld");
    run.language = person.name ? person.name->value().language : QString();
    run.isolate = true;
    return run;
}

QString scheduledMoment(const HearingSection &hearing, const ReportWords &words)
{
    if (hearing.scheduled)
        return words.day(hearing.scheduled->value()) + u", "_s + words.time(hearing.scheduled->value());
    return hearing.date ? words.date(hearing.date->value()) : QString();
}

QString actualMoment(const std::optional<disclosure::Released<base::Instant>> &moment, const HearingSection &hearing,
                     const ReportWords &words)
{
    if (!moment)
        return {};
    const QString day = words.day(moment->value());
    const QString time = words.time(moment->value());
    return day == dayOf(hearing, words) ? time : day + u", "_s + time;
}

} // namespace dossier::reports
