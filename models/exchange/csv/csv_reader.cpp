// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_reader.h"

#include "exchange/csv/delimiter_guess.h"
#include "exchange/table/cell_text.h"

#include <algorithm>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr char16_t kVerticalTab = u'\v';
/// Characters from which a delimiter is guessed.
constexpr qsizetype kEnoughToGuess = 64 << 10;

} // namespace

CsvReader::CsvReader(std::unique_ptr<QIODevice> device, CsvDialect dialect)
    : m_device(std::move(device)), m_dialect(std::move(dialect)), m_decoder(*m_device, m_dialect.encoding)
{
    if (!m_dialect.contradicted.isEmpty())
        m_decoder.refuseBeyondAscii();
    begin();
}

void CsvReader::begin()
{
    while (m_state == TextDecoder::Outcome::Text && m_text.size() < kEnoughToGuess)
        m_state = m_decoder.appendTo(m_text);
    const DelimiterLine line = delimiterLine(m_text);
    if (!line.delimiter.isNull()) {
        m_at = line.length;
        ++m_line;
    }
    m_delimiter = m_dialect.delimiter;
    if (m_delimiter.isNull())
        m_delimiter = line.delimiter;
    if (m_delimiter.isNull())
        m_delimiter = guessDelimiter(m_text, m_state != TextDecoder::Outcome::Text);
}

TableFacts CsvReader::facts() const
{
    TableFacts facts;
    facts.encoding = encodingName(m_dialect.encoding);
    facts.likelyEncoding = m_dialect.likelyEncoding;
    facts.delimiter = m_delimiter;
    return facts;
}

Result<std::optional<TableRow>> CsvReader::next()
{
    while (true) {
        m_cellBegin = m_at;
        DOSSIER_ASSIGN(const bool another, more(m_line, 1));
        if (!another)
            return std::nullopt;
        DOSSIER_ASSIGN(TableRow row, readRow());
        if (!isBlankRow(row.cells))
            return row;
    }
}

Result<TableRow> CsvReader::readRow()
{
    // A row that is all long cells would be as large as the file.
    constexpr qsizetype kLongestRow = 4 * kLongestCell;
    TableRow row{m_line, {}};
    qsizetype length = 0;
    for (int column = 1;; ++column) {
        if (column > kMostColumns)
            return stop(u"too_many_columns"_s, row.line, column);
        const std::int64_t line = m_line;
        DOSSIER_ASSIGN(QString cell, readCell(column));
        length += cell.size();
        if (length > kLongestRow)
            return stop(u"cell_too_long"_s, line, column);
        row.cells.append(std::move(cell));
        noteDamage(row.line, column);
        m_cellBegin = m_at;
        DOSSIER_ASSIGN(const bool another, more(m_line, column));
        if (!another)
            return row;
        if (isAtLineEnd()) {
            DOSSIER_TRY(passLineEnd(1));
            return row;
        }
        ++m_at; // the delimiter
    }
}

void CsvReader::noteDamage(std::int64_t line, int column)
{
    // A character of a single-byte encoding is a byte, so that both are counted alike.
    if (!m_dialect.damagedAt || m_passed + m_at <= *m_dialect.damagedAt)
        return;
    m_dialect.damagedAt.reset();
    m_findings.append({line, column, u"damaged_utf8"_s, encodingName(m_dialect.encoding)});
}

Result<QString> CsvReader::readCell(int column)
{
    m_cellBegin = m_at;
    DOSSIER_ASSIGN(const bool another, more(m_line, column));
    if (!another)
        return QString();
    if (isAt(u'"')) {
        DOSSIER_ASSIGN(std::optional<QString> cell, readQuoted(column, false));
        return *std::move(cell);
    }
    if (isAtBlank()) {
        // `a, "b, c"` means b, c; but ` "Qara" Əli` is text that begins with a quote.
        DOSSIER_ASSIGN(const bool stillThere, passBlanks(column));
        if (stillThere && isAt(u'"')) {
            DOSSIER_ASSIGN(std::optional<QString> cell, readQuoted(column, true));
            if (cell)
                return *std::move(cell);
        }
    }
    return readUnquoted(column);
}

Result<QString> CsvReader::readUnquoted(int column)
{
    const char16_t delimiter = m_delimiter.unicode();
    const char16_t highest = std::max(delimiter, u'\r');
    Marks marks;
    // What stands before m_at has been passed over already; it is part of the cell.
    for (qsizetype i = m_cellBegin; i < m_at; ++i)
        marks.seen |= m_text[i].unicode();
    while (true) {
        DOSSIER_ASSIGN(const bool another, more(m_line, column));
        if (!another)
            break;
        const auto *const text = reinterpret_cast<const char16_t *>(m_text.constData());
        const qsizetype size = m_text.size();
        qsizetype at = m_at;
        char16_t seen = marks.seen;
        for (; at < size; ++at) {
            const char16_t c = text[at];
            if (c <= highest && (c == delimiter || (c <= u'\r' && (c >= u'\n' || c == 0)))) {
                if (c != u'\f')
                    break;
            }
            seen |= c;
        }
        marks.seen = seen;
        m_at = at;
        if (at == size)
            continue;
        if (isAt(u'\0') && m_delimiter != u'\0')
            return stop(u"nul_byte"_s, m_line, column);
        if (!isAt(kVerticalTab) || m_delimiter == kVerticalTab)
            break;
        marks.breaks = true;
        ++m_at;
    }
    return finished(QStringView(m_text).sliced(m_cellBegin, m_at - m_cellBegin), marks, m_line, column);
}

