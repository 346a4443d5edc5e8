// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/assignments.h"
#include "exchange/finding.h"
#include "exchange/table/table_reader.h"

namespace dossier::cli {

/// A table whose header names fields, read record by record as `new` reads its words: the key of a field, a
/// language behind a dot for a text ("summary.ru"), or the label of a field in any language of the glossary. A
/// cell that cannot be read is a finding; nothing is guessed, and nothing is left out that `mapping` does not leave out.
class RecordRows
{
public:
    using Changes = std::vector<domain::ChangeSet>;

    RecordRows(const Environment &environment, const schema::EntitySpec &entity, const AssignmentReader &reader)
        : m_environment(environment), m_entity(entity), m_reader(reader) {}

    /// `mapping` is a mapping file {"schema":1,"columns":{"Header":"field","Other":""}}, or empty.
    /// Error MalformedInput where it is none; headers that name no field are findings.
    [[nodiscard]] base::Result<void> readHeader(const exchange::TableRow &row, const QByteArray &mapping);
    /// The record first, then its parts; empty where the row holds nothing or something that cannot be read.
    [[nodiscard]] Changes readRow(const exchange::TableRow &row);

    [[nodiscard]] const exchange::Findings &findings() const { return m_findings; }

private:
    [[nodiscard]] QString fieldNamed(const QString &header) const;
    void findBadCells(std::int64_t line, const std::vector<std::pair<int, Assignment>> &cells);
    [[nodiscard]] bool isComplete(std::int64_t line, const Changes &changes);

    const Environment &m_environment;
    const schema::EntitySpec &m_entity;
    const AssignmentReader &m_reader;
    QStringList m_fields;               ///< of each column: "summary.ru"; empty = not to be imported
    exchange::Findings m_findings;
};

} // namespace dossier::cli
