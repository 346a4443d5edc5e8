// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/variant_key.h"

#include "names/transliteration.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

using namespace Qt::StringLiterals;

namespace dossier::names {

namespace {

/// Three words with four readings each.
constexpr qsizetype kMaxKeys = 64;
/// A stem shorter than this says too little: Əli keeps its -li, Vəli too.
constexpr qsizetype kShortestStem = 3;
constexpr qsizetype kWordsOfAName = 2;

/// All in sounds: -zadeh -zadə, -yeva -ova, -yev -ov, -lı -lu.
constexpr std::array<std::u16string_view, 8> kSurnameEndings{u"zadah", u"zada", u"ova", u"ava",
                                                             u"ov",    u"av",   u"li",  u"lu"};
constexpr std::array<std::u16string_view, 3> kPatronymicMarks{u"oklu", u"okli", u"kizi"};
constexpr std::array<std::u16string_view, 4> kRussianPatronymics{u"ovic", u"avic", u"ovna", u"avna"};
/// One name, spelled in ways that no rule for single letters brings together: Məhəmməd, Mohammed,
/// Muhammad, Magomed.
constexpr std::array<std::u16string_view, 4> kSpellingsOfMahammad{u"mohamad", u"muhamad", u"mahomad", u"makomad"};

template<std::size_t N>
bool endsWithOne(const QString &word, const std::array<std::u16string_view, N> &endings)
{
    return std::ranges::any_of(endings, [&](std::u16string_view ending) { return word.endsWith(QStringView(ending)); });
}

/// A word of a name and its readings, the likeliest first.
struct Word {
    QStringList readings;

    [[nodiscard]] const QString &likeliest() const { return readings.front(); }
    [[nodiscard]] bool isMark() const
    {
        return std::ranges::any_of(kPatronymicMarks,
                                   [this](std::u16string_view mark) { return likeliest() == QStringView(mark); });
    }
    /// "Asafoglu", "Мамедович".
    [[nodiscard]] bool isMarkedPatronymic() const
    {
        return likeliest().size() > 5 && !isMark()
            && (endsWithOne(likeliest(), kPatronymicMarks) || endsWithOne(likeliest(), kRussianPatronymics));
    }
};

bool isApostrophe(QChar c)
{
    return QStringView(u"'’‘ʼ`´ʻ").contains(c);
}

std::vector<Word> wordsOf(QStringView name)
{
    std::vector<Word> words;
    QString word;
    const auto finish = [&] {
        QStringList readings = soundReadings(std::exchange(word, {}));
        if (!readings.isEmpty())
            words.push_back({std::move(readings)});
    };
    for (const QChar c : name) {
        if (c.isLetter() || c.isMark() || c.isSurrogate())
            word += c;
        else if (!isApostrophe(c))
            finish();
    }
    finish();
    return words;
}

/// "Asaf oglu" goes where a given name and a surname remain; otherwise it is the surname of somebody
/// who has no other, and is read as one word.
void dropPatronymics(std::vector<Word> &words)
{
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!words[i].isMark())
            continue;
        const auto first = words.begin() + std::ptrdiff_t(i) - 1;
        if (qsizetype(words.size()) - 2 >= kWordsOfAName) {
            words.erase(first, first + 2);
        } else {
            for (QString &reading : first->readings)
                reading += words[i].likeliest();
            words.erase(first + 1);
        }
        return dropPatronymics(words);
    }
    const auto marked = std::ranges::find_if(words, &Word::isMarkedPatronymic);
    if (marked != words.end() && qsizetype(words.size()) > kWordsOfAName)
        words.erase(marked);
}

QString stemOf(const QString &reading)
{
    const bool isMahammad = std::ranges::any_of(
        kSpellingsOfMahammad, [&](std::u16string_view spelling) { return reading == QStringView(spelling); });
    if (isMahammad)
        return u"mahamad"_s;
    if (reading.endsWith(u"okli"_s))
        return reading.chopped(1) + u'u';
    for (const std::u16string_view ending : kSurnameEndings) {
        const qsizetype size = reading.size() - qsizetype(ending.size());
        if (size < kShortestStem || !reading.endsWith(QStringView(ending)))
            continue;
        QString stem = reading.left(size);
        // Ağa-yev: the y between two vowels belongs to the ending; the i of Əli-yev does not.
        const bool isVerbal = ending.front() == u'a' || ending.front() == u'o';
        if (isVerbal && stem.endsWith(u'i') && QStringView(u"aou").contains(stem[size - 2]))
            stem.chop(1);
        return stem;
    }
    return reading;
}

} // namespace

QStringList variantKeys(QStringView name)
{
    std::vector<Word> words = wordsOf(name);
    dropPatronymics(words);
    if (words.empty())
        return {};
    std::vector<QStringList> combinations{{}};
    for (const Word &word : words) {
        QStringList stems;
        for (const QString &reading : word.readings)
            stems.append(stemOf(reading));
        stems.removeDuplicates();
        const bool hasRoom = qsizetype(combinations.size()) * stems.size() <= kMaxKeys;
        std::vector<QStringList> longer;
        for (const QStringList &begun : combinations) {
            for (qsizetype i = 0; i < (hasRoom ? stems.size() : 1); ++i)
                longer.push_back(begun + QStringList(stems[i]));
        }
        combinations = std::move(longer);
    }
    QStringList keys;
    for (QStringList &stems : combinations) {
        stems.sort();
        keys.append(stems.join(u' '));
    }
    keys.removeDuplicates();
    return keys;
}

} // namespace dossier::names
