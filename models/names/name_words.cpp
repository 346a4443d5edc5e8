// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/name_words.h"

#include "names/folding.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace dossier::names {

namespace {

using Words = std::u16string_view;

constexpr std::size_t kMaxWords = 24;
constexpr qsizetype kLongestWord = 64;
constexpr qsizetype kShortestFather = 2;
constexpr qsizetype kShortestStemOfFather = 3;
constexpr qsizetype kLongestInitial = 2;

constexpr std::array<Words, 16> kSonMarks{u"oglu", u"ogli", u"ogly", u"oghlu", u"oghli", u"oghly", u"оглы", u"оглу", u"оғлу",
                                          u"огли", u"угли", u"улы",  u"uly",   u"ugli",  u"اوغلو", u"اوغلی"};
constexpr std::array<Words, 11> kDaughterMarks{u"qizi", u"gizi", u"gyzy", u"kyzy", u"qyzy", u"kizi",
                                               u"qizy", u"кизи", u"кызы", u"гызы", u"قیزی"};
constexpr std::array<Words, 9> kSonPrefixes{u"bin", u"ibn", u"ben", u"ould", u"wuld", u"بن", u"ابن", u"ولد", u"бин"};
constexpr std::array<Words, 4> kDaughterPrefixes{u"bint", u"binti", u"binte", u"بنت"};
constexpr std::array<Words, 14> kSlavicSons{u"ovich", u"evich", u"avich", u"ovych", u"evych", u"ovic",  u"evic",
                                            u"avic",  u"ович",  u"евич",  u"авіч",  u"евіч",  u"явіч",  u"авич"};
constexpr std::array<Words, 6> kShortSlavicSons{u"ильич", u"кузьмич", u"фомич", u"лукич", u"никитич", u"ilyich"};
constexpr std::array<Words, 13> kSlavicDaughters{u"ovna", u"evna", u"ivna", u"ichna", u"auna", u"euna", u"овна",
                                                 u"евна", u"івна", u"ична", u"інична", u"ауна", u"еуна"};
constexpr std::array<Words, 44> kParticles{
    u"dr",  u"prof", u"mr",  u"mrs", u"ms",  u"haji", u"hajji", u"haci", u"hadji", u"sheikh", u"seyid",
    u"seyyid", u"sayyid", u"al", u"el", u"ul", u"de", u"la", u"del", u"las", u"los", u"y", u"da",
    u"dos", u"do",  u"das", u"van", u"von", u"der", u"den", u"ter", u"di",  u"du",  u"le",  u"u",
    u"daw", u"ko",  u"ma",  u"maung", u"sr", u"sra", u"хаджи", u"гаджи", u"др"};
/// The article before the letters that it takes on: only where joined to them by a hyphen.
constexpr std::array<Words, 5> kAssimilated{u"an", u"ad", u"as", u"ar", u"az"};

bool isOneOf(QStringView folded, std::span<const Words> words)
{
    return std::ranges::any_of(words, [&](Words word) { return folded == QStringView(word); });
}

bool endsInOne(QStringView folded, std::span<const Words> endings, qsizetype shortestRest)
{
    return std::ranges::any_of(endings, [&](Words ending) {
        return folded.endsWith(QStringView(ending)) && folded.size() - qsizetype(ending.size()) >= shortestRest;
    });
}

bool isHyphen(QChar c)
{
    return QStringView(u"-‐‑־").contains(c);
}

/// One pass over the text; what stands between two words decides how they hang together.
class WordReader
{
public:
    explicit WordReader(QStringView text) : m_text(text) {}

