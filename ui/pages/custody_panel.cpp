// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/custody_panel.h"

#include "schema/entities/detention.h"
#include "ui/text/custody_words.h"
#include "ui/text/date_words.h"

namespace dossier::ui {

using namespace Qt::StringLiterals;
namespace detention = schema::detention;

namespace {

/// A sentence is served to its end; everything else somebody may order to go on.
bool canBeExtended(const QString &kind)
{
    return kind != "sentence"_L1 && kind != "life"_L1;
}

} // namespace

CustodyPanel::CustodyPanel(const VaultContext &context, store::Store &store, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_store(store)
    , m_band(new TermBand(context.ui))
    , m_bar(new DetentionBar(context.ui, DetentionBar::Size::Full))
{
    connect(m_band, &TermBand::extensionWanted, this, &CustodyPanel::extensionWanted);
    connect(m_bar, &DetentionBar::periodChosen, this, [this](int period) { Q_EMIT orderChosen(m_custody.orders[period].id()); });
}

void CustodyPanel::show(const domain::Record &matter)
{
    m_custody = items::custodyOf(m_store, matter);
    m_bar->show(disclosure::custodyLine(m_custody.facts, m_context.ui.clock.today()));
    showBand();
}

void CustodyPanel::showBand()
{
    const auto &term = m_bar->line().term;
    if (!term || !term->isUrgent())
        return m_band->dismiss();
    const Words &words = m_context.words();
    const domain::Record &order = m_custody.orders[term->period];
    const bool extensible = canBeExtended(m_custody.facts.periods[term->period].kind);
    QStringList rest;
    if (extensible)
        rest.append(words.label("ui.custody.no_extension"));
    if (const auto ordered = order.get(detention::ordered_on) ? order.get(detention::ordered_on) : order.get(detention::from))
        rest.append(words.label("ui.custody.order_of", {fullDate(words, *ordered)}));
    m_band->show(CustodyWords(words, m_context.ui.clock.today()).termEndsSoon(m_bar->line(), m_custody.facts), rest.join(u' '),
                 extensible && m_store.access() == vault::Access::ReadWrite);
}

QString CustodyPanel::summary() const
{
    return CustodyWords(m_context.words(), m_context.ui.clock.today()).summary(m_bar->line(), int(m_custody.orders.size()));
}

std::vector<std::pair<schema::FieldId, schema::Value>> CustodyPanel::extensionPresets() const
{
    const auto &term = m_bar->line().term;
    if (!term)
        return {};
    const QString before = m_custody.facts.periods[term->period].kind;
    const QString kind = before == "pretrial"_L1 ? u"extension"_s : before == "police"_L1 ? u"pretrial"_s : before;
    return {{detention::kind.id, schema::Code{kind}}, {detention::from.id, base::PartialDate::day(term->day)}};
}

} // namespace dossier::ui