Result<std::optional<QString>> CsvReader::readQuoted(int column, bool lenient)
{
    const std::int64_t openedAt = m_line;
    const qsizetype quote = m_at - m_cellBegin;
    Marks marks;
    ++m_at;
    DOSSIER_TRY(findClosingQuote(column, openedAt, marks));
    const qsizetype closing = m_at - m_cellBegin;
    ++m_at;
    DOSSIER_ASSIGN(const bool another, passBlanks(column));
    if (another && !isAtLineEnd() && m_text[m_at] != m_delimiter) {
        if (!lenient || marks.breaks || marks.delimiters)
            return stop(u"text_after_quote"_s, openedAt, column);
        m_at = m_cellBegin + quote;
        return std::nullopt;
    }
    DOSSIER_ASSIGN(QString cell, finished(QStringView(m_text).sliced(m_cellBegin + quote + 1, closing - quote - 1), marks,
                                          openedAt, column));
    return cell;
}

/// Moves m_at to the quote that closes the cell.
Result<void> CsvReader::findClosingQuote(int column, std::int64_t openedAt, Marks &marks)
{
    while (true) {
        DOSSIER_ASSIGN(const bool another, more(openedAt, column));
        if (!another)
            return stop(u"quote_not_closed"_s, openedAt, column);
        const auto *const text = reinterpret_cast<const char16_t *>(m_text.constData());
        const qsizetype size = m_text.size();
        qsizetype at = m_at;
        char16_t seen = marks.seen;
        for (; at < size; ++at) {
            const char16_t c = text[at];
            if (c == u'"' || (c <= u'\r' && c != u'\t' && c != u'\f') || c == m_delimiter.unicode())
                break;
            seen |= c;
        }
        marks.seen = seen;
        m_at = at;
        if (at == size)
            continue;
        if (isAt(u'\0'))
            return stop(u"nul_byte"_s, m_line, column);
        if (isAtLineEnd()) {
            marks.breaks = true;
            DOSSIER_TRY(passLineEnd(column));
            continue;
        }
        marks.breaks = marks.breaks || isAt(kVerticalTab);
        marks.delimiters = marks.delimiters || m_text[m_at] == m_delimiter;
        if (!isAt(u'"')) {
            ++m_at;
            continue;
        }
        ++m_at;
        DOSSIER_ASSIGN(const bool behind, more(openedAt, column));
        if (!behind || !isAt(u'"')) {
            --m_at;
            return {};
        }
        marks.doubledQuotes = true;
        ++m_at;
    }
}

Result<bool> CsvReader::passBlanks(int column)
{
    while (true) {
        DOSSIER_ASSIGN(const bool another, more(m_line, column));
        if (!another || !isAtBlank())
            return another;
        ++m_at;
    }
}

Result<QString> CsvReader::finished(QStringView cell, const Marks &marks, std::int64_t line, int column)
{
    if (isLongerThanAnyText(cell))
        return stop(u"cell_too_long"_s, line, column);
    QString text = cell.toString();
    if (marks.doubledQuotes)
        text.replace("\"\""_L1, "\""_L1);
    if (marks.breaks)
        text = withPlainBreaks(text.replace(QChar(kVerticalTab), u'\n'));
    // Whatever is below U+0300 is in its composed form.
    return marks.seen < 0x300 ? text : text.normalized(QString::NormalizationForm_C);
}

Result<bool> CsvReader::more(std::int64_t line, int column)
{
    while (m_at >= m_text.size()) {
        if (m_state == TextDecoder::Outcome::End)
            return false;
        if (m_state == TextDecoder::Outcome::Undecodable)
            return stopUndecodable(column);
        if (m_state == TextDecoder::Outcome::Unreadable) {
            const auto stopped = stop(u"unreadable"_s, m_line, column);
            return base::fail(ErrorCode::Io, stopped.error().detail);
        }
        if (m_at - m_cellBegin > kLongestCell)
            return stop(u"cell_too_long"_s, line, column);
        m_text.remove(0, m_cellBegin);
        m_passed += m_cellBegin;
        m_at -= std::exchange(m_cellBegin, 0);
        m_state = m_decoder.appendTo(m_text);
    }
    return true;
}

Result<void> CsvReader::passLineEnd(int column)
{
    const bool carriageReturn = isAt(u'\r');
    ++m_at;
    ++m_line;
    if (!carriageReturn)
        return {};
    DOSSIER_ASSIGN(const bool another, more(m_line, column));
    if (another && isAt(u'\n'))
        ++m_at;
    return {};
}

std::unexpected<base::Error> CsvReader::stop(const QString &code, std::int64_t line, int column, const QString &text)
{
    m_failure = Finding{line, column, code, text};
    m_text.clear();
    m_at = m_cellBegin = 0;
    m_state = TextDecoder::Outcome::End;
    return base::fail(ErrorCode::MalformedInput, code);
}

std::unexpected<base::Error> CsvReader::stopUndecodable(int column)
{
    if (!m_dialect.contradicted.isEmpty())
        return stop(u"encoding_contradicted"_s, m_line, column, m_dialect.contradicted);
    const bool utf8 = m_dialect.encoding == TextEncoding::Utf8;
    return stop(utf8 ? u"not_utf8"_s : u"undecodable_byte"_s, m_line, column, encodingName(m_dialect.encoding));
}

} // namespace dossier::exchange
