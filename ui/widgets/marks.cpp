// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/marks.h"

#include <QHash>

namespace dossier::ui {

using namespace Qt::StringLiterals;

Mark libertyMark(const QString &term)
{
    static const QHash<QString, Mark> kMarks{
        {u"police"_s, {u"amber"_s, u"shield"_s}},
        {u"pretrial"_s, {u"amber"_s, u"hourglass"_s}},
        {u"psychiatric"_s, {u"amber"_s, u"building-2"_s}},
        {u"incommunicado"_s, {u"amber"_s, u"eye-off"_s}},
        {u"administrative"_s, {u"slate"_s, u"lock"_s}},
        {u"on_trial"_s, {u"blue"_s, u"gavel"_s}},
        {u"serving"_s, {u"slate"_s, u"lock"_s}},
        {u"house_arrest"_s, {u"teal"_s, u"house"_s}},
        {u"restricted"_s, {u"teal"_s, u"map-pin"_s}},
        {u"restriction_of_liberty"_s, {u"teal"_s, u"map-pin"_s}},
        {u"conditional_sentence"_s, {u"teal"_s, u"map-pin"_s}},
        {u"conditionally_released"_s, {u"green"_s, u"door-open"_s}},
        {u"released"_s, {u"green"_s, u"door-open"_s}},
        {u"acquitted"_s, {u"green"_s, u"scale"_s}},
        {u"pardoned"_s, {u"green"_s, u"stamp"_s}},
        {u"wanted"_s, {u"red"_s, u"search"_s}},
        {u"in_absentia"_s, {u"red"_s, u"search"_s}},
        {u"at_large"_s, {u"slate"_s, u"circle-dot"_s}},
        {u"exiled"_s, {u"slate"_s, u"globe"_s}},
        {u"extradited"_s, {u"slate"_s, u"globe"_s}},
        {u"died"_s, {u"slate"_s, u"minus"_s}},
    };
    return kMarks.value(term, {u"slate"_s, u"circle-dashed"_s});
}

Mark publicationMark(const QString &term)
{
    if (term == "cleared"_L1)
        return {u"slate"_s, u"shield-check"_s};
    if (term == "embargoed"_L1)
        return {u"amber"_s, u"clock"_s};
    if (term == "withdrawn"_L1)
        return {u"slate"_s, u"undo-2"_s};
    return {u"slate"_s, u"pencil-line"_s};
}

Mark visibilityMark(const QString &term)
{
    static const QHash<QString, Mark> kMarks{
        {u"public"_s, {u"green"_s, u"globe"_s}},       {u"initials"_s, {u"teal"_s, u"user"_s}},
        {u"name_withheld"_s, {u"slate"_s, u"eye-off"_s}}, {u"organisation"_s, {u"blue"_s, u"building-2"_s}},
        {u"never"_s, {u"red"_s, u"ban"_s}},            {u"withdrawn"_s, {u"red"_s, u"undo-2"_s}},
    };
    return kMarks.value(term, {u"slate"_s, u"circle-dashed"_s});
}

QString urgencyToken(int daysLeft, bool liberty)
{
    constexpr int kWeek = 7;
    if (liberty && daysLeft <= kWeek)
        return u"red"_s;
    return daysLeft <= 2 * kWeek ? u"amber"_s : u"text2"_s;
}

} // namespace dossier::ui
