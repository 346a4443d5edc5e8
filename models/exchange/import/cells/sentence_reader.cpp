// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/sentence_reader.h"

#include "schema/duration_text.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestCell = 500;

struct Half {
    QString text;            ///< without the fraction
    bool isFound = false;
};

/// "8,5 years" as "8 years" and a half.
Half withoutHalf(const QString &text)
{
    for (qsizetype at = 1; at + 1 < text.size(); ++at) {
        const bool isHalf = (text[at] == u',' || text[at] == u'.') && text[at + 1] == u'5' && text[at - 1].isDigit()
                            && !(at + 2 < text.size() && text[at + 2].isDigit());
        if (isHalf)
            return {text.first(at) + text.sliced(at + 2), true};
    }
    return {text, false};
}

std::optional<schema::Duration> readTerm(const QString &text)
{
    const Half half = withoutHalf(text);
    auto duration = schema::parseDuration(half.text);
    if (!duration)
        return std::nullopt;
    if (half.isFound) {
        // Half a month or half a day is a number of days that nobody wrote.
        if (duration->years == 0 || duration->months != 0 || duration->days != 0)
            return std::nullopt;
        duration->months = 6;
    }
    return *duration;
}

/// The unit a header names for bare numbers: "Sentence (years)", "Срок, лет", "Cəza (il)".
QString unitOf(const QString &header)
{
    QString words;
    for (const QChar c : header)
        words += c.isLetter() ? c : QChar(u' ');
    for (const QString &word : words.simplified().split(u' ')) {
        const auto one = schema::parseDuration(u"1 "_s + word);
        if (one && !one->life && word.size() > 1)
            return word;
    }
    return {};
}

bool isBareNumber(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c.isDigit() || c == u'.' || c == u','; });
}

/// What is left of a fine is its amount: one number with a currency and no further words.
QString amountOf(const QString &rest)
{
    int numbers = 0;
    bool isNumber = false;
    for (const QChar c : rest) {
        numbers += c.isDigit() && !isNumber ? 1 : 0;
        isNumber = c.isDigit() || (isNumber && !c.isLetter());   // "300 000", "5.000,00"
    }
    return numbers == 1 && rest.split(u' ', Qt::SkipEmptyParts).size() <= 5 ? rest : QString();
}

/// "(", ")", ";" and commas round what was taken out.
QString withoutSigns(QString text)
{
    text.removeIf([](QChar c) { return c == u'(' || c == u')' || c == u';' || c == u':' || c == u'[' || c == u']'; });
    return text.simplified();
}

SentenceCell finding(QLatin1StringView code)
{
    SentenceCell out;
    out.finding = code;
    return out;
}

} // namespace

SentenceCell readSentence(const QString &cell, const QString &header, const ListTerms &terms, const QString &language)
{
    if (cell.size() > kLongestCell)
        return finding("unread_cell"_L1);
    if (terms.term("liberty", cell, language) && !schema::parseDuration(cell) && !terms.term("sentence", cell, language))
        return finding("not_a_sentence"_L1);
    SentenceCell out;
    QString rest = cell;
    out.regime = terms.takeTerm("regime", rest);
    out.kind = terms.takeTerm("sentence", rest);
    rest = withoutSigns(rest);
    if (out.kind == "fine"_L1) {
        out.amount = amountOf(rest);
        return rest.isEmpty() || !out.amount.isEmpty() ? out : finding("unread_cell"_L1);
    }
    if (isBareNumber(rest)) {
        const QString unit = unitOf(header);
        const std::optional<schema::Duration> term = unit.isEmpty() ? std::nullopt : readTerm(rest + u' ' + unit);
        if (rest == "0"_L1 || rest == "999"_L1 || rest == "99"_L1)
            return finding("sentinel_value"_L1);
        if (!term)
            return finding("unread_cell"_L1);
        out.term = term;
    } else if (!rest.isEmpty()) {
        out.term = readTerm(rest);
        if (!out.term)
            return finding("unread_cell"_L1);
    }
    if (!out.term && !out.kind)
        return finding("unread_cell"_L1);
    if (out.term) {
        out.term->printed = cell;
        if (out.term->life && !out.kind)
            out.kind = u"life"_s;
    }
    return out;
}

} // namespace dossier::exchange
