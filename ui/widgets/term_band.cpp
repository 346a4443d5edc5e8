// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/term_band.h"

#include "ui/text/date_words.h"
#include "ui/widgets/flow_layout.h"

#include <QAccessible>
#include <QHBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

TermBand::TermBand(const Context &context, QWidget *parent)
    : QFrame(parent)
    , m_ends(makeLabel(context, Theme::Role::Name, {}, "bad"))
    , m_rest(makeLabel(context, Theme::Role::Body, {}, "soft"))
    , m_extend(makeButton(context, context.words.label("ui.custody.add_extension"), "link"))
{
    const Theme &theme = context.theme;
    setLook(this, "term");
    QFont heavy = m_ends->font();
    heavy.setWeight(QFont::DemiBold);
    m_ends->setFont(heavy);
    auto *sentences = new QWidget;
    auto *flow = new FlowLayout(theme.u(2), sentences);
    flow->addWidget(m_ends);
    flow->addWidget(m_rest);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.u(4), theme.u(1.5), theme.u(4), theme.u(1.5));
    row->setSpacing(theme.u(2));
    row->addWidget(makeIcon(context, u"alarm-clock"_s, u"red"_s));
    row->addWidget(sentences, 1, Qt::AlignVCenter);
    row->addWidget(m_extend);
    connect(m_extend, &QPushButton::clicked, this, &TermBand::extensionWanted);
    hide();
}

void TermBand::show(const QString &ends, const QString &rest, bool offersExtension)
{
    m_ends->setText(ends);
    m_rest->setText(rest);
    m_rest->setVisible(!rest.isEmpty());
    m_extend->setVisible(offersExtension);
    const QString said = spoken(rest.isEmpty() ? ends : ends + u' ' + rest);
    const bool isNew = said != accessibleName() || !isVisibleTo(parentWidget());
    setAccessibleName(said);
    QFrame::show();
    if (isNew) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void TermBand::dismiss()
{
    setAccessibleName({});
    hide();
}

} // namespace dossier::ui
