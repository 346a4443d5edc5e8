// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/line_breaker.h"

#include <unicode/ubrk.h>

#include <algorithm>

namespace dossier::reports {

using namespace Qt::StringLiterals;
using base::ErrorCode;
using base::fail;

namespace {

BreakSegment trimmed(QStringView text, qsizetype begin, qsizetype next)
{
    BreakSegment segment{begin, next, next, false};
    while (segment.end > begin && (text[segment.end - 1] == u'\n' || text[segment.end - 1] == u' ')) {
        segment.lineEnd = segment.lineEnd || text[segment.end - 1] == u'\n';
        --segment.end;
    }
    return segment;
}

bool isWordCharacter(QChar c)
{
    return c.unicode() < 0x0590 && c.isLetterOrNumber();
}

/// Words of European letters and digits, one space between them, punctuation only at their ends:
/// there UAX 14 breaks after spaces and nowhere else. Most text is such, and ICU takes longer over it
/// than all the rest of the layout.
bool breaksAtSpacesOnly(QStringView text)
{
    QChar before = u' ';
    for (const QChar c : text) {
        const bool punctuation = c == u',' || c == u'.' || c == u';' || c == u':';
        const bool plain = isWordCharacter(c) || ((c == u' ' || punctuation) && before != u' ');
        if (!plain)
            return false;
        before = c;
    }
    return true;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The word that ends before `end`, at most `most` characters of it.
QStringView wordBefore(QStringView text, qsizetype end, qsizetype most)
{
    qsizetype begin = end;
    while (begin > 0 && end - begin < most && !text[begin - 1].isSpace())
        --begin;
    return text.sliced(begin, end - begin);
}

/// A short number and what it counts or dates ("3 May", "6 years"), the sign before a number ("№ 17",
/// "no. 64") and the Russian sign behind a year ("2024 г.") are one thing to a reader (report-style,
/// "Flow and keep rules"). `at`: the character behind the space.
bool joinsWords(QStringView text, qsizetype at)
{
    constexpr qsizetype kLongestNumber = 2;
    constexpr QChar kNumero(char16_t(0x2116));
    if (at < 2 || at >= text.size() || text[at - 1] != u' ')
        return false;
    const QChar before = text[at - 2];
    const QChar next = text[at];
    if (isDigit(before) && next.isLetter()) {
        const QStringView number = wordBefore(text, at - 1, kLongestNumber + 2);
        // "№ 17" is whole already: what follows is another matter.
        if (number.size() <= kLongestNumber && std::ranges::all_of(number, isDigit))
            return !joinsWords(text, at - 1 - number.size());
        return text.sliced(at).startsWith(u"г.") || text.sliced(at).startsWith(u"гг.");
    }
    if (!isDigit(next))
        return false;
    return before == kNumero || (before == u'.' && wordBefore(text, at - 1, 4).compare(u"no.", Qt::CaseInsensitive) == 0);
}

std::vector<BreakSegment> segmentsAtSpaces(QStringView text)
{
    std::vector<BreakSegment> result;
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype space = text.indexOf(u' ', begin);
        while (space >= 0 && joinsWords(text, space + 1))
            space = text.indexOf(u' ', space + 1);
        const qsizetype end = space < 0 ? text.size() : space;
        const qsizetype next = space < 0 ? end : end + 1;
        result.push_back({begin, end, next, false});
        begin = next;
    }
    return result;
}

/// "H1–H7" and "64–66" are one thing to a reader (report-style, "Flow and keep rules").
bool isInsideRange(QStringView text, qsizetype at)
{
    constexpr char16_t kEnDash = 0x2013;
    return at >= 2 && at < text.size() && text[at - 1] == QChar(kEnDash) && text[at - 2].isDigit() && text[at].isLetterOrNumber();
}

} // namespace

LineBreaker::~LineBreaker()
{
    for (UBreakIterator *iterator : std::as_const(m_iterators))
        ubrk_close(iterator);
}

Result<UBreakIterator *> LineBreaker::iterator(const QString &language)
{
    if (UBreakIterator *known = m_iterators.value(language))
        return known;
    UErrorCode status = U_ZERO_ERROR;
    // Never the default locale: the same text must break alike on every machine.
    const QByteArray locale = language.isEmpty() ? QByteArrayLiteral("root") : language.toLatin1();
    UBreakIterator *opened = ubrk_open(UBRK_LINE, locale.constData(), nullptr, 0, &status);
    if (U_FAILURE(status) || !opened)
        return fail(ErrorCode::Internal, u"line breaking: "_s + QLatin1StringView(u_errorName(status)));
    m_iterators.insert(language, opened);
    return opened;
}

Result<std::vector<BreakSegment>> LineBreaker::segments(QStringView text, const QString &language)
{
    std::vector<BreakSegment> result;
    if (text.isEmpty())
        return result;
    if (breaksAtSpacesOnly(text))
        return segmentsAtSpaces(text);
    DOSSIER_ASSIGN(UBreakIterator *breaks, iterator(language));
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(breaks, text.utf16(), std::int32_t(text.size()), &status);
    if (U_FAILURE(status))
        return fail(ErrorCode::Internal, u"line breaking: "_s + QLatin1StringView(u_errorName(status)));
    qsizetype begin = 0;
    for (std::int32_t next = ubrk_next(breaks); next != UBRK_DONE; next = ubrk_next(breaks)) {
        if (isInsideRange(text, next) || joinsWords(text, next))
            continue;
        result.push_back(trimmed(text, begin, next));
        begin = next;
    }
    return result;
}

} // namespace dossier::reports
