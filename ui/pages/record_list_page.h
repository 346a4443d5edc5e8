// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/record_table_model.h"
#include "ui/pages/list_columns.h"
#include "ui/pages/page.h"
#include "ui/pages/record_preview.h"
#include "ui/widgets/filter_bar.h"

#include <QTableView>

class QHeaderView;
class QMenu;

namespace dossier::ui {

/// What a list shows to begin with.
struct ListSpec {
    QByteArray place;             ///< in the side bar
    schema::EntityType entity{};
    items::Columns columns;
    int shown = 6;                ///< the first so many columns are shown
    QByteArrayList dropFirst;     ///< of these, where there is no room for all; until a person chooses columns
    std::optional<store::SortKey> sort;
    bool canImport = false;
};

/// Records of one entity: filter box, chips, table, preview. Never loads them all.
class RecordListPage final : public Page
{
    Q_OBJECT
public:
    RecordListPage(const VaultContext &context, store::Store &store, ListSpec spec, QWidget *parent = nullptr);

    [[nodiscard]] QString formName() const override { return QStringLiteral("list:") + QString::fromLatin1(m_spec.place); }
    [[nodiscard]] QByteArray place() const override { return m_spec.place; }
    [[nodiscard]] std::optional<base::RecordId> recordId() const override;
    [[nodiscard]] store::Store *draftStore() const override { return &m_store; }
    [[nodiscard]] QList<std::pair<QByteArray, QString>> unsavedTexts() const override;
    [[nodiscard]] bool isDirty() const override { return false; }
    void restoreTexts(const QList<std::pair<QByteArray, QString>> &texts) override;
    [[nodiscard]] bool concerns(const QList<std::pair<schema::EntityType, base::RecordId>> &touched) const override;
    void focusFirst() override;
    void focusNextPane() override;
    bool run(const QByteArray &command) override;

    void select(base::RecordId id);
    /// What is listed and how many of it.
    [[nodiscard]] QString standing() const;
    [[nodiscard]] items::RecordTableModel &model() { return *m_model; }
    [[nodiscard]] QTableView &table() { return *m_table; }
    [[nodiscard]] FilterBar &filter() { return *m_filter; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isRestricted() const { return m_entity.compartment != schema::Compartment::Main; }
    void fillList();
    void fillHeading(QWidget &heading);
    void connectParts();
    [[nodiscard]] QTableView *makeTable();
    void applyFilter();
    void rowsPainted();
    void countAll();
    [[nodiscard]] QString counts() const;
    void showCounts();
    void showPreview();
    void openCurrent();
    void keepRow();
    void returnToRow();
    void fillColumnMenu(QMenu &menu);
    void fitColumns();
    [[nodiscard]] int leastOfShown();
    [[nodiscard]] ColumnWidth widthOfShown(int column);
    void showSort(QHeaderView &header) const;
    void actOnEmpty();
    void loadColumns();
    void saveColumns();

    const VaultContext m_context;
    store::Store &m_store;
    ListSpec m_spec;
    const schema::EntitySpec &m_entity;
    items::RecordTableModel *m_model;
    QLabel *m_title = nullptr;
    ElidedLabel *m_counts = nullptr;
    QToolButton *m_columns = nullptr;
    QWidget *m_list;
    FilterBar *m_filter;
    QLabel *m_problem;
    QTableView *m_table;
    QWidget *m_empty = nullptr;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_emptyAct = nullptr;
    RecordPreview *m_preview;
    QHash<int, ColumnWidth> m_widths;   ///< as far as columns were shown
    bool m_columnsChosen = false;
    bool m_rowsPainted = false;
    QTimer m_previewSoon;
    std::optional<qint64> m_all;   ///< without the filter; counted when the first rows are painted
    std::optional<base::RecordId> m_keptRow;
    int m_keptAt = 0;
};

} // namespace dossier::ui
