// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/token_stream.h"

#include "names/folding.h"

#include <algorithm>
#include <array>

namespace dossier::disclosure {

namespace {

constexpr uint kSoftHyphen = 0xad;

/// Characters that a reader does not see or does not count as part of a name.
bool isSkipped(uint character)
{
    constexpr std::array<uint, 5> kApostrophes{0x27, 0x2018, 0x2019, 0x02bb, 0x02bc};
    return QChar::category(character) == QChar::Other_Format
        || std::ranges::find(kApostrophes, character) != kApostrophes.end();
}

bool isLineEnd(uint character)
{
    return character == u'\n' || character == u'\r' || character == u'\f' || character == 0x2028;
}

bool isPartOfWord(uint character)
{
    return QChar::isLetterOrNumber(character) || QChar::isMark(character);
}

class Tokeniser
{
public:
    void read(const QString &text, qsizetype source)
    {
        m_source = source;
        const QList<uint> characters = text.normalized(QString::NormalizationForm_KC).toUcs4();
        for (const uint character : characters)
            step(character);
        endWord();
        endLine();
    }

    [[nodiscard]] QList<Token> tokens() && { return std::move(m_tokens); }

private:
    void step(uint character)
    {
        if (isPartOfWord(character)) {
            m_hyphen = false;
            m_word.append(QStringView(QChar::fromUcs4(character)));
        } else if (character == kSoftHyphen) {
            m_hyphen = true;   // divides a word only at the end of a line
        } else if (QChar::category(character) == QChar::Punctuation_Dash) {
            endWord();
            m_hyphen = true;
        } else if (!isSkipped(character)) {
            endWord();
            if (isLineEnd(character))
                endLine();
            else if (character != u' ')
                m_hyphen = false;
        }
    }

    void endWord()
    {
        if (m_word.isEmpty())
            return;
        m_tokens.append({names::fold(m_word), m_word, m_source, false});
        m_word.clear();
    }

    void endLine()
    {
        if (m_hyphen && !m_tokens.isEmpty() && m_tokens.back().source == m_source)
            m_tokens.back().brokenAfter = true;
        m_hyphen = false;
    }

    QList<Token> m_tokens;
    QString m_word;
    qsizetype m_source = 0;
    bool m_hyphen = false;   ///< since the last word
};

} // namespace

QList<Token> tokensOf(const QStringList &strings)
{
    Tokeniser tokeniser;
    for (qsizetype i = 0; i < strings.size(); ++i)
        tokeniser.read(strings[i], i);
    return std::move(tokeniser).tokens();
}

QList<Token> tokensOf(const QString &text)
{
    return tokensOf(QStringList{text});
}

QStringList textsOf(const QList<Token> &tokens)
{
    QStringList out;
    for (const Token &token : tokens)
        out.append(token.text);
    return out;
}

QList<Token> joinedAtLineEnds(const QList<Token> &tokens)
{
    QList<Token> out;
    bool joins = false;
    for (const Token &token : tokens) {
        if (joins) {
            out.back().text += token.text;
            out.back().written += token.written;
        } else {
            out.append(token);
        }
        joins = token.brokenAfter;
    }
    return out;
}

bool isWithoutWordBorders(const QString &text)
{
    constexpr std::array kScripts{QChar::Script_Han,  QChar::Script_Hiragana, QChar::Script_Katakana,
                                  QChar::Script_Hangul, QChar::Script_Thai,   QChar::Script_Lao,
                                  QChar::Script_Khmer, QChar::Script_Myanmar};
    const QList<uint> characters = text.toUcs4();
    return std::ranges::any_of(characters, [&](uint character) {
        return std::ranges::find(kScripts, QChar::script(character)) != kScripts.end();
    });
}

} // namespace dossier::disclosure
