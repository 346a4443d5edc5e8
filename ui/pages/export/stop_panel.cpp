// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/stop_panel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

StopPanel::StopPanel(const Context &context, QWidget *parent)
    : QFrame(parent)
    , m_sentence(makeLabel(context, Theme::Role::Body, {}))
    , m_remedy(makeButton(context, {}))
{
    const int u = context.theme.u();
    setLook(this, "error");
    m_sentence->setWordWrap(true);
    auto *remedies = new QHBoxLayout;
    remedies->setSpacing(u * 2);
    remedies->addWidget(m_remedy);
    remedies->addWidget(makeLabel(context, Theme::Role::Small, context.words.label("ui.export.no_override"), "soft"));
    remedies->addStretch(1);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(u * 2);
    texts->addWidget(makeLabel(context, Theme::Role::Name, context.words.label("ui.export.stopped")));
    texts->addWidget(m_sentence);
    texts->addLayout(remedies);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(u * 3, u * 3, u * 3, u * 3);
    row->setSpacing(u * 2);
    row->addWidget(makeIcon(context, u"ban"_s, u"red"_s, 18), 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    connect(m_remedy, &QPushButton::clicked, this, [this] { Q_EMIT commandWanted(m_command); });
    hide();
}

void StopPanel::show(const QString &sentence, const QString &remedy, const QByteArray &command)
{
    m_sentence->setText(sentence);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    m_command = command;
    setAccessibleName(sentence);
    QFrame::show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StopPanel::clear()
{
    m_sentence->clear();
    hide();
}

} // namespace dossier::ui
