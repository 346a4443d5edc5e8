// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/column_panel.h"

#include "exchange/import/layout/printed_row.h"
#include "ui/text/import_words.h"

#include <QGridLayout>
#include <QSignalBlocker>

namespace dossier::ui {

using exchange::Column;
using namespace Qt::StringLiterals;

namespace {

/// A cell of the column that is filled, from the first rows.
QString sampleOf(const exchange::ReadList &list, qsizetype column)
{
    const QString header = exchange::headerName(list.mapping.headers, column);
    for (const exchange::ReadRow &row : list.rows) {
        const exchange::PrintedRow printed = exchange::readPrintedRow(row.printed);
        if (const qsizetype index = printed.headers.indexOf(header); index >= 0)
            return printed.cells[index].simplified();
    }
    return {};
}

} // namespace

ColumnPanel::ColumnPanel(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_grid(new QGridLayout(this))
{
    const int u = context.theme().u();
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(u * 2);
    m_grid->setVerticalSpacing(u * 2);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
}

void ColumnPanel::forget()
{
    m_chosen.clear();
    m_headers.clear();
}

void ColumnPanel::show(const exchange::ReadList &list)
{
    // The boxes stand as they were answered: only another file has other columns.
    if (m_headers == list.mapping.headers)
        return;
    m_headers = list.mapping.headers;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_boxes.clear();
    QWidget *before = m_anchor;
    for (qsizetype i = 0; i < m_headers.size(); ++i) {
        QWidget *box = addRow(int(i), list, i);
        if (before)
            setTabOrder(before, box);
        before = box;
    }
}

QWidget *ColumnPanel::addRow(int row, const exchange::ReadList &list, qsizetype column)
{
    const ImportWords words(m_context.words(), m_context.ui.registry, m_context.ui.vocabularies);
    const QString header = exchange::headerName(list.mapping.headers, column);
    auto *names = new QWidget;
    auto *lines = new QVBoxLayout(names);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    for (const auto &[text, role, look] : {std::tuple(header, Theme::Role::Name, ""), std::tuple(sampleOf(list, column), Theme::Role::Small, "hint")}) {
        auto *label = new ElidedLabel;
        label->setFont(m_context.theme().font(role));
        setLook(label, look);
        label->setFullText(isolated(text));
        lines->addWidget(label);
    }
    auto *box = new ChoiceBox(m_context.ui);
    box->setAccessibleName(header);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    box->addItem(words.column({}), QString());
    for (const Column known : exchange::allColumns())
        box->addItem(words.column(exchange::columnName(known)), exchange::columnName(known));
    box->setCurrentIndex(std::max(0, box->findData(exchange::columnName(list.mapping.columns[column]))));
    m_boxes.append(box);
    connect(box, &QComboBox::activated, this, [this, column] { choose(column); });
    m_grid->addWidget(names, row, 0);
    m_grid->addWidget(box, row, 1);
    return box;
}

/// One column holds a thing: whichever had it before is seen to have it no longer.
void ColumnPanel::choose(qsizetype column)
{
    const QString name = m_boxes[column]->currentData().toString();
    QStringList without;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (i == column || name.isEmpty() || m_boxes[i]->currentData().toString() != name)
            continue;
        m_boxes[i]->setCurrentIndex(0);
        m_chosen.insert(m_headers[i], QString());
        without.append(m_headers[i]);
    }
    m_chosen.insert(m_headers[column], name);
    Q_EMIT changed();
    for (const QString &header : without)
        Q_EMIT givenUp(header);
}

} // namespace dossier::ui
