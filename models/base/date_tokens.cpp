// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date_tokens.h"

#include <algorithm>

namespace dossier::base {

namespace {

using Kind = DateToken::Kind;

constexpr int kMostDigits = 9;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLongDash(QChar c)
{
    return (c >= QChar(0x2012) && c <= QChar(0x2015)) || c == QChar(0x2212);
}

/// Non-breaking hyphens are hyphens.
bool isHyphen(QChar c)
{
    return c == u'-' || c == QChar(0x2010) || c == QChar(0x2011);
}

class Tokenizer
{
public:
    explicit Tokenizer(const QString &text) : m_text(text) {}

    std::vector<DateToken> run()
    {
        while (skipSpace()) {
            if (isDigit(current()))
                takeNumber();
            else if (current().isLetter())
                takeWord();
            else
                takeSymbol();
            m_spaceBefore = false;
        }
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] QChar at(qsizetype place) const { return place < m_text.size() ? m_text[place] : QChar(); }
    [[nodiscard]] QChar current() const { return at(m_next); }

    bool skipSpace()
    {
        while (m_next < m_text.size() && current().isSpace()) {
            if (!m_spaceBefore)
                ++m_place;
            m_spaceBefore = true;
            ++m_next;
        }
        return m_next < m_text.size();
    }

    DateToken &append(Kind kind)
    {
        DateToken token;
        token.kind = kind;
        token.place = m_tokens.empty() ? 1 : m_place;
        token.isGlued = !m_spaceBefore && !m_tokens.empty();
        if (m_tokens.empty())
            m_place = 1;
        m_tokens.push_back(std::move(token));
        return m_tokens.back();
    }

    /// Digits from `place`, at most kMostDigits of them valued; returns where they end.
    qsizetype readDigits(qsizetype place, int &number, int &count) const
    {
        number = 0;
        count = 0;
        for (; isDigit(at(place)); ++place) {
            if (count < kMostDigits)
                number = number * 10 + (at(place).unicode() - u'0');
            ++count;
        }
        return place;
    }

    void takeNumber()
    {
        DateToken &token = append(Kind::Number);
        token.count = 1;
        m_next = readDigits(m_next, token.numbers[0], token.digits[0]);
        takeNumericRest(token);
    }

    /// Joins "20.01.1997" into one token. Two short numbers with a hyphen or a slash between them
    /// stay apart ("3-5 May"), as do two years.
    void takeNumericRest(DateToken &token)
    {
        const QChar separator = isHyphen(current()) ? QChar(u'-') : current();
        if (separator != u'.' && separator != u'/' && separator != u'-')
            return;
        DateToken joined = token;
        joined.kind = Kind::Numeric;
        joined.symbol = separator.unicode();
        qsizetype end = m_next;
        const auto isSeparator = [&](QChar c) { return c == separator || (separator == u'-' && isHyphen(c)); };
        while (joined.count < 3 && isSeparator(at(end)) && isDigit(at(end + 1))) {
            const auto index = static_cast<std::size_t>(joined.count);
            end = readDigits(end + 1, joined.numbers[index], joined.digits[index]);
            ++joined.count;
        }
        if (joined.count < 2 || (isSeparator(at(end)) && isDigit(at(end + 1))))
            return;
        const bool oneLong = (joined.digits[0] == 4) != (joined.digits[1] == 4);
        if (joined.count == 2 && separator != u'.' && !oneLong)
            return;
        token = joined;
        m_next = end;
    }

    void takeWord()
    {
        DateToken &token = append(Kind::Word);
        while (current().isLetter() || current().isMark())
            token.text += m_text[m_next++];
    }

    void takeSymbol()
    {
        const QChar c = current();
        const bool isDots = c == u'.' && at(m_next + 1) == u'.';
        if (isDots || c == QChar(0x2026) || isLongDash(c)) {
            append(Kind::Range).isDash = isLongDash(c);
            while (current() == c)
                ++m_next;
            return;
        }
        append(Kind::Symbol).symbol = isHyphen(c) ? u'-' : c.unicode();
        ++m_next;
    }

    const QString &m_text;
    qsizetype m_next = 0;
    int m_place = 1;
    bool m_spaceBefore = false;
    std::vector<DateToken> m_tokens;
};

/// Gives words their meaning, the longest phrase first; a phrase becomes one token.
std::vector<DateToken> withMeanings(std::vector<DateToken> tokens, DateLanguage language)
{
    std::vector<DateToken> result;
    for (std::size_t i = 0; i < tokens.size();) {
        if (tokens[i].kind != Kind::Word) {
            result.push_back(std::move(tokens[i++]));
            continue;
        }
        std::size_t run = 1;
        while (run < std::size_t(kLongestPhrase) && i + run < tokens.size() && tokens[i + run].kind == Kind::Word)
            ++run;
        for (; run > 0; --run) {
            QString phrase = tokens[i].text;
            for (std::size_t k = 1; k < run; ++k)
                phrase += u' ' + tokens[i + k].text;
            tokens[i].word = findDateWord(phrase, language);
            if (tokens[i].word || run == 1)
                break;
        }
        result.push_back(std::move(tokens[i]));
        i += run;
    }
    return result;
}

bool isWordOfName(const DateToken &token)
{
    return token.is(DateRole::Month) || token.is(DateRole::Season);
}

/// A hyphen is a range between two of a kind ("3-5 May", "2020-2024", "March-May", "5-7.05.2024",
/// "02.2024-03.2024") or with spaces round it; so is a slash between two years. Others grow a suffix or join unlike parts.
void markRanges(std::vector<DateToken> &tokens)
{
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        DateToken &token = tokens[i];
        const DateToken &before = tokens[i - 1];
        const DateToken &after = tokens[i + 1];
        const bool bothNumbers = before.kind == Kind::Number && after.kind == Kind::Number;
        const bool bothShort = bothNumbers && before.digits[0] <= 2 && after.digits[0] <= 2;
        const bool bothYears = bothNumbers && before.digits[0] == 4 && after.digits[0] == 4;
        bool isRange = token.isSymbol(u'/') && bothYears;
        if (token.isSymbol(u'-')) {
            const bool spaced = !token.isGlued && !after.isGlued;
            const bool toNumeric = (before.kind == Kind::Number || before.kind == Kind::Numeric) && after.kind == Kind::Numeric;
            isRange = spaced || bothShort || bothYears || toNumeric || (isWordOfName(before) && isWordOfName(after));
        }
        if (isRange) {
            token.kind = Kind::Range;
            token.isDash = true;
        }
    }
}

} // namespace

std::vector<DateToken> dateTokens(const QString &text, DateLanguage language)
{
    std::vector<DateToken> tokens = withMeanings(Tokenizer(text).run(), language);
    markRanges(tokens);
    return tokens;
}

} // namespace dossier::base
