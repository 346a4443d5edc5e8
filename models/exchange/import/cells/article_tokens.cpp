// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/article_tokens.h"

#include "base/date_words.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace dossier::exchange {

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace {

using Kind = ArticleToken::Kind;

constexpr std::array kArticleWords{u"art"sv, u"arts"sv, u"article"sv, u"articles"sv, u"section"sv, u"sections"sv, u"sec"sv,
                                   u"maddə"sv, u"maddəsi"sv, u"maddəsinin"sv, u"maddələr"sv, u"maddələri"sv, u"maddələrinin"sv, u"madde"sv, u"maddesi"sv,
                                   u"maddeler"sv, u"maddeleri"sv, u"m"sv, u"md"sv, u"ст"sv, u"стст"sv, u"статья"sv, u"статьи"sv, u"статье"sv, u"статей"sv,
                                   u"статьям"sv, u"стаття"sv, u"статті"sv, u"артыкул"sv, u"арт"sv, u"artículo"sv, u"artículos"sv, u"ماده"sv, u"مادة"sv, u"المادة"sv,
                                   u"المواد"sv, u"მუხლი"sv};
constexpr std::array kPartWords{u"part"sv, u"parts"sv, u"para"sv, u"paragraph"sv, u"paragraphs"sv, u"ч"sv, u"чч"sv, u"часть"sv, u"части"sv, u"частью"sv,
                                u"частям"sv, u"частина"sv, u"fıkra"sv, u"fıkrası"sv, u"hissə"sv, u"hissəsi"sv, u"hissələri"sv, u"al"sv, u"alinéa"sv,
                                u"ნაწილი"sv};
constexpr std::array kPointWords{u"п"sv, u"пп"sv, u"пункт"sv, u"пункты"sv, u"пункта"sv, u"bənd"sv, u"bəndi"sv, u"bəndləri"sv, u"bent"sv, u"bendi"sv, u"point"sv,
                                 u"points"sv, u"clause"sv, u"letter"sv};
constexpr std::array kAndWords{u"and"sv, u"və"sv, u"ve"sv, u"и"sv, u"et"sv, u"y"sv, u"та"sv, u"و"sv, u"და"sv};
constexpr std::array kFillers{u"of"sv, u"the"sv, u"under"sv, u"no"sv, u"рф"sv, u"рб"sv, u"рк"sv, u"ар"sv, u"ra"sv, u"ar"sv, u"по"sv, u"du"sv, u"de"sv, u"la"sv,
                              u"азербайджанской"sv, u"республики"sv, u"azərbaycan"sv, u"respublikası"sv, u"respublikasının"sv, u"azerbaijan"sv, u"republic"sv,
                              u"ci"sv, u"cı"sv, u"cu"sv, u"cü"sv, u"nci"sv, u"ncı"sv, u"ncu"sv, u"ncü"sv, u"th"sv};

/// Words that name a code one after the other; a word that ends with * may go on.
struct CodeName {
    std::u16string_view words;
    QLatin1StringView term;
};
// The longer name first, where one begins another.
constexpr std::array kCodes{
    CodeName{u"code of administrative offences", "cao"_L1},        CodeName{u"administrative offences code", "cao"_L1},
    CodeName{u"кодекс* об административных правонарушениях", "cao"_L1}, CodeName{u"inzibati xətalar məcəllə*", "cao"_L1},
    CodeName{u"criminal procedure code", "cpc"_L1},                CodeName{u"code of criminal procedure", "cpc"_L1},
    CodeName{u"уголовно процессуальн* кодекс*", "cpc"_L1},         CodeName{u"cinayət prosessual məcəllə*", "cpc"_L1},
    CodeName{u"criminal code", "cc"_L1},                           CodeName{u"penal code", "cc"_L1},
    CodeName{u"уголовн* кодекс*", "cc"_L1},                        CodeName{u"cinayət məcəllə*", "cc"_L1},
    CodeName{u"türk ceza kanun*", "cc"_L1},                        CodeName{u"code pénal", "cc"_L1},
    CodeName{u"código penal", "cc"_L1},                            CodeName{u"коап", "cao"_L1},
    CodeName{u"cao", "cao"_L1},                                    CodeName{u"ixm", "cao"_L1},
    CodeName{u"упк", "cpc"_L1},                                    CodeName{u"cpc", "cpc"_L1},
    CodeName{u"cpm", "cpc"_L1},                                    CodeName{u"cmk", "cpc"_L1},
    CodeName{u"ук", "cc"_L1},                                      CodeName{u"кк", "cc"_L1},
    CodeName{u"cc", "cc"_L1},                                      CodeName{u"cm", "cc"_L1},
    CodeName{u"tck", "cc"_L1},                                     CodeName{u"code", "cc"_L1},
    CodeName{u"məcəllə*", "cc"_L1},                                CodeName{u"кодекс*", "cc"_L1},
};

template<std::size_t N>
bool isOneOf(const QString &word, const std::array<std::u16string_view, N> &words)
{
    // The reader of dates writes every dotless i with a dot, and so are these compared.
    return std::ranges::any_of(words, [&](std::u16string_view known) { return word == base::foldDateText(QStringView(known).toString()); });
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

class Tokenizer
{
public:
    explicit Tokenizer(const QString &cell) : m_text(base::foldDateText(cell)) {}

    QList<ArticleToken> run()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (isDigit(c))
                takeNumber();
            else if (c.isLetter())
                takeWord();
            else
                takeSign(c);
            if (!m_tokens.isEmpty() && m_tokens.constLast().kind == Kind::Unknown)
                break;
        }
        return m_tokens;
    }

private:
    void add(Kind kind, const QString &text = {}) { m_tokens.append({kind, text}); }
    [[nodiscard]] QChar at(qsizetype place) const { return place < m_text.size() ? m_text[place] : QChar(); }

    qsizetype digitsAt(qsizetype place) const
    {
        qsizetype end = place;
        while (isDigit(at(end)))
            ++end;
        return end - place;
    }

    /// \d{1,3}(-\d{1,2})?(\.\d{1,2}(-\d{1,2})?){0,5}, or the year of a code.
    void takeNumber()
    {
        const qsizetype start = m_at;
        const qsizetype digits = digitsAt(m_at);
        m_at += digits;
        if (digits == 4 && (at(start) == u'1' || at(start) == u'2') && !(at(m_at) == u'.' && isDigit(at(m_at + 1))))
            return add(Kind::Year, m_text.sliced(start, 4));
        bool isWhole = digits <= 3 && takeIndex(m_text.sliced(start, digits));
        for (int level = 0; isWhole && at(m_at) == u'.' && isDigit(at(m_at + 1)); ++level) {
            const qsizetype more = digitsAt(++m_at);
            m_at += more;
            isWhole = more <= 2 && level < 5 && takeIndex(m_text.sliced(m_at - more, more));
        }
        if (!isWhole || isDigit(at(m_at)))
            return add(Kind::Unknown);
        add(Kind::Number, m_text.sliced(start, m_at - start));
    }

    /// The "-1" of 193-1; "10-12" may as well be a range and is none of the two.
    bool takeIndex(const QString &before)
    {
        if (at(m_at) != u'-' || !isDigit(at(m_at + 1)))
            return true;
        const qsizetype digits = digitsAt(m_at + 1);
        const int index = m_text.sliced(m_at + 1, std::min<qsizetype>(digits, 3)).toInt();
        m_at += 1 + digits;
        return digits <= 2 && index < before.toInt();
    }

    QString wordAt(qsizetype &place) const
    {
        const qsizetype start = place;
        while (at(place).isLetter() || at(place).isMark())
            ++place;
        return m_text.sliced(start, place - start);
    }

    void takeWord()
    {
        if (takeCode())
            return;
        const QString word = wordAt(m_at);
        // The case of an abbreviation or of a number: "CM-nin", "206.3.2-ci".
        if (isOneOf(word, kArticleWords))
            add(Kind::Article);
        else if (isOneOf(word, kPartWords))
            add(Kind::Part);
        else if (isOneOf(word, kPointWords))
            add(Kind::Point);
        else if (isOneOf(word, kAndWords) && !isPointBefore())
            add(Kind::Separator);
        else if (word.size() == 1 && isPointBefore())
            add(Kind::Letter, word);
        else
            add(isOneOf(word, kFillers) ? Kind::Filler : Kind::Unknown);
    }

    /// "п. а, б": a letter behind the word for a point, or behind another letter.
    [[nodiscard]] bool isPointBefore() const
    {
        for (auto token = m_tokens.crbegin(); token != m_tokens.crend(); ++token) {
            if (token->kind != Kind::Separator && token->kind != Kind::Filler)
                return token->kind == Kind::Point || (token->kind == Kind::Letter && token == m_tokens.crbegin() + 1);
        }
        return false;
    }

    bool takeCode()
    {
        for (const CodeName &code : kCodes) {
            qsizetype place = m_at;
            if (!takesWords(QStringView(code.words).toString(), place))
                continue;
            m_at = place;
            takeSuffix();
            add(Kind::Code, code.term);
            return true;
        }
        return false;
    }

    bool takesWords(const QString &words, qsizetype &place) const
    {
        for (const QString &known : base::foldDateText(words).split(u' ')) {
            while (at(place).isSpace() || at(place) == u'-')
                ++place;
            const QString word = wordAt(place);
            if (known.endsWith(u'*') ? !word.startsWith(QStringView(known).chopped(1)) : word != known)
                return false;
        }
        return true;
    }

    void takeSuffix()
    {
        if (at(m_at) != u'-' && at(m_at) != u'\'' && at(m_at) != u'’')
            return;
        qsizetype place = m_at + 1;
        if (const QString suffix = wordAt(place); !suffix.isEmpty() && suffix.size() <= 4)
            m_at = place;
    }

    void takeSign(QChar c)
    {
        ++m_at;
        switch (c.unicode()) {
        case u',': case u'،': case u'&': case u'+': return add(Kind::Separator);
        case u';': case u'\n': case u'؛': return add(Kind::Break);
        case u'/': return add(Kind::Slash);
        case u'(': return add(Kind::Open);
        case u')': return add(Kind::Close);
        case u'§': return add(Kind::Article);
        case u'«': case u'"': case u'“': case u'„': return takeQuoted();
        case u'.': case u':': case u'№': case u'\r': return;
        case u'-':
            // "206.3.2-ci": only a case may follow a number so.
            if (at(m_at).isLetter() && m_at > 1 && isDigit(at(m_at - 2))) {
                const QString suffix = wordAt(m_at);
                // One Latin letter is part of the number: 505-A is another offence than 505.
                const bool isCase = suffix.size() <= 4 && !(suffix.size() == 1 && suffix[0] >= u'a' && suffix[0] <= u'z');
                return add(isCase ? Kind::Filler : Kind::Unknown);
            }
            return add(Kind::Unknown);
        default: return c.isSpace() ? void() : add(Kind::Unknown);
        }
    }

    void takeQuoted()
    {
        const QString letter = wordAt(m_at);
        const QChar close = at(m_at++);
        const bool closes = close == u'»' || close == u'"' || close == u'”' || close == u'“';
        add(letter.size() == 1 && closes ? Kind::Letter : Kind::Unknown, letter);
    }

    QString m_text;
    qsizetype m_at = 0;
    QList<ArticleToken> m_tokens;
};

} // namespace

QList<ArticleToken> articleTokens(const QString &cell)
{
    return Tokenizer(cell).run();
}

} // namespace dossier::exchange
