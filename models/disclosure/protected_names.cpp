// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/protected_names.h"

#include "disclosure/name_index.h"
#include "disclosure/token_stream.h"

#include <algorithm>
#include <tuple>

namespace dossier::disclosure {

namespace {

using Effect = NameFinding::Effect;
using Kind = NameFinding::Kind;

constexpr qsizetype kLongestName = 5;   ///< words

/// One pass over one reading of the text.
class Matcher
{
public:
    Matcher(QList<Token> tokens, const NameIndex &index, const MatchContext &context, QList<NameFinding> &findings)
        : m_tokens(std::move(tokens)), m_index(index), m_context(context), m_findings(findings),
          m_ofReleased(m_tokens.size(), false), m_reported(m_tokens.size(), false)
    {
    }

    void run()
    {
        coverReleasedNames();
        for (qsizetype i = 0; i < m_tokens.size(); ++i) {
            matchFullNames(i);
            matchSequences(i);
        }
        for (qsizetype i = 0; i < m_tokens.size(); ++i)
            matchSingle(i);
        matchPhones();
    }

private:
    [[nodiscard]] QStringList words(qsizetype from, qsizetype count) const
    {
        return textsOf(m_tokens.mid(from, count));
    }

    void report(Effect effect, Kind kind, qsizetype owner, qsizetype at, const QString &matched)
    {
        const NameFinding finding{effect, kind, m_context.protectedNames[owner].owner, m_tokens[at].source, matched};
        if (!m_findings.contains(finding))
            m_findings.append(finding);
    }

    /// In any order: indexes print the family name first.
    void coverReleasedNames()
    {
        QSet<QString> parts;
        QHash<qsizetype, QSet<QString>> byLength;
        for (const QString &name : m_context.releasedNames) {
            QStringList sorted = textsOf(tokensOf(name));
            parts.unite(QSet<QString>(sorted.cbegin(), sorted.cend()));
            sorted.sort();
            byLength[sorted.size()].insert(sorted.join(u' '));
        }
        for (qsizetype i = 0; i < m_tokens.size(); ++i) {
            if (!parts.contains(m_tokens[i].text))
                continue;
            for (auto names = byLength.cbegin(); names != byLength.cend(); ++names) {
                const qsizetype count = names.key();
                if (count == 0 || i + count > m_tokens.size())
                    continue;
                QStringList window = words(i, count);
                window.sort();
                if (names->contains(window.join(u' ')))
                    std::fill_n(m_ofReleased.begin() + i, count, true);
            }
        }
    }

    [[nodiscard]] bool isCovered(qsizetype from, qsizetype count) const
    {
        return std::all_of(m_ofReleased.begin() + from, m_ofReleased.begin() + from + count, [](bool of) { return of; });
    }

    void matchFullNames(qsizetype at)
    {
        if (!m_index.maybePart(m_tokens[at]))
            return;
        const qsizetype longest = std::min(kLongestName, m_tokens.size() - at);
        for (qsizetype count = 2; count <= longest; ++count) {
            if (!m_index.maybePart(m_tokens[at + count - 1]))
                continue;
            for (const qsizetype owner : m_index.byWords(m_tokens.mid(at, count)))
                reportFullName(owner, at, count);
            // A patronymic in between that the protected name does not have.
            if (count == 3) {
                for (const qsizetype owner : m_index.byWords({m_tokens[at], m_tokens[at + 2]}))
                    reportFullName(owner, at, count);
            }
        }
    }

    void reportFullName(qsizetype owner, qsizetype at, qsizetype count)
    {
        const Effect effect = isCovered(at, count) ? Effect::Homonym : Effect::Blocks;
        report(effect, Kind::FullName, owner, at, words(at, count).join(u' '));
        std::fill_n(m_reported.begin() + at, count, true);
    }

    void matchSequences(qsizetype at)
    {
        for (const NameIndex::Sequence &sequence : m_index.sequencesFrom(m_tokens[at].text)) {
            const qsizetype count = sequence.words.size();
            if (at + count > m_tokens.size() || words(at, count) != sequence.words)
                continue;
            const bool homonym = sequence.kind == Kind::FullName && isCovered(at, count);
            report(homonym ? Effect::Homonym : Effect::Blocks, sequence.kind, sequence.owner, at,
                   sequence.words.join(u' '));
            std::fill_n(m_reported.begin() + at, count, true);
        }
    }

