// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table/file_stamp.h"
#include "exchange/table/table_reader.h"

#include <memory>

namespace dossier::exchange {

/// What stands against a file that was written to, or replaced, while it was read: half of the list that was
/// and half of the list that will be are no list.
[[nodiscard]] Finding fileChanged();

/// A table of a file that somebody may be saving: where the file is another at the end of the reading than it was
/// when it was opened, the reading ends with MalformedInput and `file_changed` instead of with the end, or with an
/// error that only half a file has.
class StampedTable final : public TableReader
{
public:
    /// `stamp` was taken of the open file before anything of it was read.
    StampedTable(std::unique_ptr<TableReader> table, QString path, const FileStamp &stamp);

    [[nodiscard]] base::Result<std::optional<TableRow>> next() override;
    [[nodiscard]] const std::optional<Finding> &failure() const override { return m_changed ? m_changed : m_table->failure(); }
    [[nodiscard]] const Findings &findings() const override { return m_table->findings(); }
    [[nodiscard]] TableFacts facts() const override { return m_table->facts(); }
    [[nodiscard]] base::Result<QList<MergedRange>> mergedRanges() override { return m_table->mergedRanges(); }
    [[nodiscard]] std::int64_t bytesRead() const override { return m_table->bytesRead(); }
    [[nodiscard]] std::int64_t bytesTotal() const override { return m_table->bytesTotal(); }

private:
    std::unique_ptr<TableReader> m_table;
    QString m_path;
    FileStamp m_stamp;
    std::optional<Finding> m_changed;
};

} // namespace dossier::exchange
