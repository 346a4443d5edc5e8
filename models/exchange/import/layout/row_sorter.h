// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/layout/list_layout.h"

#include <optional>

namespace dossier::exchange {

enum class RowKind : std::uint8_t {
    Person,
    Blank,
    Heading,          ///< of the group of the rows below: "A. Journalists and bloggers (27)"
    Total,            ///< "Cəmi: 303"
    RepeatedHeader    ///< as spreadsheets have it on every printed page
};

/// Tells the rows of a list apart, one after the other from the first row below the header, and
/// counts: a number that a heading or a total gives and the rows do not bear out is a finding `sum_differs`.
class RowSorter
{
public:
    RowSorter(const ListLayout &layout, const ListTerms &terms);

    [[nodiscard]] RowKind sort(const TableRow &row, Findings &findings);
    /// Call behind the last row.
    void finish(Findings &findings);
    /// The heading above, without its number and its count; empty where there is none.
    [[nodiscard]] const QString &group() const { return m_group; }

private:
    struct Expected {
        std::int64_t line = 0;
        QString text;
        std::int64_t number = 0;
    };
    [[nodiscard]] bool isRepeatedHeader(const TableRow &row) const;
    [[nodiscard]] std::optional<QString> totalText(const TableRow &row) const;
    [[nodiscard]] bool isHeading(const TableRow &row, qsizetype column) const;
    void startGroup(const TableRow &row, const QString &text, Findings &findings);
    void endGroup(Findings &findings);

    QStringList m_headerKeys;
    QStringList m_secondKeys;        ///< of the lower line of a header of two
    const ColumnMapping &m_mapping;
    const ListTerms &m_terms;
    QString m_group;
    std::optional<Expected> m_expected;
    std::int64_t m_inGroup = 0;
    std::int64_t m_persons = 0;
};

} // namespace dossier::exchange
