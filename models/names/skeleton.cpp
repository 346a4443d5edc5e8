// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/skeleton.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace dossier::names {

namespace {

using Letters = std::u16string_view;

constexpr qsizetype kMaxReadings = 6;
constexpr qsizetype kShortestStem = 2;

struct Class {
    Letters sounds;
    char16_t sign;
};

constexpr std::array kSounds{Class{u"bp", u'B'}, Class{u"fvw", u'F'}, Class{u"td", u'T'},  Class{u"sz", u'S'},
                             Class{u"cjx", u'X'}, Class{u"khgq", u'K'}, Class{u"l", u'L'}, Class{u"m", u'M'},
                             Class{u"n", u'N'},  Class{u"r", u'R'}};

/// Two classes where the letter may be either; a space is no consonant.
struct ArabicClass {
    Letters letters;
    char16_t first;
    char16_t second;
};

constexpr std::array kArabic{
    ArabicClass{u"بپ", u'B', 0},      ArabicClass{u"ف", u'F', 0},    ArabicClass{u"تطد", u'T', 0},
    ArabicClass{u"سصزث", u'S', 0},    ArabicClass{u"ذضظ", u'S', u'T'}, ArabicClass{u"شچژ", u'X', 0},
    ArabicClass{u"ج", u'X', u'K'},    ArabicClass{u"قکكگغخ", u'K', 0}, ArabicClass{u"ه", u' ', u'K'},
    ArabicClass{u"ح", u'K', 0},       ArabicClass{u"ل", u'L', 0},       ArabicClass{u"م", u'M', 0},    ArabicClass{u"ن", u'N', 0},
    ArabicClass{u"ر", u'R', 0},       ArabicClass{u"و", u' ', u'F'}};

constexpr std::array<Letters, 14> kArabicEndings{u"زاده", u"زادە", u"اوغلو", u"اوغلی", u"ییوا", u"یوا", u"ووا",
                                                 u"ییف",  u"یف",   u"اوف",   u"وف",    u"اف",   u"لی",  u"لو"};

char16_t classOf(QChar sound)
{
    for (const Class &one : kSounds) {
        if (one.sounds.find(sound.unicode()) != Letters::npos)
            return one.sign;
    }
    return 0;
}

void append(QStringList &readings, char16_t sign)
{
    for (QString &reading : readings) {
        if (sign != u' ' && sign != 0)
            reading += QChar(sign);
    }
}

QStringList readingsOf(QStringView letters)
{
    QStringList readings{QString()};
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const auto fits = [&](const ArabicClass &one) { return one.letters.find(letters[i].unicode()) != Letters::npos; };
        const auto found = std::ranges::find_if(kArabic, fits);
        if (found == kArabic.end())
            continue;
        const bool atEnd = i + 1 == letters.size();
        // An h at the end is left out of Latin letters too.
        if (atEnd && i > 0 && letters[i] == u'ح')
            continue;
        if (i == 0 && found->first == u' ') {
            append(readings, found->second);
        } else if (found->second == 0 || (atEnd && found->first == u' ') || readings.size() * 2 > kMaxReadings) {
            append(readings, found->first);
        } else {
            QStringList others = readings;
            append(readings, found->first);
            append(others, found->second);
            readings += others;
        }
    }
    return readings;
}

} // namespace

QString skeletonOfSounds(QStringView sounds)
{
    QString out;
    for (qsizetype i = 0; i < sounds.size(); ++i) {
        const bool silent = sounds[i] == u'h' && i + 1 == sounds.size();
        const char16_t sign = silent ? u'\0' : classOf(sounds[i]);
        if (sign && (out.isEmpty() || out.back() != QChar(sign) || QStringView(u"aiou").contains(sounds[i - 1])))
            out += QChar(sign);
        else if (!sign && !silent && !QStringView(u"aiou").contains(sounds[i]))
            out += sounds[i];   // a letter of another script stands for itself
    }
    return out.isEmpty() ? u"A"_s : out;
}

QString plainArabic(QStringView folded)
{
    QString out;
    for (const QChar c : folded) {
        const char16_t unit = c.unicode();
        if (unit == u'ي' || unit == u'ى')
            out += u'ی';
        else if (unit == u'ة' || unit == 0x6d5)
            out += u'ه';
        else if (c.isLetter() && unit != 0x640)   // tatweel stretches a word and says nothing
            out += c;
    }
    return out;
}

QStringList skeletonsOfArabic(QStringView folded)
{
    QString plain = plainArabic(folded);
    if (plain.startsWith(u"عبدال"_s) && plain.size() > 6)
        plain.remove(3, 2);
    QStringView stem = plain;
    for (const Letters ending : kArabicEndings) {
        if (stem.endsWith(QStringView(ending)) && stem.size() - qsizetype(ending.size()) >= kShortestStem) {
            stem.chop(qsizetype(ending.size()));
            break;
        }
    }
    QStringList out = readingsOf(stem);
    // Yusif is no Yus-ov.
    if (stem.size() < plain.size())
        out += readingsOf(plain);
    if (stem.startsWith(u"ال"_s) && stem.size() > 4)
        out = readingsOf(stem.mid(2)) + out;
    // Məmməd is written as Məhəmməd is.
    for (const QString &reading : QStringList(out)) {
        if (reading.startsWith(u"MKMT"_s))
            out.append(u"MMT"_s + reading.mid(4));
    }
    for (QString &reading : out) {
        if (reading.isEmpty())
            reading = u"A"_s;
    }
    out.removeDuplicates();
    return out;
}

bool isArabic(QStringView word)
{
    return std::ranges::any_of(word, [](QChar c) { return c.script() == QChar::Script_Arabic; });
}

} // namespace dossier::names
