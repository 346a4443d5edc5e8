// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/directory_country.h"

#include "names/folding.h"

#include <algorithm>
#include <array>
#include <span>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kRowsToLookAt = 2'000;
/// Words and beginnings of words, folded (names/folding.h), as lists in three alphabets write them. Bakırköy is in Istanbul and
/// Bakunin was a Russian, so Baku is a word.
constexpr std::array kWords{u"baki", u"bakida", u"bakinin", u"baku", u"баку", u"бакинский", u"бакинского", u"бакинская", u"бакинской", u"бакинское",
                            u"бакинском", u"gence", u"ganja", u"seki", u"sheki", u"шеки", u"باكو", u"باکو"};
constexpr std::array kBeginnings{u"azerba", u"азербайдж", u"гяндж", u"sumqay", u"sumgay", u"sumgait", u"сумгаит", u"сумгайт", u"lenkeran", u"lankaran",
                                 u"ленкоран", u"naxcivan", u"nakhchivan", u"нахичеван", u"нахчыван"};
/// Before "Azerbaijan": a province of Iran.
constexpr std::array kOfIran{u"east", u"west", u"eastern", u"western", u"serqi", u"qerbi", u"восточный", u"западный"};

bool isAmong(const QString &word, std::span<const char16_t *const> words)
{
    return std::ranges::any_of(words, [&](const char16_t *known) { return word == QStringView(known); });
}

bool namesAzerbaijan(const QString &text)
{
    const QStringList words = names::fold(text).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool begins = std::ranges::any_of(kBeginnings, [&](const char16_t *known) { return words[i].startsWith(QStringView(known)); });
        if (isAmong(words[i], kWords) || (begins && !isAmong(words.value(i - 1), kOfIran)))
            return true;
    }
    return false;
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
