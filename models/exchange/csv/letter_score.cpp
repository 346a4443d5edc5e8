// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/letter_score.h"

#include <QChar>
#include <QStringView>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace dossier::exchange {

namespace {

using enum TextEncoding;

struct Frequency {
    char16_t letter;   ///< small
    double perMille;   ///< of the letters beyond ASCII of such text
};

struct Language {
    bool cyrillic;
    double prior;      ///< log; the languages of the region come first, by how often their lists are seen
    std::span<const Frequency> letters;
};

// Of the letters beyond ASCII in running text, rounded from published letter frequencies of each
// language; only their proportions matter.
constexpr Frequency kRussian[]{{u'о', 105}, {u'е', 82}, {u'а', 95}, {u'и', 76}, {u'н', 66}, {u'т', 57}, {u'с', 54},
    {u'р', 50}, {u'в', 46}, {u'л', 45}, {u'к', 36}, {u'м', 33}, {u'д', 31}, {u'п', 25}, {u'у', 27}, {u'я', 19}, {u'ы', 20},
    {u'ь', 15}, {u'г', 20}, {u'з', 17}, {u'б', 17}, {u'ч', 13}, {u'й', 14}, {u'х', 11}, {u'ж', 9}, {u'ш', 9}, {u'ю', 6},
    {u'ц', 5}, {u'щ', 3}, {u'э', 5}, {u'ф', 6}, {u'ъ', .4}, {u'ё', 1}};
constexpr Frequency kUkrainian[]{{u'о', 92}, {u'а', 78}, {u'н', 65}, {u'и', 61}, {u'і', 57}, {u'в', 52}, {u'т', 53},
    {u'р', 48}, {u'е', 47}, {u'с', 40}, {u'к', 37}, {u'л', 37}, {u'у', 33}, {u'д', 32}, {u'м', 31}, {u'п', 28}, {u'я', 22},
    {u'з', 22}, {u'ь', 18}, {u'б', 17}, {u'г', 16}, {u'ч', 14}, {u'й', 14}, {u'х', 12}, {u'ж', 9}, {u'ю', 9}, {u'ш', 8},
    {u'ц', 8}, {u'ї', 6}, {u'є', 5}, {u'щ', 6}, {u'ф', 3}, {u'ґ', .3}};
constexpr Frequency kTurkic[]{{u'ı', 300}, {u'ü', 130}, {u'ş', 130}, {u'ö', 70}, {u'ç', 90}, {u'ğ', 85}, {u'İ', 60},
    {u'â', 5}, {u'î', 2}, {u'û', 2}};
constexpr Frequency kGerman[]{{u'ü', 330}, {u'ä', 280}, {u'ö', 180}, {u'ß', 150}, {u'é', 5}};
constexpr Frequency kFrench[]{{u'é', 560}, {u'è', 100}, {u'à', 130}, {u'ê', 60}, {u'ç', 25}, {u'û', 15}, {u'ù', 15},
    {u'î', 15}, {u'ô', 18}, {u'â', 15}, {u'ë', 5}, {u'ï', 8}, {u'œ', 8}};
constexpr Frequency kIberian[]{{u'ó', 200}, {u'í', 170}, {u'á', 160}, {u'é', 130}, {u'ñ', 70}, {u'ú', 50}, {u'ã', 70},
    {u'ç', 50}, {u'ê', 30}, {u'õ', 15}, {u'à', 15}, {u'â', 10}, {u'ü', 5}};
constexpr Frequency kNordic[]{{u'ä', 270}, {u'å', 230}, {u'ö', 210}, {u'ø', 130}, {u'æ', 100}, {u'é', 10}};
constexpr Frequency kIcelandic[]{{u'ð', 190}, {u'á', 130}, {u'í', 120}, {u'þ', 80}, {u'ó', 80}, {u'ö', 70}, {u'é', 60},
    {u'æ', 60}, {u'ú', 50}, {u'ý', 25}};
constexpr Frequency kPolish[]{{u'ł', 230}, {u'ę', 145}, {u'ó', 115}, {u'ą', 135}, {u'ś', 90}, {u'ż', 110}, {u'ć', 55},
    {u'ń', 50}, {u'ź', 10}};
constexpr Frequency kCzech[]{{u'í', 210}, {u'á', 150}, {u'é', 90}, {u'ě', 110}, {u'ý', 70}, {u'ř', 80}, {u'č', 70},
    {u'š', 60}, {u'ž', 70}, {u'ů', 40}, {u'ú', 12}, {u'ó', 5}, {u'ň', 3}, {u'ť', 3}, {u'ď', 3}, {u'ľ', 10}, {u'ô', 5}};
constexpr Frequency kHungarian[]{{u'á', 290}, {u'é', 270}, {u'ö', 90}, {u'ő', 75}, {u'ó', 80}, {u'í', 55}, {u'ü', 50},
    {u'ű', 20}, {u'ú', 30}};
constexpr Frequency kRomanian[]{{u'ă', 380}, {u'î', 130}, {u'ş', 170}, {u'ţ', 170}, {u'â', 100}};
constexpr Frequency kSouthSlavic[]{{u'č', 250}, {u'š', 270}, {u'ž', 170}, {u'ć', 180}, {u'đ', 90}};

constexpr Language kCyrillic[]{{true, 0, kRussian}, {true, -2, kUkrainian}};
constexpr Language kTurkish[]{{false, 0, kTurkic}};
constexpr Language kWestern[]{{false, -1.5, kGerman}, {false, -1.5, kFrench}, {false, -2, kIberian},
    {false, -3, kNordic}, {false, -5, kIcelandic}};
constexpr Language kCentral[]{{false, -3, kPolish}, {false, -3, kCzech}, {false, -3, kHungarian},
    {false, -4, kRomanian}, {false, -3, kSouthSlavic}};

std::span<const Language> languagesOf(TextEncoding encoding)
{
    switch (encoding) {
    case Windows1251:
    case Iso8859_5:
    case Koi8R:
        return kCyrillic;
    case Windows1254:
    case Iso8859_9:
        return kTurkish;
    case Windows1250:
        return kCentral;
    default:
        return kWestern;
    }
}

constexpr double kSign = 2e-3;          ///< a typographic sign
constexpr double kOtherLetter = 3e-4;   ///< a letter of the script that the language does not use
constexpr double kStranger = 1e-5;      ///< a letter of another script, a box or a rule
constexpr double kNothing = 1e-9;       ///< not a character at all

bool isCyrillic(char16_t c)
{
    return c >= 0x0400 && c <= 0x052F;
}

double letterChance(char16_t c, const Language &language)
{
    constexpr QStringView kSigns(u"“”„‘’‚«»–—…№§°•€™©®\u00A0´");
    if (c == kNoCharacter)
        return kNothing;
    if (kSigns.contains(QChar(c)))
        return kSign;
    const char16_t small = c == u'İ' ? c : QChar(c).toLower().unicode();
    double all = 0;
    double own = 0;
    for (const Frequency &frequency : language.letters) {
        all += frequency.perMille;
        if (frequency.letter == small)
            own = frequency.perMille;
    }
    if (own > 0)
        return own / all;
    return QChar::isLetter(c) && isCyrillic(c) == language.cyrillic ? kOtherLetter : kStranger;
}

/// A run of words in one script: how likely is the letter before, of which kind, given that it is one.
double neighbourChance(char16_t before, bool cyrillic)
{
    const bool ascii = before < 0x80;
    if (cyrillic)
        return ascii ? 3e-3 : 0.997;
    return ascii ? 0.85 : 0.15;
}

bool isCyrillicVowel(char16_t c)
{
    constexpr QStringView kVowels(u"аеёиоуыэюяіїє");
    return kVowels.contains(QChar(c).toLower());
}

/// Vowels and consonants alternate; the capitals of KOI8-R read as Windows-1251 are nearly all consonants.
double soundChance(char16_t before, char16_t c)
{
    const bool vowel = isCyrillicVowel(c);
    if (isCyrillicVowel(before))
        return vowel ? 0.12 : 0.88;
    return vowel ? 0.6 : 0.4;
}

/// The commonest pairs of letters are half of all pairs in Russian text and names, and a quarter of those that
/// the letters would make by chance: what tells one shouted row of KOI8-R from Windows-1251.
double pairChance(char16_t before, char16_t c)
{
    constexpr QStringView kPairs(u"ст но то на ен ов ни ра во ко ал ли по ро ан ер го ос ре та пр ва ет от ор ле ом ла ат де ве ри "
                                 "ол он ел ин ас ти ом ил ев ам ар ад ла да ма ди за им ир из ис ло лы гл ог ий ая ск ке ки ка са се "
                                 "су уд да ей ем эм мо ил иб мм аб бе ба ах га ги гр ша ае ше тя те ви вс зе зи ия ью юл ри рб ус ру");
    const char16_t pair[2] = {QChar(before).toLower().unicode(), QChar(c).toLower().unicode()};
    return kPairs.contains(QStringView(pair, 2)) ? 2.2 : 0.6;
}

/// Words are small, have one capital, or are capital throughout; a small letter is not followed by a capital.
double caseChance(char16_t before, char16_t c)
{
    const bool upper = QChar::isUpper(c);
    if (!QChar::isLetter(before))
        return upper ? 0.55 : 0.45;
    if (QChar::isUpper(before))
        return upper ? 0.4 : 0.6;
    return upper ? 2e-3 : 0.998;
}

double languageScore(QByteArrayView sample, const ByteTable &table, const Language &language, std::int64_t &bytes)
{
    std::array<double, 256> chances{};
    for (std::size_t byte = 0x80; byte < chances.size(); ++byte)
        chances[byte] = std::log(letterChance(table[byte], language));
    double sum = language.prior;
    char16_t before = u' ';
    bytes = 0;
    for (const char raw : sample) {
        const char16_t c = table[uchar(raw)];
        const bool letter = QChar::isLetter(c);
        const bool follows = letter && QChar::isLetter(before);
        if (uchar(raw) >= 0x80) {
            ++bytes;
            sum += chances[uchar(raw)];
            if (letter)
                sum += std::log(caseChance(before, c));
            if (follows)
                sum += std::log(neighbourChance(before, language.cyrillic));
            if (follows && language.cyrillic)
                sum += std::log(soundChance(before, c) * pairChance(before, c));
        } else if (follows && before >= 0x80 && language.cyrillic) {
            sum += std::log(neighbourChance(c, true));
        }
        before = c;
    }
    return sum;
}

} // namespace

LetterScore letterScore(QByteArrayView sample, TextEncoding singleByte)
{
    const ByteTable table = byteTable(singleByte);
    LetterScore best{-std::numeric_limits<double>::infinity(), 0};
    for (const Language &language : languagesOf(singleByte))
        best.sum = std::max(best.sum, languageScore(sample, table, language, best.bytes));
    return best;
}

TextEncoding likeliestEncoding(QByteArrayView sample)
{
    // Enough of it for any list; more would only take time.
    constexpr qsizetype kEnough = 128 << 10;
    TextEncoding likeliest = Windows1252;
    double best = -std::numeric_limits<double>::infinity();
    for (const TextEncoding encoding : {Windows1252, Windows1254, Windows1251, Windows1250, Koi8R, Iso8859_5}) {
        const double sum = letterScore(sample.first(std::min(sample.size(), kEnough)), encoding).sum;
        if (sum > best) {
            best = sum;
            likeliest = encoding;
        }
    }
    return likeliest;
}

} // namespace dossier::exchange
