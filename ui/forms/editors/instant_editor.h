// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/editors/line_editor.h"

namespace dossier::ui {

/// A day and its hour on the clock of the place: "3 November 2026, 10:20". How it was understood and whose clock that is
/// stands below.
class InstantEditor final : public LineEditor
{
    Q_OBJECT
public:
    InstantEditor(const VaultContext &context, const schema::FieldSpec &field, QWidget *parent = nullptr);

    void setZone(const QString &zone) override { m_zone = zone; }
    [[nodiscard]] QString echo() const override;
    [[nodiscard]] QString reading() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] std::optional<base::Instant> read() const;
    [[nodiscard]] QString wordsOf(const base::Instant &instant) const;

    const VaultContext m_context;
    const schema::FieldSpec &m_field;
    QString m_zone;
};

} // namespace dossier::ui
