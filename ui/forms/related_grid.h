// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/columns.h"
#include "ui/forms/grid_row.h"
#include "ui/forms/rail_row.h"
#include "ui/forms/record_form.h"

#include <QVBoxLayout>

namespace dossier::ui {

/// Records of another entity that belong to the page's record, as rows; one is edited in place below its row. What is
/// typed joins the page's Save and its draft.
class RelatedGrid final : public QWidget
{
    Q_OBJECT
public:
    /// `prefix` begins the keys of its texts in a draft: that of the row that these belong to.
    RelatedGrid(const VaultContext &context, store::Store &store, const RelatedSpec &spec, const QString &title, QByteArray prefix = {},
                QWidget *parent = nullptr);

    /// The rows as stored; open editors stay as they are.
    void load(base::RecordId owner, bool ownerIsNew);
    /// The rows as stored, and every editor closed.
    void reset(base::RecordId owner);
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    /// An editor for a record that does not exist yet, with these values already in it.
    base::RecordId addNew(const std::vector<std::pair<schema::FieldId, schema::Value>> &presets = {});
    /// Between heading and rows.
    void setAbove(QWidget *widget);
    /// Beside the heading, in place of the number of rows.
    void setSummary(const QString &summary);
    /// On a rail: other dates, read only, between its rows; from the next load on.
    void setMarks(QList<RailMark> marks);
    [[nodiscard]] const QList<domain::Record> &rows() const { return m_rows; }
    /// The keyboard goes to that row. False where there is none.
    bool focusRow(base::RecordId id);
    /// The row whose form has the keyboard.
    [[nodiscard]] std::optional<base::RecordId> rowInHand() const;

    [[nodiscard]] QList<std::pair<QByteArray, QString>> changedTexts() const;
    void restore(const QList<std::pair<QByteArray, QString>> &texts);
    [[nodiscard]] int changedCount() const;
    [[nodiscard]] base::Result<std::vector<domain::ChangeSet>> changes();
    bool showRefusal(const base::Error &error);
    [[nodiscard]] RecordForm *openForm(base::RecordId id) const;
    [[nodiscard]] QList<base::RecordId> openIds() const { return m_open.keys(); }

Q_SIGNALS:
    void edited();
    void countChanged(int count);
    /// A row of records that are edited on a page of their own.
    void recordWanted(dossier::schema::EntityType entity, const dossier::base::RecordId &id);
    /// A mark of another section was chosen; null: the section itself.
    void markChosen(const QByteArray &section, const dossier::base::RecordId &id);

private:
    struct Open {
        RecordForm *form = nullptr;
        QFrame *panel = nullptr;
        bool deleted = false;
        QList<RelatedGrid *> parts{};

        [[nodiscard]] int changedParts() const;
    };
    void rebuildRows();
    void clearRows();
    void addTable();
    void addRail();
    void addRow(const domain::Record &record, RowButton *row);
    [[nodiscard]] RailRow *makeMark(const RailMark &mark);
    void open(const domain::Record &record, bool isNew);
    [[nodiscard]] QLayout *makeActions(base::RecordId id, bool isNew);
    void addParts(Open &entry, base::RecordId id, QLayout &column);
    void close(base::RecordId id);
    void toggleDeleted(base::RecordId id);
    [[nodiscard]] QByteArray prefixOf(base::RecordId id) const;
    using Titles = QHash<base::RecordId, QString>;
    [[nodiscard]] QList<GridCell> cellsOf(const domain::Record &record, const Titles &titles) const;
    [[nodiscard]] std::vector<QList<GridCell>> tableCells() const;
    [[nodiscard]] GridRow *addTableHeader();
    void groupRows(const std::vector<QList<GridCell>> &cells, const std::vector<GridRow *> &rows) const;
    [[nodiscard]] std::vector<int> shares() const;

    const VaultContext m_context;
    store::Store &m_store;
    const RelatedSpec &m_spec;
    const schema::EntitySpec &m_entity;
    QByteArray m_prefix;
    base::RecordId m_owner;
    QLabel *m_count;
    QVBoxLayout *m_whole;
    QVBoxLayout *m_column;
    QString m_summary;
    QList<RailMark> m_marks;
    QList<domain::Record> m_rows;
    QHash<base::RecordId, RowButton *> m_rowWidgets;
    QHash<base::RecordId, Open> m_open;
};

} // namespace dossier::ui
