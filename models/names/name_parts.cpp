// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/name_parts.h"

#include "names/folding.h"
#include "names/name_words.h"
#include "names/surname_endings.h"

#include <algorithm>
#include <optional>

namespace dossier::names {

namespace {

constexpr int kNamesThatTellAnOrder = 10;

/// A word, or several that hyphens join.
struct Piece {
    qsizetype start = 0;
    qsizetype end = 0;
    QString folded;
    SurnameSign sign = SurnameSign::None;
    bool initial = false;
    bool capitals = false;
    bool comma = false;
};

struct Span {
    qsizetype start = 0;
    qsizetype end = 0;
};

/// Which pieces are the surname: [first, last); the others are the given name.
struct SurnamePlace {
    std::size_t first = 0;
    std::size_t last = 0;
};

class NameSplitter
{
public:
    NameSplitter(QStringView full, const NameHints &hints) : m_full(full), m_hints(hints) { readPieces(); }

    NameParts split()
    {
        takePatronymic();
        if (takeInitials())
            return m_parts;
        if (m_pieces.size() < 2) {
            nameAlone();
            return m_parts;
        }
        const auto rules = {&NameSplitter::byComma, &NameSplitter::byCapitals, &NameSplitter::byMiddlePatronymic,
                            &NameSplitter::byEndings, &NameSplitter::bySlavicOrder, &NameSplitter::byKnownWords,
                            &NameSplitter::byOrder};
        for (const auto rule : rules) {
            if (const std::optional<SurnamePlace> place = (this->*rule)()) {
                give(*place);
                break;
            }
        }
        return m_parts;
    }

private:
    void readPieces()
    {
        std::vector<NameWord> words = nameWords(m_full);
        std::erase_if(words, &NameWord::bracketed);
        bool joined = false;
        for (const NameWord &word : words) {
            if (joined && !isPatronymicMark(word.folded)) {
                Piece &piece = m_pieces.back();
                piece.end = word.end;
                piece.folded += u'-' + word.folded;
                piece.sign = surnameSign(word.folded);
                piece.comma = word.commaAfter;
                piece.capitals = piece.capitals && word.capitals;
            } else {
                const bool initial = isInitial(word);
                m_pieces.push_back({word.start, word.end + (initial && word.dotAfter ? 1 : 0), word.folded,
                                    surnameSign(word.folded), initial, word.capitals && !initial, word.commaAfter});
            }
            joined = word.hyphenAfter;
        }
    }

    [[nodiscard]] QString textOf(Span span) const { return m_full.mid(span.start, span.end - span.start).toString(); }
    [[nodiscard]] QString textOf(std::size_t first, std::size_t last) const
    {
        if (!m_parts.patronymic.isEmpty() && first < m_before && m_before < last)
            return textOf(first, m_before) + u' ' + textOf(m_before, last);
        return textOf({m_pieces[first].start, m_pieces[last - 1].end});
    }

    void takePatronymic()
    {
        if (!takeMarked() && !takePrefixed())
            takeOneWord();
    }

    void take(std::size_t first, std::size_t last)
    {
        m_parts.patronymic = textOf(first, last);
        // The comma behind it divides what stands before it: "Məmmədov, Asəf oğlu".
        m_before = first;
        m_pieces.erase(m_pieces.begin() + std::ptrdiff_t(first), m_pieces.begin() + std::ptrdiff_t(last));
    }

    bool takeMarked()
    {
        for (std::size_t i = 1; i < m_pieces.size(); ++i) {
            if (isPatronymicMark(m_pieces[i].folded)) {
                take(i - 1, i + 1);
                return true;
            }
        }
        return false;
    }

    /// "Ahmad bin Salman bin Hamad Al Nahyan": as far as the prefixes go on.
    bool takePrefixed()
    {
        for (std::size_t i = 1; i + 1 < m_pieces.size(); ++i) {
            if (!isPatronymicPrefix(m_pieces[i].folded))
                continue;
            std::size_t last = i + 2;
            while (last + 1 < m_pieces.size() && isPatronymicPrefix(m_pieces[last].folded))
                last += 2;
            take(i, last);
            return true;
        }
        return false;
    }

    void takeOneWord()
    {
        const std::size_t count = m_pieces.size();
        const auto isSlavic = [this](const Piece &piece) {
            return isSlavicPatronymic(textOf({piece.start, piece.end}), piece.folded);
        };
        // In the middle before the end: Роман Аркадьевич Абрамович.
        for (std::size_t i = 1; i + 1 < count; ++i) {
            if (isSlavic(m_pieces[i]) || endsInPatronymicMark(m_pieces[i].folded))
                return take(i, i + 1);
        }
        if (count == 0)
            return;
        const Piece &last = m_pieces.back();
        const bool hasSurname = std::any_of(m_pieces.begin(), m_pieces.end() - 1,
                                            [](const Piece &piece) { return piece.sign == SurnameSign::Strong; });
        m_slavic = isSlavic(last) && (count > 2 || (count == 2 && isDaughterMark(last.folded) && !hasSurname));
        if (m_slavic || (count > 2 && hasSurname && endsInPatronymicMark(last.folded)))
            take(count - 1, count);
    }

    /// "А.С. Мамедов", "Mammadov A.": a surname is all that is written out.
    bool takeInitials()
    {
        const auto isWord = [](const Piece &piece) { return !piece.initial; };
        const auto words = std::ranges::count_if(m_pieces, isWord);
        if (words != 1 || m_pieces.size() < 2)
            return false;
        const auto surname = std::ranges::find_if(m_pieces, isWord);
        m_parts.surname = textOf({surname->start, surname->end});
        m_parts.surnameInCapitals = surname->capitals;
        const bool known = surname->sign != SurnameSign::None || m_full[surname->start].script() == QChar::Script_Cyrillic;
        const bool between = surname != m_pieces.begin() && surname + 1 != m_pieces.end();
        m_pieces.erase(surname);
        const bool second = m_pieces.size() == 2 && known && m_parts.patronymic.isEmpty();
        if (second)
            m_parts.patronymic = textOf(1, 2);
        if (second || !between)
            m_parts.given = textOf(0, second ? 1 : m_pieces.size());
        return true;
    }

