// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/read_list.h"
#include "ui/forms/editors/code_editor.h"
#include "ui/widgets/parts.h"

class QGridLayout;

namespace dossier::ui {

/// The columns of a file, each beside a cell of it and what it holds. Every column has an answer; "not imported" is one.
class ColumnPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ColumnPanel(const VaultContext &context, QWidget *parent = nullptr);

    /// Shows the columns of a list; answers that were given stay where the headers are the same.
    void show(const exchange::ReadList &list);
    /// What was chosen by hand, by header; empty where nothing was.
    [[nodiscard]] QHash<QString, QString> chosen() const { return m_chosen; }
    void forget();
    /// Of a draft, after forget().
    void restore(const QHash<QString, QString> &chosen) { m_chosen = chosen; }
    /// Tab goes from there to the columns, which are made later than the rest of the page.
    void setTabAnchor(QWidget *anchor) { m_anchor = anchor; }

Q_SIGNALS:
    void changed();
    /// After changed(): the column of that header holds nothing any more, since another one was chosen for the same.
    void givenUp(const QString &header);

private:
    void choose(qsizetype column);
    [[nodiscard]] QWidget *addRow(int row, const exchange::ReadList &list, qsizetype column);

    const VaultContext m_context;
    QGridLayout *m_grid;
    QWidget *m_anchor = nullptr;
    QStringList m_headers;
    QList<ChoiceBox *> m_boxes;    ///< one for each header
    QHash<QString, QString> m_chosen;
};

} // namespace dossier::ui