    std::vector<NameWord> read()
    {
        for (qsizetype i = 0; i < m_text.size() && m_words.size() < kMaxWords; ++i) {
            const QChar c = m_text[i];
            if (c.isLetter() || (c.isMark() && m_start >= 0) || c.isSurrogate()) {
                if (m_start < 0)
                    m_start = i;
            } else if (!(isApostrophe(c) && m_start >= 0 && i + 1 < m_text.size() && m_text[i + 1].isLetter())) {
                finish(i);
                sign(c);
            }
        }
        finish(m_text.size());
        return std::move(m_words);
    }

private:
    void finish(qsizetype end)
    {
        const qsizetype start = std::exchange(m_start, -1);
        if (start < 0 || m_words.size() >= kMaxWords)
            return;
        m_touching = true;
        if (end - start > kLongestWord)
            return;
        NameWord word;
        word.start = start;
        word.end = end;
        word.bracketed = m_depth > 0 || m_quoted;
        QString letters = m_text.mid(start, end - start).toString();
        letters.removeIf(isApostrophe);
        word.folded = fold(letters);
        if (word.folded.isEmpty() || word.folded == QStringView(u"xxx"))
            return;
        const auto isSmall = [](QChar c) { return c.isLower(); };
        const auto isCapital = [](QChar c) { return c.isUpper(); };
        word.capitals = std::ranges::count_if(letters, isCapital) >= 2 && std::ranges::none_of(letters, isSmall);
        m_words.push_back(std::move(word));
    }

    void sign(QChar c)
    {
        if (c == u'(' || c == u'[')
            ++m_depth;
        else if ((c == u')' || c == u']') && m_depth > 0)
            --m_depth;
        else if (c == u'"' || c == u'«' || c == u'“' || c == u'”' || c == u'»')
            m_quoted = c == u'"' ? !m_quoted : c == u'«' || c == u'“';
        if (!m_words.empty() && m_touching) {
            m_words.back().dotAfter |= c == u'.';
            m_words.back().hyphenAfter |= isHyphen(c);
        }
        if (!m_words.empty())
            m_words.back().commaAfter |= c == u',' || c == u'،';
        m_touching = false;
    }

    QStringView m_text;
    std::vector<NameWord> m_words;
    qsizetype m_start = -1;
    int m_depth = 0;
    bool m_quoted = false;
    bool m_touching = false;   // the last word ended right before this character
};

} // namespace

bool isApostrophe(QChar c)
{
    return QStringView(u"'’‘ʼ`´ʻʿʾ").contains(c);
}

std::vector<NameWord> nameWords(QStringView text)
{
    return WordReader(text).read();
}

bool isInitial(const NameWord &word)
{
    if (word.folded.size() == 1)
        return word.folded[0].script() == QChar::Script_Latin || word.folded[0].script() == QChar::Script_Cyrillic;
    return word.dotAfter && word.folded.size() <= kLongestInitial;
}

bool isPatronymicMark(QStringView folded)
{
    return isOneOf(folded, kSonMarks) || isOneOf(folded, kDaughterMarks);
}

bool isPatronymicPrefix(QStringView folded)
{
    return isOneOf(folded, kSonPrefixes) || isOneOf(folded, kDaughterPrefixes);
}

bool isDaughterMark(QStringView folded)
{
    return isOneOf(folded, kDaughterMarks) || isOneOf(folded, kDaughterPrefixes)
        || endsInOne(folded, kDaughterMarks, kShortestFather) || endsInOne(folded, kSlavicDaughters, kShortestFather);
}

bool endsInPatronymicMark(QStringView folded)
{
    return endsInOne(folded, kSonMarks, kShortestStemOfFather) || endsInOne(folded, kDaughterMarks, kShortestStemOfFather);
}

bool isSlavicPatronymic(QStringView written, QStringView folded)
{
    if (written.contains(u'ć') || written.contains(u'č'))
        return false;
    return endsInOne(folded, kSlavicSons, kShortestFather) || isOneOf(folded, kShortSlavicSons)
        || endsInOne(folded, kSlavicDaughters, kShortestFather);
}

bool isParticle(const NameWord &word)
{
    return !word.dotAfter && (isOneOf(word.folded, kParticles) || (word.hyphenAfter && isOneOf(word.folded, kAssimilated)));
}

} // namespace dossier::names
