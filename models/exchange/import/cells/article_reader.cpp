// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/article_reader.h"

#include "exchange/import/cells/article_tokens.h"

#include <QStringList>

#include <optional>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

using Kind = ArticleToken::Kind;

constexpr qsizetype kLongestCell = 4000;
/// Which country's code it is a list does not say; a version needs a code to be a version of.
const QString kCriminalCode = u"cc"_s;

struct Item {
    QString code;
    QString version;
    QString number;
    QStringList parts;
    QStringList points;
};

bool isSmallNumber(const QString &number)
{
    return number.size() <= 2;
}

/// Preparation, attempt and complicity stand in the general part, among the articles 22 to 35 of every
/// code that descends from the Soviet one; offences begin behind it.
bool isCombination(const QString &left, const QString &right)
{
    const int general = left.section(u'.', 0, 0).toInt();
    return general >= 22 && general <= 35 && right.section(u'.', 0, 0).section(u'-', 0, 0).size() == 3;
}

class Reader
{
public:
    explicit Reader(const QList<ArticleToken> &tokens) : m_tokens(tokens) {}

    QList<schema::Article> read()
    {
        for (m_at = 0; m_at < m_tokens.size() && m_isWhole; ++m_at)
            take(m_tokens[m_at], m_tokens.value(m_at + 1));
        const bool isDangling = !m_parts.isEmpty() || !m_points.isEmpty() || m_isCodeUnused || m_depth != 0 || m_isSlashBefore;
        return m_isWhole && !isDangling ? flat() : QList<schema::Article>();
    }

private:
    enum class Expects : std::uint8_t { Article, Part, Point };

    void take(const ArticleToken &token, const ArticleToken &next)
    {
        switch (token.kind) {
        case Kind::Number: return takeNumber(token.text);
        case Kind::Year: return takeYear(token.text);
        case Kind::Code: return takeCode(token.text);
        case Kind::Article: m_expects = Expects::Article; return;
        case Kind::Part: return expect(Expects::Part);
        case Kind::Point: return expect(Expects::Point);
        case Kind::Letter: return takePoint(token.text);
        case Kind::Break: m_expects = Expects::Article; return;
        case Kind::Slash: return takeSlash(next);
        case Kind::Open:
            m_isBehindArticle = !m_items.isEmpty();
            ++m_depth;
            return;
        case Kind::Close: m_isWhole = --m_depth == 0; return;
        case Kind::Separator:
        case Kind::Filler: return;
        case Kind::Unknown: m_isWhole = false; return;
        }
    }

    /// "ч. 2 ст. 280" or "ст. 280 ч. 2": as the first of them stands, so do all of a cell.
    void expect(Expects what)
    {
        if (!m_isPrefixed)
            m_isPrefixed = m_items.isEmpty();
        m_expects = what;
    }

    void takeNumber(const QString &number)
    {
        if (m_isSlashBefore) {
            m_isSlashBefore = false;
            return takeAfterSlash(number);
        }
        const bool isSmall = isSmallNumber(number);
        if (m_depth > 0 && m_isBehindArticle && m_expects == Expects::Article)
            return takeBracketed(number);
        if (m_expects == Expects::Part && isSmall)
            return takePart(number);
        if (m_expects == Expects::Point && isSmall)
            return takePoint(number);
        m_expects = Expects::Article;
        m_items.append({m_code, m_version, number, m_parts, m_points});
        m_isCodeUnused = false;
        m_parts.clear();
        m_points.clear();
    }

    /// "17(1)" is a part of 17; whatever else stands in brackets behind an article, "116 (sec. 2)", is not guessed.
    void takeBracketed(const QString &number)
    {
        m_isWhole = isSmallNumber(number) && m_items.constLast().parts.isEmpty() && m_at > 1 && m_tokens[m_at - 1].kind == Kind::Open && m_tokens[m_at - 2].kind == Kind::Number
                    && m_tokens.value(m_at + 1).kind == Kind::Close;
        if (m_isWhole)
            m_items.last().parts.append(number);
    }

