// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/block_keys.h"

#include "names/skeleton.h"

#include <algorithm>
#include <unordered_set>

namespace dossier::names {

namespace {

constexpr std::size_t kMaxWords = 5;
constexpr std::size_t kMaxSkeletons = 3;
constexpr std::size_t kMaxKeys = 160;
/// Of names with more words another pair of them is intact when one has a slip.
constexpr std::size_t kSlipsUpToWords = 3;
constexpr qsizetype kShortestWithSlip = 3;
constexpr std::int32_t kDaysOfAYear = 366;

enum class Kind : std::uint32_t { FatherAndBirth = 1, WordAndBirth, WordFatherYear, Pair, Initial, WrittenOut, Single };

std::uint32_t mixed(std::uint32_t hash, std::uint32_t value)
{
    hash ^= value;
    hash *= 0x9e3779b1u;
    return hash ^ (hash >> 15);
}

std::uint32_t mixed(std::uint32_t hash, QStringView text)
{
    for (const QChar c : text)
        hash = mixed(hash, c.unicode());
    return mixed(hash, 0x10000u);
}

std::uint32_t keyOf(Kind kind, QStringView one, QStringView other = {}, std::int32_t number = 0)
{
    return mixed(mixed(mixed(mixed(0x811c9dc5u, std::uint32_t(kind)), one), other), std::uint32_t(number));
}

char16_t firstClass(const Sound &sound)
{
    const QChar first = sound.whole.isEmpty() ? QChar() : sound.whole.front();
    return QStringView(u"aiou").contains(first) ? u'A' : skeletonOfSounds(QString(first) + u'a').front().unicode();
}

class KeyMaker
{
public:
    KeyMaker(const ReadPerson &person, KeyUse use) : m_person(person), m_use(use) {}

    std::vector<std::uint32_t> make()
    {
        for (const NameForm &form : m_person.forms)
            m_forms.push_back(telling(form));
        addFacts();
        for (const auto &words : m_forms)
            addPairs(words);
        for (const auto &words : m_forms)
            addRest(words);
        return std::move(m_keys);
    }

private:
    using Words = std::vector<const HeardWord *>;

    static Words telling(const NameForm &form)
    {
        Words words;
        std::ranges::copy_if(form.words, std::back_inserter(words), [](const HeardWord *word) { return !word->particle; });
        if (words.size() < 2)
            words.assign(form.words.begin(), form.words.end());
        words.resize(std::min(words.size(), kMaxWords));
        return words;
    }

    void add(std::uint32_t key)
    {
        if (m_keys.size() < kMaxKeys && m_seen.insert(key).second)
            m_keys.push_back(key);
    }

    template<typename Use>
    static void forSkeletons(const HeardWord &word, Use use)
    {
        for (std::size_t i = 0; i < std::min(word.skeletons.size(), kMaxSkeletons); ++i)
            use(word.skeletons[i]);
    }

    void addFacts()
    {
        const DayRange &born = m_person.born;
        if (born.isDay && m_person.patronymic)
            forSkeletons(*m_person.patronymic, [&](const QString &father) { add(keyOf(Kind::FatherAndBirth, father, {}, born.first)); });
        const bool hasYear = born.isClosed() && born.last - born.first < kDaysOfAYear;
        const int year = hasYear ? QDate::fromJulianDay(born.first).year() : 0;
        for (const Words &words : m_forms) {
            for (const HeardWord *word : words) {
                if (!word->initial)
                    forSkeletons(*word, [&](const QString &name) { addWordAndFacts(name, year); });
            }
        }
    }

    void addWordAndFacts(const QString &name, int year)
    {
        const DayRange &born = m_person.born;
        if (born.isDay)
            add(keyOf(Kind::WordAndBirth, name, {}, born.first));
        if (year != 0 && m_person.patronymic)
            forSkeletons(*m_person.patronymic, [&](const QString &father) { add(keyOf(Kind::WordFatherYear, name, father, year)); });
    }

    void addPair(QStringView one, QStringView other)
    {
        add(one < other ? keyOf(Kind::Pair, one, other) : keyOf(Kind::Pair, other, one));
    }

    void addPairs(const Words &words)
    {
        for (std::size_t i = 0; i < words.size(); ++i) {
            for (std::size_t j = i + 1; j < words.size(); ++j) {
                if (!words[i]->initial && !words[j]->initial)
                    forSkeletons(*words[i], [&](const QString &one) {
                        forSkeletons(*words[j], [&](const QString &other) { addPair(one, other); });
                    });
            }
        }
    }

    void addRest(const Words &words)
    {
        addJoined(words);
        if (words.size() == 1)
            addSingle(*words[0]);
        for (std::size_t i = 0; i < words.size(); ++i) {
            for (std::size_t j = 0; j < words.size(); ++j) {
                if (i == j || words[i]->initial)
                    continue;
                addFirstLetters(*words[i], *words[j]);
                if (words.size() <= kSlipsUpToWords && !words[j]->initial)
                    addSlips(words[i]->skeletons.front(), words[j]->skeletons.front());
            }
        }
    }

    void addFirstLetters(const HeardWord &surname, const HeardWord &given)
    {
        const bool store = m_use == KeyUse::Store;
        for (const Sound &sound : given.sounds) {
            const char16_t first = firstClass(sound);
            forSkeletons(surname, [&](const QString &name) {
                const QStringView letter(&first, 1);
                if (given.initial || !store)
                    add(keyOf(Kind::Initial, name, letter));
                if (given.initial != store)
                    add(keyOf(Kind::WrittenOut, name, letter));
            });
        }
    }

    /// `other` less a consonant: meets what has it more, less or other there.
    void addSlips(QStringView one, QStringView other)
    {
        if (other.size() < kShortestWithSlip)
            return;
        for (qsizetype i = 0; i < other.size(); ++i)
            addPair(one, other.left(i).toString() + other.mid(i + 1).toString());
    }

    void addSingle(const HeardWord &word)
    {
        forSkeletons(word, [&](const QString &name) { add(keyOf(Kind::Single, name)); });
    }

    /// Abdul Rahman beside Abdulrahman.
    void addJoined(const Words &words)
    {
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            if (words[i]->initial || words[i + 1]->initial)
                continue;
            const QString joined = words[i]->skeletons.front() + words[i + 1]->skeletons.front();
            if (words.size() == 2)
                add(keyOf(Kind::Single, joined));
            for (std::size_t j = 0; j < words.size(); ++j) {
                if (j != i && j != i + 1 && !words[j]->initial)
                    addPair(joined, words[j]->skeletons.front());
            }
        }
    }

    const ReadPerson &m_person;
    KeyUse m_use;
    std::vector<Words> m_forms;
    std::vector<std::uint32_t> m_keys;
    std::unordered_set<std::uint32_t> m_seen;
};

} // namespace

std::vector<std::uint32_t> blockKeys(const ReadPerson &person, KeyUse use)
{
    return KeyMaker(person, use).make();
}

} // namespace dossier::names
