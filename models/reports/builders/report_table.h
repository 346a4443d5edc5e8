// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/byte_sink.h"
#include "reports/progress.h"
#include "reports/table_data.h"
#include "schema/registry.h"

#include <QJsonObject>

#include <map>

namespace dossier::reports {

/// A report as rows: the table for CSV, and what JSON says beyond it. Columns are headed by their keys
/// in every language, since programs read them; the values are in the report's. Lists stand in one cell,
/// joined by kListSeparator. Dates are EDTF where that is a plain year, month or day, which sorts
/// and reads alike everywhere; else words of the report's language.
struct ReportTable {
    enum class CellKind : std::uint8_t { Text, Integer, List, Flag };

    QJsonObject head;                  ///< schema, report, audience, as_of, language, counts
    TableData table;
    std::vector<CellKind> kinds;       ///< one a column
    /// By row and column, the lists whose members hold the separator themselves: one cell cannot tell them.
    std::map<std::pair<std::size_t, std::size_t>, QStringList> lists;
};

inline constexpr QStringView kListSeparator = u"; ";

/// Rows in the order of the list, the withheld among them: number and group, "withheld", nothing more.
[[nodiscard]] ReportTable listTable(const disclosure::ListProjection &projection, const ReportWords &words);
/// The field whose audience decides about a column of listTable(), where one does.
[[nodiscard]] std::optional<schema::FieldId> fieldOfListColumn(QStringView key);
/// A row for each name, initials, organisation, or body of people who are not named; the withheld are counted in the
/// head, and in a row of their own as far as their body's row does not count them.
[[nodiscard]] ReportTable endorsementTable(const disclosure::EndorsementSheetProjection &projection, const ReportWords &words);

/// A row for each line of notes, with the hearing it was taken in.
[[nodiscard]] ReportTable hearingTable(const disclosure::HearingProjection &projection, const ReportWords &words);

/// A row for each record that may be told, a column for each field, headed by its key. The others are counted
/// in the head. What a record points to is named; "[withheld]" where that stays out.
[[nodiscard]] ReportTable recordsTable(const disclosure::RecordsProjection &projection, const schema::Registry &registry,
                                       const ReportWords &words);

/// The table with these columns only, in this order. Errors UnknownField (no such column) and
/// InvalidArgument (one twice), with its key.
[[nodiscard]] Result<ReportTable> withColumns(ReportTable table, const QStringList &keys);

/// EDTF or words, as above.
[[nodiscard]] QString tableDate(const base::PartialDate &date, const ReportWords &words);
/// "az.cc:2000 206.3.2", which the import reads back.
[[nodiscard]] QString articleText(const schema::Article &article);

/// {…head, "rows":[{column: text, number, array, true or null …}…]}, UTF-8, one row a line.
/// Errors Cancelled, InvalidArgument, those of the sink.
[[nodiscard]] Result<void> writeReportJson(const ReportTable &report, ByteSink &sink, Progress &progress);

/// Makes a ReportTable column by column and row by row.
class ReportTableRows
{
public:
    ReportTableRows(const disclosure::ProjectionHead &head, const QString &report, const ReportWords &words);

    void addColumn(const char *key, ReportTable::CellKind kind = ReportTable::CellKind::Text);
    void newRow();
    /// Into the newest row.
    void set(QLatin1StringView column, const QString &text);
    void set(QLatin1StringView column, const base::PartialDate &date);
    void set(QLatin1StringView column, const QStringList &members);
    void set(QLatin1StringView column, std::int64_t number);
    [[nodiscard]] QJsonObject &head() { return m_out.head; }
    [[nodiscard]] ReportTable take() { return std::move(m_out); }

private:
    const ReportWords &m_words;
    ReportTable m_out;
};

} // namespace dossier::reports