    void takePart(const QString &part)
    {
        if (*m_isPrefixed)
            m_parts.append(part);
        else
            m_items.last().parts.append(part);
    }

    void takePoint(const QString &point)
    {
        expect(Expects::Point);
        if (*m_isPrefixed)
            m_points.append(point);
        else
            m_items.last().points.append(point);
    }

    void takeSlash(const ArticleToken &next)
    {
        m_isSlashBefore = !m_items.isEmpty() && next.kind == Kind::Number;
        m_isWhole = m_isSlashBefore && m_items.constLast().parts.isEmpty();
    }

    void takeAfterSlash(const QString &number)
    {
        if (isCombination(m_items.constLast().number, number))
            m_items.append({m_code, m_version, number, {}, {}});
        else if (isSmallNumber(number))
            m_items.last().parts.append(number);
        else
            m_isWhole = false;
    }

    /// A code stands before its articles or behind them: behind, where there are some that have none yet.
    void takeCode(const QString &code)
    {
        if (m_depth > 0) {   // "(УК 1960)": the year decides what it belongs to
            m_bracketCode = code;
            return;
        }
        bool isBehind = false;
        for (Item &item : m_items) {
            isBehind = isBehind || item.code.isEmpty();
            if (item.code.isEmpty())
                item.code = code;
        }
        m_expects = Expects::Article;
        m_lastCode = code;
        m_isCodeBehind = isBehind;
        m_isCodeUnused = !isBehind;
        m_code = isBehind ? QString() : code;
        m_version.clear();
    }

    void takeYear(const QString &year)
    {
        if (m_depth > 0 || m_isCodeBehind) {
            const QString code = m_bracketCode.isEmpty() ? kCriminalCode : m_bracketCode;
            m_isWhole = !m_items.isEmpty() && (m_depth == 0 || !m_bracketCode.isEmpty() || isCodeAfter());
            for (Item &item : m_items) {
                if (item.version.isEmpty() && (item.code.isEmpty() || item.code == (m_depth > 0 ? code : m_lastCode)))
                    item = {item.code.isEmpty() ? code : item.code, year, item.number, item.parts, item.points};
            }
            return;
        }
        m_isWhole = m_isCodeUnused && m_version.isEmpty();
        m_version = year;
    }

    /// "(1960 code)": the code must be named on the other side of the year; a bare year may be that of an arrest.
    [[nodiscard]] bool isCodeAfter() const { return m_tokens.value(m_at + 1).kind == Kind::Code; }

    [[nodiscard]] QList<schema::Article> flat() const
    {
        QList<schema::Article> out;
        const auto add = [&](const Item &item, const QString &path) {
            const schema::Article article{item.code, item.version, path};
            if (!out.contains(article))
                out.append(article);
        };
        for (const Item &item : m_items) {
            QStringList paths;
            for (const QString &part : item.parts)
                paths.append(item.number + u'/' + part);
            if (paths.isEmpty())
                paths.append(item.number);
            for (const QString &path : paths) {
                for (const QString &point : item.points)
                    add(item, path + u'/' + point);
                if (item.points.isEmpty())
                    add(item, path);
            }
        }
        return out;
    }

    const QList<ArticleToken> &m_tokens;
    qsizetype m_at = 0;
    QList<Item> m_items;
    QStringList m_parts;    ///< of the article that follows
    QStringList m_points;
    std::optional<bool> m_isPrefixed;
    Expects m_expects = Expects::Article;
    QString m_code;         ///< of the articles that follow
    QString m_version;
    QString m_lastCode;
    QString m_bracketCode;
    bool m_isCodeUnused = false;
    bool m_isCodeBehind = false;
    bool m_isSlashBefore = false;
    bool m_isBehindArticle = false;   ///< the bracket that is open
    bool m_isWhole = true;
    int m_depth = 0;
};

} // namespace

QList<schema::Article> readArticles(const QString &cell)
{
    if (cell.size() > kLongestCell)
        return {};
    const QList<ArticleToken> tokens = articleTokens(cell);
    return Reader(tokens).read();
}

} // namespace dossier::exchange
