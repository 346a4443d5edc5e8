// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/columns.h"
#include "store/query/found_by.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QPointer>

namespace dossier::items {

/// Records of one query as a table. Holds pages of 64 rows in a small cache and never all of them; every page is one
/// bounded call of the store. Sorting is the query's job. When records change, rows are read again: cell by cell where
/// the same records stand in the same order, else as a reset (a view finds its row again by id).
class RecordTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,   ///< QByteArray of 16
        ColumnRoleRole,              ///< int of items::ColumnRole
        SecondaryRole,               ///< QString
        TermRole,                    ///< QString, key of the term
        DaysLeftRole,                ///< int, or Cell::kNoDay
        LibertyRole,                 ///< bool
        WhyRole,                     ///< QString of a name: "Mamedov ≈ Məmmədov" where a search met another spelling
        WhyInBriefRole               ///< QString, the same where there is little room: "≈ Məmmədov"
    };

    /// `store` may be destroyed before the model, which is then empty.
    RecordTableModel(store::Store &store, const CellContext &context, Columns columns, QObject *parent = nullptr);

    /// Shows what this query finds; its offset and limit do not count. On an error the rows stay as they were. Where the
    /// query need not be counted, only the first rows may be there until count() is called.
    [[nodiscard]] base::Result<void> setQuery(store::Query query);
    [[nodiscard]] const store::Query &query() const { return m_query; }
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] bool isCounted() const { return m_query.counted; }
    /// Adds the rows that are not there yet. On an error they stay away.
    void count();
    [[nodiscard]] const Columns &columns() const { return m_columns; }

    [[nodiscard]] std::optional<base::RecordId> idAt(int row) const;
    /// Where a record stands, looked for in the pages that are loaded and the one at `near`; -1 elsewhere.
    [[nodiscard]] int rowOf(base::RecordId id, int near = 0) const;
    /// Null where the row cannot be read.
    [[nodiscard]] const domain::Record *recordAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    static constexpr int kPageRows = 64;    ///< a tall screen full
    static constexpr int kPagesKept = 12;

Q_SIGNALS:
    /// After rows were read again because records changed.
    void refreshed();

private:
    /// In which other spelling a search met the name of a row.
    struct Why {
        QString whole;
        QString brief;
    };
    struct LoadedPage {
        std::vector<domain::Record> rows;
        QHash<base::RecordId, QString> titles;
        QHash<std::pair<int, int>, Cell> cells;   ///< (row in page, column), made when first painted
        QHash<int, Why> why;                      ///< by row in page, made when first painted
    };
    [[nodiscard]] LoadedPage *page(int number) const;
    struct Extent {
        std::int64_t total = 0;
        bool counted = true;
    };
    [[nodiscard]] base::Result<std::unique_ptr<LoadedPage>> read(int number, const store::Query &query, Extent *extent) const;
    [[nodiscard]] Cell cell(LoadedPage &page, int row, int column) const;
    [[nodiscard]] Why why(LoadedPage &page, int row) const;
    void refresh();

    QPointer<store::Store> m_store;
    CellContext m_context;
    Columns m_columns;
    store::Query m_query;
    store::FoundBy m_foundBy{QString()};
    qint64 m_total = 0;
    mutable QCache<int, LoadedPage> m_pages{kPagesKept};
};

} // namespace dossier::items