    /// Parts of names that no full name accounts for, the protected ones' or the released ones'.
    void matchSingle(qsizetype at)
    {
        if (m_reported[at] || m_ofReleased[at])
            return;
        const QString &word = m_tokens[at].text;
        const bool common = m_context.commonParts.contains(word);
        for (const qsizetype owner : m_index.bySurname(word)) {
            const bool initials = (at > 0 && m_index.isInitialOf(m_tokens[at - 1].text, owner))
                || (at + 1 < m_tokens.size() && m_index.isInitialOf(m_tokens[at + 1].text, owner));
            const Kind kind = initials ? Kind::Initials : common ? Kind::SinglePart : Kind::Surname;
            report(common ? Effect::Warns : Effect::Blocks, kind, owner, at, word);
        }
        for (const qsizetype owner : m_index.byOtherPart(word))
            report(Effect::Warns, Kind::SinglePart, owner, at, word);
        for (const qsizetype owner : m_index.byNearSurname(word))
            report(Effect::Warns, Kind::NearMiss, owner, at, word);
    }

    /// Numbers are written in groups: digits that follow each other are one number.
    void matchPhones()
    {
        for (qsizetype at = 0; at < m_tokens.size(); ++at) {
            if (!isNumber(at) || (at > 0 && isNumber(at - 1)))
                continue;
            QString digits;
            for (qsizetype i = at; i < m_tokens.size() && isNumber(i); ++i)
                digits += m_tokens[i].text;
            for (const NameIndex::Run &phone : m_index.phones()) {
                if (digits.contains(phone.text))
                    report(Effect::Blocks, Kind::Contact, phone.owner, at, phone.text);
            }
        }
    }

    [[nodiscard]] bool isNumber(qsizetype at) const
    {
        return std::ranges::all_of(m_tokens[at].text, [](QChar character) { return character.isDigit(); });
    }

    const QList<Token> m_tokens;
    const NameIndex &m_index;
    const MatchContext &m_context;
    QList<NameFinding> &m_findings;
    QList<bool> m_ofReleased;
    QList<bool> m_reported;
};

/// Names without word borders are looked for in the text without any, within and across strings.
void matchUnbordered(const QList<Token> &tokens, const NameIndex &index, const MatchContext &context,
                     QList<NameFinding> &findings)
{
    QString text;
    QList<qsizetype> ends;
    for (const Token &token : tokens) {
        text += token.text;
        ends.append(text.size());
    }
    QString released;
    for (const QString &name : context.releasedNames)
        released += textsOf(tokensOf(name)).join(QString()) + u'\n';
    for (const NameIndex::Run &name : index.unborderedNames()) {
        for (qsizetype at = text.indexOf(name.text); at >= 0; at = text.indexOf(name.text, at + 1)) {
            const auto token = std::ranges::upper_bound(ends, at) - ends.begin();
            const Effect effect = released.contains(name.text) ? Effect::Homonym : Effect::Blocks;
            const NameFinding finding{effect, Kind::FullName, context.protectedNames[name.owner].owner,
                                      tokens[token].source, name.text};
            if (!findings.contains(finding))
                findings.append(finding);
        }
    }
}

/// A name in the genitive is the same name.
QList<Token> uninflected(QList<Token> tokens, const NameIndex &index)
{
    for (Token &token : tokens) {
        if (!index.bySurname(token.text).isEmpty())
            continue;
        const QString surname = index.inflectedSurname(token.text);
        if (!surname.isEmpty())
            token.text = token.written = surname;
    }
    return tokens;
}

} // namespace

QList<NameFinding> findProtectedNames(const QStringList &extracted, const MatchContext &context)
{
    const NameIndex index(context.protectedNames);
    const QList<Token> tokens = tokensOf(extracted);
    QList<NameFinding> findings;
    Matcher(uninflected(tokens, index), index, context, findings).run();
    if (std::ranges::any_of(tokens, &Token::brokenAfter))
        Matcher(uninflected(joinedAtLineEnds(tokens), index), index, context, findings).run();
    matchUnbordered(tokens, index, context, findings);
    std::ranges::sort(findings, {}, [](const NameFinding &finding) {
        return std::tie(finding.source, finding.effect, finding.kind, finding.owner, finding.matched);
    });
    return findings;
}

} // namespace dossier::disclosure
