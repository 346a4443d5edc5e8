// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"
#include "ui/forms/editors/line_editor.h"

namespace dossier::ui {

/// A date as people write it: 2024, 03.2024, spring 2024, ~2023, before 5 May 2024. What was understood stands below.
class DateEditor final : public LineEditor
{
    Q_OBJECT
public:
    explicit DateEditor(const VaultContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QString echo() const override;
    [[nodiscard]] QString reading() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] std::optional<base::PartialDate> read() const;

    const VaultContext m_context;
};

} // namespace dossier::ui
