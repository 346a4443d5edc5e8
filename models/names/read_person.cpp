// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/read_person.h"

#include "names/folding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dossier::names {

namespace {

constexpr std::size_t kMaxForms = 8;
constexpr std::size_t kMaxWordsOfAForm = 6;
constexpr std::size_t kWordsOfAName = 2;
constexpr qsizetype kShortestFather = 3;

std::int32_t julian(QDate date)
{
    return std::int32_t(date.toJulianDay());
}

/// The father's name out of a patronymic's words: no marks, several words in one.
HeardWord *fatherOf(QStringView text, HeardWords &words)
{
    QString joined;
    bool dot = false;
    for (const NameWord &word : nameWords(text)) {
        if (isPatronymicMark(word.folded) || isPatronymicPrefix(word.folded))
            continue;
        joined += text.mid(word.start, word.end - word.start);
        dot = word.dotAfter;
    }
    if (joined.isEmpty())
        return nullptr;
    return words.find(joined, {.end = joined.size(), .folded = fold(joined), .dotAfter = dot});
}

std::optional<Sex> sexOfPatronymic(QStringView text)
{
    for (const NameWord &word : nameWords(text)) {
        if (isDaughterMark(word.folded))
            return Sex::Female;
        if (isPatronymicMark(word.folded) || isPatronymicPrefix(word.folded) || endsInPatronymicMark(word.folded)
            || isSlavicPatronymic(text, word.folded))
            return Sex::Male;
    }
    return {};
}

/// Reads one full name: takes the patronymic out, brackets apart.
class FormReader
{
public:
    FormReader(QStringView name, HeardWords &words) : m_name(name), m_words(words), m_read(nameWords(name))
    {
        joinZade();
    }

    [[nodiscard]] QString patronymic() const { return m_patronymic; }

    void read(std::vector<NameForm> &forms)
    {
        std::vector<NameWord> brackets;
        std::ranges::copy_if(m_read, std::back_inserter(brackets), &NameWord::bracketed);
        std::erase_if(m_read, &NameWord::bracketed);
        takePatronymic();
        add(forms, m_read);
        if (brackets.empty())
            return;
        if (brackets.size() > 1 || m_read.size() < kWordsOfAName)
            add(forms, brackets);
        std::vector<NameWord> renamed = m_read;
        if (renamed.size() >= kWordsOfAName)
            renamed.pop_back();
        renamed.insert(renamed.end(), brackets.begin(), brackets.end());
        add(forms, renamed);
    }

private:
    /// Мамед-заде is one word.
    void joinZade()
    {
        for (std::size_t i = 1; i < m_read.size(); ++i) {
            NameWord &before = m_read[i - 1];
            const QString &folded = m_read[i].folded;
            const bool isZade = folded == u"zade"_s || folded == u"zada"_s || folded == u"zadeh"_s || folded == u"заде"_s || folded == u"зада"_s;
            if (!before.hyphenAfter || !isZade)
                continue;
            before.end = m_read[i].end;
            before.folded += folded;
            before.hyphenAfter = m_read[i].hyphenAfter;
            m_read.erase(m_read.begin() + std::ptrdiff_t(i));
        }
    }

    void takePatronymic()
    {
        for (std::size_t i = 0; i < m_read.size(); ++i) {
            if (i > 0 && isPatronymicMark(m_read[i].folded))
                return takeOrJoin(i - 1, i + 1);
            if (i > 0 && i + 1 < m_read.size() && isPatronymicPrefix(m_read[i].folded))
                return takeOrJoin(i, i + 2);
        }
        if (m_read.size() <= kWordsOfAName)
            return;
        // The one in the middle, before the one at the end: Роман Аркадьевич Абрамович.
        const auto isOne = [this](const NameWord &word) {
            return isSlavicPatronymic(m_name.mid(word.start, word.end - word.start), word.folded)
                || endsInPatronymicMark(word.folded);
        };
        auto found = std::find_if(m_read.begin() + 1, m_read.end(), isOne);
        if (found == m_read.end())
            return;
        const auto at = std::size_t(found - m_read.begin());
        // "Qubad Murad İbadoğlu": a surname, where no other word is one.
        const bool isSurname = at + 1 == m_read.size() && endsInPatronymicMark(found->folded)
            && std::ranges::none_of(m_read, [](const NameWord &word) { return surnameSign(word.folded) == SurnameSign::Strong
                                                                           && !endsInPatronymicMark(word.folded); });
        if (!isSurname)
            takeOrJoin(at, at + 1);
    }

