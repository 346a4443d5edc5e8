// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/json/json_objects.h"
#include "exchange/table/table_reader.h"

#include <QJsonObject>

#include <memory>

namespace dossier::exchange {

/// Reads the tables that our export writes as JSON: {"schema":1,"report":…,"rows":[{column: text, number,
/// list of these, true, false or null …}…]}, UTF-8, however it was laid out since. The members of the first
/// row are the header; lines count as in a table, the header being the first. A list is one cell, joined by
/// "; " as in CSV. JSON has no apostrophe before what begins like a formula; a text that begins so behind
/// an apostrophe of its own gets the one that the import takes off.
///
/// The reading ends with `json_damaged` (no JSON, cut, or something behind it), `json_row_differs` (a row
/// with members that the first one lacks, or without one of its), `json_cell` (an object in a cell),
/// `nul_byte`, `cell_too_long` and `too_many_columns`.
class JsonReader final : public TableReader
{
public:
    /// Whether a file that begins so is a table of ours; null where it is not, with the device at its
    /// beginning again.
    [[nodiscard]] static std::unique_ptr<JsonReader> open(std::unique_ptr<QIODevice> &device);

    [[nodiscard]] base::Result<std::optional<TableRow>> next() override;
    [[nodiscard]] const std::optional<Finding> &failure() const override { return m_failure; }
    [[nodiscard]] const Findings &findings() const override { return m_findings; }
    [[nodiscard]] TableFacts facts() const override;
    [[nodiscard]] base::Result<QList<MergedRange>> mergedRanges() override { return QList<MergedRange>(); }
    [[nodiscard]] std::int64_t bytesRead() const override { return m_device->pos(); }
    [[nodiscard]] std::int64_t bytesTotal() const override { return m_device->size(); }

private:
    explicit JsonReader(std::unique_ptr<QIODevice> device) : m_device(std::move(device)), m_objects(*m_device) {}

    [[nodiscard]] base::Result<std::optional<TableRow>> read();
    [[nodiscard]] base::Result<QStringList> cells(const QJsonObject &object);
    [[nodiscard]] base::Result<QString> finished(const QString &text, int column);
    [[nodiscard]] std::unexpected<base::Error> stop(const QString &code, int column = 0);

    std::unique_ptr<QIODevice> m_device;
    JsonObjects m_objects;
    std::int64_t m_line = 1;            ///< of the row that is read next
    QStringList m_keys;                 ///< of the first row
    std::optional<QStringList> m_waiting;   ///< the first row, read for its members
    bool m_ended = false;
    std::optional<Finding> m_failure;
    Findings m_findings;
};

} // namespace dossier::exchange