    void nameAlone()
    {
        if (m_pieces.empty())
            return;
        if (m_pieces[0].sign == SurnameSign::Strong)
            m_parts.surname = textOf(0, 1);
        else if (!m_parts.patronymic.isEmpty() && m_before > 0)
            m_parts.given = textOf(0, 1);
    }

    [[nodiscard]] std::optional<SurnamePlace> byComma()
    {
        for (std::size_t i = 0; i + 1 < m_pieces.size(); ++i) {
            if (m_pieces[i].comma)
                return SurnamePlace{0, i + 1};
        }
        return {};
    }

    [[nodiscard]] std::optional<SurnamePlace> byCapitals()
    {
        const std::size_t count = m_pieces.size();
        std::size_t atStart = 0;
        while (atStart < count && m_pieces[atStart].capitals)
            ++atStart;
        std::size_t atEnd = 0;
        while (atEnd < count && m_pieces[count - 1 - atEnd].capitals)
            ++atEnd;
        const auto all = std::size_t(std::ranges::count_if(m_pieces, &Piece::capitals));
        if (all == 0 || all == count || (all != atStart && all != atEnd))
            return {};
        return all == atStart ? SurnamePlace{0, atStart} : SurnamePlace{count - atEnd, count};
    }

    [[nodiscard]] std::optional<SurnamePlace> byMiddlePatronymic()
    {
        if (m_parts.patronymic.isEmpty() || m_before == 0 || m_before >= m_pieces.size())
            return {};
        return SurnamePlace{m_before, m_pieces.size()};
    }

    [[nodiscard]] std::optional<SurnamePlace> byEndings()
    {
        const SurnameSign first = m_pieces.front().sign;
        const SurnameSign last = m_pieces.back().sign;
        // Of three words a weak ending does not tell how many of the others are surnames.
        if (first == last || (m_pieces.size() > 2 && std::max(first, last) != SurnameSign::Strong))
            return {};
        return first > last ? surnameFirst() : surnameLast();
    }

    /// Фамилия Имя Отчество: the patronymic at the end stands behind the given name.
    [[nodiscard]] std::optional<SurnamePlace> bySlavicOrder()
    {
        if (!m_slavic || m_pieces.size() != 2)
            return {};
        return surnameFirst();
    }

    [[nodiscard]] std::optional<SurnamePlace> byKnownWords()
    {
        const auto says = [this](std::size_t surname, std::size_t given) {
            return m_hints.surnames.contains(m_pieces[surname].folded) || m_hints.givenNames.contains(m_pieces[given].folded);
        };
        const std::size_t end = m_pieces.size() - 1;
        if (m_pieces.size() != 2 || says(0, end) == says(end, 0))
            return {};
        return says(0, end) ? surnameFirst() : surnameLast();
    }

    [[nodiscard]] std::optional<SurnamePlace> byOrder()
    {
        if (m_pieces.size() != 2 || m_hints.order == NameOrder::Unknown)
            return {};
        return m_hints.order == NameOrder::SurnameFirst ? surnameFirst() : surnameLast();
    }

    [[nodiscard]] SurnamePlace surnameFirst() const { return {0, 1}; }
    [[nodiscard]] SurnamePlace surnameLast() const { return {m_pieces.size() - 1, m_pieces.size()}; }

    void give(SurnamePlace place)
    {
        const auto isSurname = [&](const Piece &piece) {
            const auto index = std::size_t(&piece - m_pieces.data());
            return index >= place.first && index < place.last;
        };
        m_parts.surnameInCapitals = std::ranges::all_of(
            m_pieces, [&](const Piece &piece) { return piece.capitals == isSurname(piece); });
        m_parts.surname = textOf(place.first, place.last);
        m_parts.given = place.first == 0 ? textOf(place.last, m_pieces.size()) : textOf(0, place.first);
    }

    QStringView m_full;
    const NameHints &m_hints;
    std::vector<Piece> m_pieces;
    NameParts m_parts;
    std::size_t m_before = 0;      // pieces before the patronymic that was taken out
    bool m_slavic = false;         // it stood at the end and was a Slavic one
};

} // namespace

NameParts splitName(QStringView full, const NameHints &hints)
{
    return NameSplitter(full, hints).split();
}

NameHints hintsOf(const QStringList &fullNames)
{
    NameHints hints;
    int givenFirst = 0;
    int surnameFirst = 0;
    for (const QString &full : fullNames) {
        const NameParts parts = splitName(full);
        if (parts.given.isEmpty() || parts.surname.isEmpty())
            continue;
        hints.givenNames.insert(fold(parts.given));
        hints.surnames.insert(fold(parts.surname));
        ++(full.indexOf(parts.given) < full.indexOf(parts.surname) ? givenFirst : surnameFirst);
    }
    const QSet<QString> both = hints.givenNames & hints.surnames;
    hints.givenNames -= both;
    hints.surnames -= both;
    const int told = givenFirst + surnameFirst;
    if (told >= kNamesThatTellAnOrder && std::max(givenFirst, surnameFirst) * 10 >= told * 9)
        hints.order = givenFirst > surnameFirst ? NameOrder::GivenFirst : NameOrder::SurnameFirst;
    return hints;
}

} // namespace dossier::names
