// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/endorsers_door.h"

#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

EndorsersDoor::EndorsersDoor(const VaultContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_message(new MessageBar(context.ui))
{
    const Words &words = context.words();
    const int u = context.theme().u();
    setLook(this, "paper");
    const bool exists = context.session.holds(schema::Compartment::Endorsers);
    m_open = makeButton(context.ui, words.label(exists ? "ui.endorsers.open" : "ui.endorsers.make"), "primary", u"lock-keyhole-open"_s);
    m_open->setEnabled(exists || context.session.access() == vault::Access::ReadWrite);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(u * 6, u * 6, u * 6, u * 6);
    column->setSpacing(u * 3);
    column->addStretch(1);
    column->addWidget(makeIcon(context.ui, u"lock-keyhole"_s, u"slate"_s, 22), 0, Qt::AlignCenter);
    column->addWidget(makeLabel(context.ui, Theme::Role::PanelTitle, words.label("entity.endorser.plural")), 0, Qt::AlignCenter);
    QLabel *text = makeLabel(context.ui, Theme::Role::Body, words.label(exists ? "ui.endorsers.closed" : "ui.endorsers.none"), "soft");
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    column->addWidget(text);
    column->addWidget(m_open, 0, Qt::AlignCenter);
    column->addWidget(m_message);
    column->addStretch(2);
    connect(m_open, &QPushButton::clicked, this, &EndorsersDoor::open);
}

void EndorsersDoor::open()
{
    if (const auto done = openEndorsers(m_context); !done)
        m_message->show(MessageBar::Tone::Error, m_context.words().error(done.error()));
    else
        Q_EMIT opened();
}

base::Result<void> openEndorsers(const VaultContext &context)
{
    store::Session &session = context.session;
    const bool exists = session.holds(schema::Compartment::Endorsers);
    DOSSIER_ASSIGN(store::Store * store,
                   exists ? session.openCompartment(schema::Compartment::Endorsers) : session.createCompartment(schema::Compartment::Endorsers));
    if (store->access() != vault::Access::ReadWrite)
        return {};
    const base::Result<void> noted = store->note(u"open"_s, u"endorsers"_s, session.member());
    if (!noted)
        session.closeCompartment(schema::Compartment::Endorsers);
    return noted;
}

} // namespace dossier::ui
