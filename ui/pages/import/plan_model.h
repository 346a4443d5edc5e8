// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"
#include "ui/vault_context.h"

#include <QAbstractTableModel>

namespace dossier::ui {

/// The lines of an import plan: what becomes of each row, what is missing, what a person should look at.
class PlanModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Result : std::uint8_t { New, Changed, Unchanged, Missing, LeftOut };
    enum Shown : std::uint8_t { Everything, OnlyNew, OnlyChanged, OnlyUnchanged, OnlyMissing, ToLookAt };
    enum ColumnOf : int { Line, Outcome, Name, What, ColumnCount };
    enum Role {
        IconRole = Qt::UserRole + 1,   ///< QString, name of an icon
        ToneRole                       ///< QString, token of its colour
    };

    explicit PlanModel(const VaultContext &context, QObject *parent = nullptr);

    void show(const exchange::ImportPlan &plan);
    void clear();
    void setShown(Shown shown);
    /// How many lines each view has.
    [[nodiscard]] qsizetype count(Shown shown) const;
    /// Null where the line is no row of the file.
    [[nodiscard]] const exchange::PlannedRow *rowAt(int row) const;
    /// Every change and every finding of a line, each in full; empty for a question of who somebody is.
    [[nodiscard]] QStringList detailsAt(int row) const;
    [[nodiscard]] QString nameAt(int row) const;
    /// Null where the line is no case of the last edition.
    [[nodiscard]] const exchange::MissingCase *missingAt(int row) const;
    /// Where a row of the file stands in this view, or a missing case; -1 where neither does.
    [[nodiscard]] int rowOf(qint64 line, const std::optional<base::RecordId> &missing) const;
    /// Missing cases of which nobody said yet what happened.
    [[nodiscard]] qsizetype openAbsences() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Entry {
        Result result = Result::New;
        std::int64_t line = 0;        ///< 0: no line of the file
        bool needsLook = false;
        qsizetype row = -1;           ///< in m_rows
        qsizetype missing = -1;       ///< in m_missing
        QList<qsizetype> findings{};  ///< in m_findings
    };
    void addRows(const exchange::ImportPlan &plan);
    void addMissing(const exchange::ImportPlan &plan);
    void addFindings(const exchange::ImportPlan &plan);
    [[nodiscard]] QString textOf(const exchange::PlannedRow &row) const;
    [[nodiscard]] QString textOf(const Entry &entry) const;
    [[nodiscard]] QString nameOf(const Entry &entry) const;
    [[nodiscard]] bool isIn(const Entry &entry, Shown shown) const;
    void refilter();

    const VaultContext m_context;
    std::vector<exchange::PlannedRow> m_rows;
    std::vector<exchange::MissingCase> m_missing;
    exchange::Findings m_findings;
    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_visible;
    Shown m_shown = Everything;
};

} // namespace dossier::ui
