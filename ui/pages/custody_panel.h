// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/case_custody.h"
#include "ui/vault_context.h"
#include "ui/widgets/detention_bar.h"
#include "ui/widgets/term_band.h"

namespace dossier::ui {

/// What the page of a case shows of the time in custody beside its records: the bar to scale and the red band. The page
/// puts both where they belong.
class CustodyPanel final : public QObject
{
    Q_OBJECT
public:
    CustodyPanel(const VaultContext &context, store::Store &store, QObject *parent);

    [[nodiscard]] TermBand &band() const { return *m_band; }
    [[nodiscard]] DetentionBar &bar() const { return *m_bar; }
    void show(const domain::Record &matter);
    /// "367 days held · 4 periods".
    [[nodiscard]] QString summary() const;
    /// For a new period that lengthens the one whose term ends: its kind, and from where that ends.
    [[nodiscard]] std::vector<std::pair<schema::FieldId, schema::Value>> extensionPresets() const;

Q_SIGNALS:
    void extensionWanted();
    void orderChosen(const dossier::base::RecordId &order);

private:
    void showBand();

    const VaultContext m_context;
    store::Store &m_store;
    TermBand *m_band;
    DetentionBar *m_bar;
    items::CaseCustody m_custody;
};

} // namespace dossier::ui
