// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/row_panel.h"

#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;
using exchange::RowDecision;

RowPanel::RowPanel(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(context.ui, Theme::Role::Name, {}))
    , m_details(makeLabel(context.ui, Theme::Role::Body, {}))
    , m_answer(makeButton(context.ui, context.words().label("ui.import.leave_out")))
{
    const int u = context.theme().u();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QFrame *frame = makeFrame("note");
    outer->addWidget(frame);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(u * 3, u * 2, u * 3, u * 2);
    column->setSpacing(u);
    m_title->setWordWrap(true);
    m_details->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_details);
    column->addWidget(m_answer, 0, Qt::AlignLeading);
    connect(m_answer, &QPushButton::clicked, this, [this] { Q_EMIT decided(m_line, RowDecision{RowDecision::Kind::LeaveOut, {}}); });
    hide();
}

void RowPanel::show(const QString &name, const QStringList &details, const exchange::PlannedRow *planned)
{
    m_line = planned ? planned->line : 0;
    m_title->setText(name);
    m_title->setVisible(!name.isEmpty());
    m_details->setText(details.join(u'\n'));
    m_answer->setAccessibleName(m_answer->text() + u": "_s + name);
    m_answer->setAccessibleDescription(m_details->text());
    m_answer->setVisible(planned != nullptr);
    setVisible(!details.isEmpty());
}

} // namespace dossier::ui
