// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/csv/text_decoder.h"
#include "exchange/table/table_reader.h"

#include <memory>

namespace dossier::exchange {

/// How a text is read: all of it found or chosen before.
struct CsvDialect {
    TextEncoding encoding = TextEncoding::Utf8;
    QChar delimiter;          ///< null: found from the first records
    QString contradicted;     ///< the file is surely in this other encoding: its first byte beyond ASCII ends the reading
    QString likelyEncoding;   ///< TableFacts::likelyEncoding
    /// The file looks like UTF-8 of which this byte is the first that is damaged, and is read in a single-byte encoding
    /// all the same: the cell that holds it gets the finding `damaged_utf8`, with the encoding.
    std::optional<std::int64_t> damagedAt{};
};

/// Reads RFC 4180 with any delimiter, lines ended by CR, LF, CRLF or a mixture. A line `sep=;` at the
/// beginning is obeyed and passed over. Lenient where nothing can be misread: a quote inside an unquoted
/// cell is a quote, blanks round a quoted cell are passed over, a vertical tab (FileMaker) is a line
/// break inside the cell. Strict where a cell could swallow others: `nul_byte`, `not_utf8` or
/// `undecodable_byte`, `encoding_contradicted`, `text_after_quote` and `quote_not_closed` (both where
/// the quote opened), `cell_too_long` and `too_many_columns` end the reading.
class CsvReader final : public TableReader
{
public:
    /// The device stands at its beginning.
    CsvReader(std::unique_ptr<QIODevice> device, CsvDialect dialect);

    [[nodiscard]] base::Result<std::optional<TableRow>> next() override;
    [[nodiscard]] const std::optional<Finding> &failure() const override { return m_failure; }
    [[nodiscard]] const Findings &findings() const override { return m_findings; }
    [[nodiscard]] TableFacts facts() const override;
    [[nodiscard]] base::Result<QList<MergedRange>> mergedRanges() override { return QList<MergedRange>(); }
    [[nodiscard]] std::int64_t bytesRead() const override { return m_decoder.bytesRead(); }
    [[nodiscard]] std::int64_t bytesTotal() const override { return m_device->size(); }

    /// The first characters, decoded; for whoever looks what kind of text it is. Does not move the reading.
    [[nodiscard]] QStringView head() const { return QStringView(m_text).first(std::min<qsizetype>(m_text.size(), 1024)); }

private:
    /// What a cell turned out to hold while its end was searched.
    struct Marks {
        char16_t seen = 0;              ///< all its units, or-ed: below 0x300 nothing can need composing
        bool doubledQuotes = false;
        bool breaks = false;
        bool delimiters = false;
    };

    void begin();
    /// Says `damagedAt` of the cell that was just read.
    void noteDamage(std::int64_t line, int column);
    [[nodiscard]] base::Result<TableRow> readRow();
    [[nodiscard]] base::Result<QString> readCell(int column);
    [[nodiscard]] base::Result<QString> readUnquoted(int column);
    /// Absent where `lenient` and the cell only looks quoted; m_at is then where it was.
    [[nodiscard]] base::Result<std::optional<QString>> readQuoted(int column, bool lenient);
    [[nodiscard]] base::Result<void> findClosingQuote(int column, std::int64_t openedAt, Marks &marks);
    [[nodiscard]] base::Result<bool> passBlanks(int column);
    [[nodiscard]] base::Result<QString> finished(QStringView cell, const Marks &marks, std::int64_t line, int column);
    /// Whether there is a character at m_at.
    [[nodiscard]] base::Result<bool> more(std::int64_t line, int column);
    [[nodiscard]] base::Result<void> passLineEnd(int column);
    [[nodiscard]] std::unexpected<base::Error> stop(const QString &code, std::int64_t line, int column, const QString &text = {});
    [[nodiscard]] std::unexpected<base::Error> stopUndecodable(int column);
    [[nodiscard]] bool isAt(char16_t c) const { return m_text[m_at] == c; }
    [[nodiscard]] bool isAtLineEnd() const { return isAt(u'\n') || isAt(u'\r'); }
    [[nodiscard]] bool isAtBlank() const { return isAt(u' ') || (isAt(u'\t') && m_delimiter != u'\t'); }

    std::unique_ptr<QIODevice> m_device;
    CsvDialect m_dialect;
    TextDecoder m_decoder;
    QString m_text;               ///< what was decoded and is not read yet
    qsizetype m_at = 0;           ///< in m_text
    qsizetype m_cellBegin = 0;    ///< in m_text; nothing before it is needed any more
    std::int64_t m_passed = 0;    ///< characters that stood before m_text
    std::int64_t m_line = 1;
    QChar m_delimiter;
    TextDecoder::Outcome m_state = TextDecoder::Outcome::Text;
    std::optional<Finding> m_failure;
    Findings m_findings;
};

} // namespace dossier::exchange
