// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/search_keys.h"

#include "names/folding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dossier::names {

namespace {

constexpr qsizetype kWordsOfAName = 2;
/// Given names and surnames of a large list; 5 MB.
constexpr qsizetype kMostHeard = 20'000;

QString unknownPatronymic()
{
    return u"p"_s;
}

QString markKey(const NameWord &word)
{
    return isDaughterMark(word.folded) ? u"md"_s : u"ms"_s;
}

QString key(QChar kind, const QString &of)
{
    return kind + of.toLower();
}

bool isWhole(const NameWord &word)
{
    return !isInitial(word) && !isPatronymicMark(word.folded);
}

/// Of an initial (kind i), or of a name that may be written so (f): A. and E. are two letters, Ə. is either.
QStringList firstLetterKeys(QChar kind, const HeardWord &word)
{
    if (word.unvowelled || word.written.isEmpty())
        return {};
    QStringList keys;
    for (const Sound &sound : word.sounds) {
        if (sound.whole.isEmpty())
            continue;
        const QChar written = word.written.front().toLower();
        const bool isE = QStringView(u"eеэéê").contains(written);
        const bool isSchwa = QStringView(u"əәǝä").contains(written);
        if (sound.whole.front() != u'a')
            keys.append(QString(kind) + sound.whole.front());
        if (sound.whole.front() == u'a' && !isE)
            keys.append(QString(kind) + u'a');
        if (sound.whole.front() == u'a' && (isE || isSchwa))
            keys.append(QString(kind) + u'e');
    }
    return keys;
}

void appendSkeletons(QStringList &keys, QChar kind, const HeardWord &word)
{
    for (std::size_t i = 0; i < word.ownSkeletons; ++i)
        keys.append(key(kind, word.skeletons[i]));
}

QStringList keysOf(const HeardWord &word)
{
    QStringList keys;
    for (const Sound &sound : word.sounds) {
        keys.append(key(u'w', sound.whole));
        if (!word.unvowelled && !sound.loose.isEmpty())
            keys.append(key(u'l', sound.loose));
    }
    appendSkeletons(keys, word.unvowelled ? u'a' : u's', word);
    return keys + firstLetterKeys(u'f', word);
}

SoughtKeys soughtOf(const HeardWord &word)
{
    SoughtKeys sought;
    for (const Sound &sound : word.sounds) {
        (sound.whole.size() < kShortestBeginning ? sought.equal : sought.beginnings).append(key(u'w', sound.whole));
        if (!word.unvowelled && !sound.loose.isEmpty())
            sought.equal.append(key(u'l', sound.loose));
    }
    appendSkeletons(sought.equal, u'a', word);
    if (word.unvowelled)
        appendSkeletons(sought.equal, u's', word);
    return sought;
}

QStringView writtenOf(QStringView text, const NameWord &word)
{
    return text.mid(word.start, word.end - word.start);
}

/// Мамед-заде is one word too.
HeardWord hearJoined(QStringView text, const NameWord &first, const NameWord &last)
{
    QString written = text.mid(first.start, last.end - first.start).toString();
    written.removeIf([](QChar c) { return !(c.isLetter() || c.isMark() || c.isSurrogate()); });
    return hear(written, {.end = written.size(), .folded = fold(written), .dotAfter = false});
}

/// Whether the word at `i` is a patronymic that says so itself and leaves a whole name without it.
bool isMarkedPatronymic(QStringView text, const std::vector<NameWord> &words, std::size_t i)
{
    return i > 0 && words.size() > kWordsOfAName
        && (isSlavicPatronymic(writtenOf(text, words[i]), words[i].folded) || endsInPatronymicMark(words[i].folded));
}

/// Collects the keys of one person.
class KeyCollector
{
public:
    explicit KeyCollector(QHash<QString, QStringList> &heard) : m_heard(heard) {}

    void addName(QStringView name)
    {
        const std::vector<NameWord> words = nameWords(name);
        m_hasWords = m_hasWords || !words.empty();
        const bool initialIsName = std::ranges::count_if(words, isWhole) < kWordsOfAName;
        bool isFirst = true;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const NameWord &word = words[i];
            m_hasPatronymic = m_hasPatronymic || isMarkedPatronymic(name, words, i)
                || (i > 0 && (isPatronymicMark(word.folded) || isPatronymicPrefix(word.folded)));
            if (!isInitial(word))
                addWord(name, words, i);
            else if (initialIsName && std::exchange(isFirst, false))
                m_keys += firstLetterKeys(u'i', hear(writtenOf(name, word), word));
        }
    }

