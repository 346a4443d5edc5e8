// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_reader.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;

namespace {

/// As long as a text of a record may be, in bytes.
constexpr qsizetype kLongestCell = 4 << 20;
constexpr QByteArrayView kByteOrderMark("\xEF\xBB\xBF");

/// The first line decides, outside its quotes: a background text further down holds more commas
/// than any separator.
char separatorOf(QByteArrayView bytes)
{
    // Where two are equally frequent the first wins: commas stand inside texts more often.
    constexpr std::array kCandidates{'\t', ';', ','};
    std::array<int, kCandidates.size()> counts{};
    bool quoted = false;
    bool cellBegins = true;
    for (const char byte : bytes) {
        // A quote within a cell that has none at its beginning is an inch or a nickname.
        if (byte == '"' && (quoted || cellBegins))
            quoted = !quoted;
        if (!quoted && (byte == '\n' || byte == '\r'))
            break;
        const auto *found = std::ranges::find(kCandidates, byte);
        cellBegins = !quoted && (byte == '"' || found != kCandidates.end());
        if (!quoted && found != kCandidates.end())
            ++counts[std::size_t(found - kCandidates.begin())];
    }
    return kCandidates[std::size_t(std::ranges::max_element(counts) - counts.begin())];
}

} // namespace

CsvReader::CsvReader(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    if (m_bytes.startsWith(kByteOrderMark))
        m_position = kByteOrderMark.size();
    m_separator = separatorOf(QByteArrayView(m_bytes).sliced(m_position));
}

Result<std::optional<CsvRow>> CsvReader::next()
{
    while (!atEnd()) {
        DOSSIER_ASSIGN(CsvRow row, readRow());
        const bool empty = row.cells.size() == 1 && row.cells.first().isEmpty();
        if (!empty)
            return row;
    }
    return std::nullopt;
}

Result<CsvRow> CsvReader::readRow()
{
    CsvRow row{m_line, {}};
    while (true) {
        const int column = int(row.cells.size()) + 1;
        const std::int64_t line = m_line;
        DOSSIER_ASSIGN(const QByteArray cell, readCell(column));
        DOSSIER_ASSIGN(QString text, decode(cell, line, column));
        row.cells.append(std::move(text));
        if (atEnd())
            return row;
        if (atLineEnd()) {
            passLineEnd();
            return row;
        }
        ++m_position; // the separator
    }
}

Result<QByteArray> CsvReader::readCell(int column)
{
    if (!atEnd() && m_bytes[m_position] == '"')
        return readQuoted(column);
    const qsizetype start = m_position;
    while (!atEnd() && !atLineEnd() && m_bytes[m_position] != m_separator)
        ++m_position;
    return m_bytes.sliced(start, m_position - start);
}

Result<QByteArray> CsvReader::readQuoted(int column)
{
    const std::int64_t openedAt = m_line;
    QByteArray cell;
    ++m_position;
    while (!atEnd()) {
        const char byte = m_bytes[m_position];
        if (byte != '"') {
            const bool crlf = byte == '\r' && m_position + 1 < m_bytes.size() && m_bytes[m_position + 1] == '\n';
            if (byte == '\n' || (byte == '\r' && !crlf))
                ++m_line;
            cell.append(byte);
            ++m_position;
            continue;
        }
        ++m_position;
        if (!atEnd() && m_bytes[m_position] == '"') {
            cell.append('"');
            ++m_position;
            continue;
        }
        if (atEnd() || atLineEnd() || m_bytes[m_position] == m_separator)
            return cell;
        return stop("text_after_quote", m_line, column);
    }
    return stop("quote_not_closed", openedAt, column);
}

Result<QString> CsvReader::decode(const QByteArray &cell, std::int64_t line, int column)
{
    if (cell.size() > kLongestCell)
        return stop("cell_too_long", line, column);
    if (cell.contains('\0'))
        return stop("nul_byte", line, column);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(cell);
    if (decoder.hasError())
        return stop("not_utf8", line, column);
    return text.normalized(QString::NormalizationForm_C);
}

std::unexpected<base::Error> CsvReader::stop(const char *code, std::int64_t line, int column)
{
    m_failure = Finding{line, column, QString::fromLatin1(code), {}};
    m_position = m_bytes.size();
    return base::fail(ErrorCode::MalformedInput, QString::fromLatin1(code));
}

bool CsvReader::atLineEnd() const
{
    return m_bytes[m_position] == '\n' || m_bytes[m_position] == '\r';
}

void CsvReader::passLineEnd()
{
    const bool carriageReturn = m_bytes[m_position] == '\r';
    ++m_position;
    if (carriageReturn && !atEnd() && m_bytes[m_position] == '\n')
        ++m_position;
    ++m_line;
}

} // namespace dossier::exchange