    /// Whoever has no other surname keeps the patronymic as one, in one word.
    void takeOrJoin(std::size_t first, std::size_t last)
    {
        m_patronymic = m_name.mid(m_read[first].start, m_read[last - 1].end - m_read[first].start).toString();
        const bool dotted = m_read[last - 1].dotAfter;
        if (m_read.size() - (last - first) < kWordsOfAName && last - first == 2) {
            NameWord &kept = isPatronymicPrefix(m_read[first].folded) ? m_read[first + 1] : m_read[first];
            kept.dotAfter = dotted;
            m_read.erase(m_read.begin() + std::ptrdiff_t(&kept == &m_read[first] ? first + 1 : first));
            return;
        }
        m_read.erase(m_read.begin() + std::ptrdiff_t(first), m_read.begin() + std::ptrdiff_t(last));
    }

    void add(std::vector<NameForm> &forms, const std::vector<NameWord> &words)
    {
        if (words.empty() || forms.size() >= kMaxForms)
            return;
        NameForm form;
        for (const NameWord &word : words) {
            if (form.words.size() < kMaxWordsOfAForm)
                form.words.push_back(m_words.find(m_name.mid(word.start, word.end - word.start), word));
        }
        form.words.shrink_to_fit();
        forms.push_back(std::move(form));
    }

    QStringView m_name;
    HeardWords &m_words;
    std::vector<NameWord> m_read;
    QString m_patronymic;
};

} // namespace

DayRange dayRange(const base::PartialDate &date)
{
    if (date.isNull())
        return {};
    DayRange range{.known = true, .isDay = date.isDay(), .vague = date.isUncertain() || date.isApproximate()};
    if (const std::optional<QDate> first = date.earliest())
        range.first = julian(*first);
    if (const std::optional<QDate> last = date.latest())
        range.last = julian(*last);
    return range;
}

QString dayRangeText(const DayRange &range)
{
    const auto text = [](std::int32_t day, bool open) {
        return open ? u".."_s : QDate::fromJulianDay(day).toString(Qt::ISODate);
    };
    if (range.isDay)
        return text(range.first, false);
    const QString first = text(range.first, range.first == DayRange::kOpenStart);
    const QString last = text(range.last, range.last == DayRange::kOpenEnd);
    if (range.isClosed() && first.endsWith(u"-01-01"_s) && last == first.left(4) + u"-12-31"_s)
        return first.left(4);
    const QDate end = QDate::fromJulianDay(range.last);
    if (range.isClosed() && first.endsWith(u"-01"_s) && first.left(7) == last.left(7) && end.day() == end.daysInMonth())
        return first.left(7);
    return first + u'/' + last;
}

ReadPerson readPerson(const PersonFacts &facts, HeardWords &words)
{
    ReadPerson person;
    QString patronymic = facts.patronymic;
    for (const QString &name : facts.names) {
        FormReader reader(name, words);
        reader.read(person.forms);
        if (patronymic.isEmpty())
            patronymic = reader.patronymic();
    }
    person.forms.shrink_to_fit();
    person.patronymic = fatherOf(patronymic, words);
    person.sex = facts.sex ? facts.sex : sexOfPatronymic(patronymic);
    person.born = dayRange(facts.born);
    person.arrested = dayRange(facts.arrested);
    person.articles = facts.articles;
    person.articles.sort();
    // A single name and a father's name are what a passport without a surname has.
    if (person.patronymic && person.patronymic->folded.size() >= kShortestFather) {
        for (NameForm &form : person.forms) {
            if (form.words.size() == 1 && form.words[0] != person.patronymic)
                form.words.push_back(person.patronymic);
        }
    }
    return person;
}

} // namespace dossier::names