    void addPatronymic(QStringView patronymic)
    {
        const std::vector<NameWord> words = nameWords(patronymic);
        m_hasPatronymic = m_hasPatronymic || !words.empty();
        const auto saysSo = [&](const NameWord &word) {
            return isPatronymicMark(word.folded) || endsInPatronymicMark(word.folded);
        };
        if (!words.empty() && std::ranges::none_of(words, saysSo))
            m_keys += {u"ms"_s, u"md"_s};
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!isInitial(words[i]))
                addWord(patronymic, words, i);
        }
    }

    QStringList take()
    {
        if (m_hasWords && !m_hasPatronymic)
            m_keys.append(unknownPatronymic());
        m_keys.removeDuplicates();
        return std::move(m_keys);
    }

private:
    void addWord(QStringView text, const std::vector<NameWord> &words, std::size_t i)
    {
        const NameWord &word = words[i];
        if (isPatronymicMark(word.folded)) {
            m_keys.append(markKey(word));
            return;
        }
        if (endsInPatronymicMark(word.folded))
            m_keys.append(markKey(word));
        m_keys += heard(writtenOf(text, word).toString(), word);
        if (word.hyphenAfter && i + 1 < words.size())
            m_keys += keysOf(hearJoined(text, word, words[i + 1]));
    }

    const QStringList &heard(const QString &written, const NameWord &word)
    {
        auto known = m_heard.find(written);
        if (known == m_heard.end()) {
            if (m_heard.size() >= kMostHeard)
                m_heard.clear();
            known = m_heard.insert(written, keysOf(hear(written, word)));
        }
        return *known;
    }

    QHash<QString, QStringList> &m_heard;
    QStringList m_keys;
    bool m_hasWords = false;
    bool m_hasPatronymic = false;
};

/// Reads a search. Words are looked at where they stand, because a dot, a bracket and the word before say
/// what they are.
class SearchReader
{
public:
    explicit SearchReader(const QString &typed)
        : m_text(typed.simplified())
        , m_words(nameWords(m_text))
        , m_whole(std::ranges::count_if(m_words, isWhole))
    {
    }

    std::vector<SoughtWord> read()
    {
        std::vector<SoughtWord> out;
        for (qsizetype start = 0; start < m_text.size();) {
            const qsizetype space = m_text.indexOf(u' ', start);
            const qsizetype end = space < 0 ? m_text.size() : space;
            append(out, start, end);
            start = end + 1;
        }
        return out;
    }

private:
    void append(std::vector<SoughtWord> &out, qsizetype start, qsizetype end)
    {
        const auto first = std::ranges::find_if(m_words, [&](const NameWord &word) { return word.start >= start; });
        const auto last = std::find_if(first, m_words.end(), [&](const NameWord &word) { return word.end > end; });
        SoughtWord word{.written = m_text.mid(start, end - start)};
        const bool isName = first != last && std::ranges::none_of(word.written, [](QChar c) { return c.isDigit(); });
        if (!isName) {
            out.push_back(std::move(word));
            return;
        }
        if (isPatronymicMark(first->folded) && !out.empty() && out.back().mark.isEmpty()) {
            out.back().mark = word.written;
            out.back().markKey = markKey(*first);
            if (m_whole > kWordsOfAName)
                out.back().lackingKey = unknownPatronymic();
            return;
        }
        word.keys = keysOf(std::size_t(first - m_words.begin()), std::size_t(last - m_words.begin()));
        if (m_whole > kWordsOfAName && isMarkedPatronymic(m_text, m_words, std::size_t(first - m_words.begin())))
            word.lackingKey = unknownPatronymic();
        if (first->bracketed && !out.empty() && m_words.front().start < start)
            out.back().others.push_back(std::move(word));
        else
            out.push_back(std::move(word));
    }

    [[nodiscard]] SoughtKeys keysOf(std::size_t first, std::size_t last) const
    {
        const NameWord &word = m_words[first];
        const HeardWord heard = last - first > 1 && !isInitial(word) ? hearJoined(m_text, word, m_words[last - 1])
                                                                     : hear(writtenOf(m_text, word), word);
        if (isInitial(word)) {
            // Alone it would find half of all people.
            return {.equal = m_whole > 0 ? firstLetterKeys(u'f', heard) : QStringList()};
        }
        SoughtKeys keys = soughtOf(heard);
        if (m_whole >= kWordsOfAName)
            keys.equal += firstLetterKeys(u'i', heard);
        keys.equal.removeDuplicates();
        keys.beginnings.removeDuplicates();
        return keys;
    }

    QString m_text;
    std::vector<NameWord> m_words;
    qsizetype m_whole;
};

} // namespace

QStringList SearchKeys::of(const QStringList &names, const QStringList &patronymics)
{
    KeyCollector collector(m_heard);
    for (const QString &name : names)
        collector.addName(name);
    for (const QString &patronymic : patronymics)
        collector.addPatronymic(patronymic);
    return collector.take();
}

std::vector<SoughtWord> soughtWords(const QString &typed)
{
    return SearchReader(typed).read();
}

} // namespace dossier::names
