// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"
#include "ui/vault_context.h"

#include <array>

namespace dossier::ui {

/// What tells two people of one name apart, in the order in which it is shown.
enum MatchFact : std::uint8_t { Patronymic, Born, Arrested, Court, MatchFactCount };

/// One of the people a row may be, or the row itself.
struct MatchLine {
    QString name;
    QString why{};                                    ///< of a candidate: what speaks for and against
    std::array<QString, MatchFactCount> facts{};      ///< empty where it is not known
    std::array<bool, MatchFactCount> differs{};       ///< what the row says is something else
    bool isKnown = false;                             ///< a record of the vault, not another row of the file
};

/// Puts a row beside those it may be, in words of the window. Reads the store of the vault.
class MatchFacts
{
public:
    MatchFacts(const VaultContext &context, const exchange::ReadList &list, const exchange::KnownRecords &known)
        : m_context(context), m_list(list), m_known(known)
    {
    }

    /// The row on that line of the file.
    [[nodiscard]] MatchLine ofRow(std::int64_t line) const;
    /// Somebody it may be: a record of the vault or another row of the file.
    [[nodiscard]] MatchLine ofCandidate(const exchange::PersonMatch &match, std::int64_t line) const;

private:
    [[nodiscard]] std::array<QString, MatchFactCount> factsOf(const exchange::ListRow &row) const;
    [[nodiscard]] MatchLine ofOtherRow(const exchange::PersonMatch &match, const exchange::ListRow *row) const;
    [[nodiscard]] const exchange::ListRow *rowAt(std::int64_t line) const;
    [[nodiscard]] QString day(const base::PartialDate &date) const;
    [[nodiscard]] QSet<base::RecordId> courtsOf(const exchange::KnownPerson &person) const;
    [[nodiscard]] QString nameOf(const exchange::KnownPerson &person) const;

    const VaultContext &m_context;
    const exchange::ReadList &m_list;
    const exchange::KnownRecords &m_known;
};

} // namespace dossier::ui
