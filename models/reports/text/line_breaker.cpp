// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/line_breaker.h"

#include <unicode/ubrk.h>

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
    // Most cells are one word; the iterator costs more than all the rest of them.
    const bool oneWord = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x0590 && c.isLetterOrNumber(); });
    if (oneWord) {
        result.push_back({0, text.size(), text.size(), false});
        return result;
    }
    DOSSIER_ASSIGN(UBreakIterator *breaks, iterator(language));
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(breaks, text.utf16(), std::int32_t(text.size()), &status);
    if (U_FAILURE(status))
        return fail(ErrorCode::Internal, u"line breaking: "_s + QLatin1StringView(u_errorName(status)));
    qsizetype begin = 0;
    for (std::int32_t next = ubrk_next(breaks); next != UBRK_DONE; next = ubrk_next(breaks)) {
        if (isInsideRange(text, next))
            continue;
        result.push_back(trimmed(text, begin, next));
        begin = next;
    }
    return result;
}

} // namespace dossier::reports
