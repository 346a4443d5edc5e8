// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/heard_word.h"

#include "names/skeleton.h"
#include "names/transliteration.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace dossier::names {

namespace {

using Ending = std::u16string_view;

constexpr qsizetype kShortestStem = 3;

/// In sounds, the longer before those that end them: patronymics (-ovich -ovna, -oğlu -qızı), then
/// surnames (-zadeh, -yeva, -ov, -off, -li, -lu, -skaya, -ski, -ina, -in).
constexpr std::array<Ending, 24> kEndings{u"ovic", u"avic", u"ovna", u"avna", u"ivna",  u"oklu",  u"okli", u"ohlu", u"ohli",
                                          u"kizi", u"hizi", u"zadah", u"zada", u"ova",  u"ava",   u"ov",   u"av",
                                          u"li",   u"lu",   u"skaia", u"skaja", u"ski",  u"ina",  u"in"};
/// Only where a surname is meant: Yasin and Əli keep theirs.
constexpr qsizetype kShortestStemOfWeak = 4;

constexpr std::array<Ending, 6> kDoubleL{u"lli", u"lly", u"llu", u"лли", u"ллы", u"ллу"};

constexpr std::array<Ending, 6> kSpellingsOfMahammad{u"mohamad", u"muhamad", u"mahomad", u"makomad", u"mohamd", u"muhamd"};

constexpr std::array<Ending, 4> kSpellingsOfAbdul{u"abdul", u"abdal", u"abdol", u"abdil"};

bool isVowel(QChar sound)
{
    return QStringView(u"aiou").contains(sound);
}

/// Nasrin and Yasin end so as well.
bool endsWeakly(const QString &whole)
{
    return whole.endsWith(u"in"_s) || whole.endsWith(u"ina"_s);
}

QString stemOf(const QString &whole)
{
    for (const Ending ending : kEndings) {
        const QStringView written(ending);
        if (!whole.endsWith(written))
            continue;
        if (whole.size() - written.size() < (endsWeakly(whole) ? kShortestStemOfWeak : kShortestStem))
            continue;
        QString stem = whole.chopped(written.size());
        // Ağa-yev: the y between two vowels belongs to the ending; the i of Əli-yev does not.
        const bool isVerbal = ending.size() <= 4 && (ending.front() == u'a' || ending.front() == u'o');
        if (isVerbal && stem.endsWith(u'i') && isVowel(stem[stem.size() - 2]))
            stem.chop(1);
        return stem;
    }
    return whole;
}

QString looseOf(const QString &stem)
{
    QString out;
    for (qsizetype i = 0; i < stem.size(); ++i) {
        const QChar sound = stem[i];
        const bool besideVowel = (i > 0 && isVowel(stem[i - 1])) || (i + 1 < stem.size() && isVowel(stem[i + 1]));
        if ((sound == u'i' && besideVowel) || (sound == u'h' && i > 0 && i + 1 == stem.size()))
            continue;
        out += sound == u'o' ? QChar(u'u') : sound;
    }
    return out;
}

QString commonSpelling(QString whole)
{
    for (const Ending spelling : kSpellingsOfMahammad) {
        if (whole.startsWith(QStringView(spelling)))
            return u"mahamad"_s + whole.mid(qsizetype(spelling.size()));
    }
    // Abd al-, Abdel, Abdul: the article is written as it sounds, in one word or apart.
    for (const Ending spelling : kSpellingsOfAbdul) {
        if (whole.startsWith(QStringView(spelling)) && (whole.size() == 5 || !isVowel(whole[5])))
            return u"abd"_s + whole.mid(5);
    }
    return whole;
}

} // namespace

HeardWord hear(QStringView written, const NameWord &word)
{
    HeardWord heard;
    heard.written = written.toString();
    heard.folded = word.folded;
    heard.sign = surnameSign(word.folded);
    heard.unvowelled = isArabic(word.folded);
    heard.initial = isInitial(word);
    heard.particle = isParticle(word);
    if (heard.unvowelled) {
        const QString plain = plainArabic(word.folded);
        heard.sounds.push_back({plain, plain, plain});
        const QStringList skeletons = skeletonsOfArabic(word.folded);
        heard.skeletons.assign(skeletons.begin(), skeletons.end());
        heard.ownSkeletons = heard.skeletons.size();
        return heard;
    }
    QString letters = heard.written;
    letters.removeIf([](QChar c) { return isApostrophe(c) || !(c.isLetter() || c.isMark() || c.isSurrogate()); });
    // Smirnoff, as emigrants write.
    if (letters.endsWith(u"off"_s) || letters.endsWith(u"eff"_s))
        letters.replace(letters.size() - 2, 2, u"v"_s);
    // Cəbrayıl-lı: of the two l one is the stem's.
    const bool doublesL = std::ranges::any_of(kDoubleL, [&](Ending ending) { return word.folded.endsWith(QStringView(ending)); })
        && word.folded.size() > kShortestStem + 3;
    QStringList skeletons;
    for (const QString &reading : soundReadings(letters)) {
        QString whole = commonSpelling(reading);
        QString stem = heard.initial ? whole : doublesL ? whole.chopped(1) : stemOf(whole);
        QString loose = looseOf(stem);
        skeletons.append(skeletonOfSounds(stem));
        if (endsWeakly(whole))
            skeletons.append(skeletonOfSounds(whole));
        heard.sounds.push_back({std::move(whole), std::move(stem), std::move(loose)});
    }
    if (heard.sounds.empty())
        heard.sounds.push_back({word.folded, word.folded, word.folded});
    skeletons.removeDuplicates();
    heard.ownSkeletons = std::size_t(skeletons.size());
    for (const QString &reading : soundReadings(word.folded))
        skeletons.append(skeletonOfSounds(heard.initial ? reading : stemOf(commonSpelling(reading))));
    skeletons.removeDuplicates();
    heard.skeletons.assign(skeletons.begin(), skeletons.end());
    heard.sounds.shrink_to_fit();
    return heard;
}

HeardWord *HeardWords::find(QStringView written, const NameWord &word)
{
    std::u16string key(written.utf16(), std::size_t(written.size()));
    // The same letters are an initial before a dot and may be a particle before a hyphen.
    key += word.dotAfter ? u"." : word.hyphenAfter ? u"-" : u"";
    if (m_known) {
        if (const auto found = m_known->m_words.find(key); found != m_known->m_words.end())
            return found->second.get();
    }
    std::unique_ptr<HeardWord> &heard = m_words[std::move(key)];
    if (!heard) {
        heard = std::make_unique<HeardWord>(hear(written, word));
        heard->bearers = counterOf(*heard);
    }
    return heard.get();
}

std::uint32_t *HeardWords::counterOf(const HeardWord &word)
{
    if (m_known) {
        for (const Sound &sound : word.sounds) {
            if (const auto found = m_known->m_bearers.find(sound.stem); found != m_known->m_bearers.end())
                return found->second.get();
        }
    }
    std::unique_ptr<std::uint32_t> &counter = m_bearers[word.sounds.front().stem];
    if (!counter)
        counter = std::make_unique<std::uint32_t>(0);
    return counter.get();
}

} // namespace dossier::names
