// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrapped_check.h"

#include <QHBoxLayout>
#include <QMouseEvent>

namespace dossier::ui {

WrappedCheck::WrappedCheck(const Context &context, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_box(new QCheckBox)
{
    m_box->setAccessibleName(text);
    QLabel *words = makeLabel(context, Theme::Role::Body, text);
    words->setWordWrap(true);
    // The label lets the press through to this widget.
    words->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(context.theme.u());
    row->addWidget(m_box, 0, Qt::AlignTop);
    row->addWidget(words, 1, Qt::AlignVCenter);
    connect(m_box, &QCheckBox::toggled, this, &WrappedCheck::toggled);
}

void WrappedCheck::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint()))
        return;
    m_box->setFocus(Qt::MouseFocusReason);
    m_box->toggle();
}

} // namespace dossier::ui
