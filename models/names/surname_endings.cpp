// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/surname_endings.h"

#include "names/name_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace dossier::names {

namespace {

using Ending = std::u16string_view;

constexpr qsizetype kShortestStem = 2;

constexpr std::array<Ending, 46> kStrong{
    u"ov",    u"ova",   u"ev",   u"eva",  u"off",   u"eff",  u"zade",  u"zada",  u"zadeh", u"zadah",  u"shvili", u"dze",  u"enko", u"skii", u"sky",   u"skiy", u"skyi",  u"skaia", u"skaya", u"skaja",  u"nejad", u"pour",  u"ов",
    u"ова",   u"ев",    u"ева",  u"заде",  u"зада", u"швили", u"дзе",   u"енко",   u"енка",  u"ский",  u"скии",
    u"ская",  u"цкии", u"цкая", u"ян",    u"янц",  u"شویلی", u"زاده",  u"შვილი", u"ძე",     u"յան",   u"յանց",  u"նց"};
constexpr std::array<Ending, 36> kWeak{
    u"li",  u"lu",  u"ly",  u"in",  u"ina", u"ko",  u"ian", u"yan", u"iants", u"yants", u"soy", u"gil", u"ez",  u"ski",
    u"ska", u"cki", u"uk",  u"yuk", u"chuk", u"vic", u"лы",  u"ли",  u"лу",    u"ин",    u"ина", u"ын",  u"ына", u"ко",
    u"ук",  u"юк",  u"чук", u"сои", u"гил", u"них", u"لی",  u"ик"};
/// Qurbanəli, Hüseynqulu: a given name, and in plain letters the same as a surname in -lı (Babali).
constexpr std::array<Ending, 10> kOfGivenNames{u"ali", u"eli",  u"qulu", u"gulu", u"kulu",
                                               u"али", u"ели", u"гулу", u"кулу", u"кули"};

bool endsInOne(QStringView folded, std::span<const Ending> endings)
{
    return std::ranges::any_of(endings, [&](Ending ending) {
        return folded.endsWith(QStringView(ending)) && folded.size() - qsizetype(ending.size()) >= kShortestStem;
    });
}

} // namespace

SurnameSign surnameSign(QStringView folded)
{
    if (endsInOne(folded, kStrong) || endsInPatronymicMark(folded))
        return SurnameSign::Strong;
    const auto ends = [&](Ending ending) { return folded.endsWith(QStringView(ending)); };
    return std::ranges::none_of(kOfGivenNames, ends) && endsInOne(folded, kWeak) ? SurnameSign::Weak : SurnameSign::None;
}

} // namespace dossier::names
