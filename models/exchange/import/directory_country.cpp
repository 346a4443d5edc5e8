// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/directory_country.h"

#include "names/folding.h"

#include <algorithm>
#include <array>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kRowsToLookAt = 2'000;
/// Beginnings, folded (names/folding.h), as lists in three alphabets write them.
constexpr std::array kPlaces{u"azerba", u"азербайдж", u"baki", u"baku", u"баку", u"бакин", u"gence", u"ganja", u"гяндж", u"sumqay", u"sumgay", u"sumgait",
                             u"сумгаит", u"сумгайт", u"lenkeran", u"lankaran", u"ленкоран", u"seki", u"sheki", u"шеки", u"naxcivan", u"nakhchivan",
                             u"нахичеван", u"нахчыван", u"باكو", u"باکو"};

bool namesAzerbaijan(const QString &text)
{
    const QStringList words = names::fold(text).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::any_of(words, [](const QString &word) {
        return std::ranges::any_of(kPlaces, [&](const char16_t *place) { return word.startsWith(QStringView(place)); });
    });
}

} // namespace

bool isOfDirectory(const QString &country, const ReadList &list)
{
    if (!country.isEmpty() || list.mapping.language == "az"_L1)
        return country.isEmpty() || country.compare("AZ"_L1, Qt::CaseInsensitive) == 0;
    if (std::ranges::any_of(list.titles, namesAzerbaijan))
        return true;
    const auto end = list.rows.begin() + std::ptrdiff_t(std::min(list.rows.size(), kRowsToLookAt));
    return std::any_of(list.rows.begin(), end, [](const ReadRow &row) {
        return namesAzerbaijan(QStringList{row.row.court, row.row.detentionPlace, row.row.arrestPlace, row.row.region}.join(u' '));
    });
}

} // namespace dossier::exchange
