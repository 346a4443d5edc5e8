// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/parts.h"

namespace dossier::ui {

/// The red band over a case while a term of liberty ends within a week: what ends when, what is missing, and what to
/// do. Part of the page, never over it.
class TermBand final : public QFrame
{
    Q_OBJECT
public:
    explicit TermBand(const Context &context, QWidget *parent = nullptr);

    /// `ends`: the heavy sentence; `rest`: what follows it, may be empty. A screen reader is told once of each text.
    void show(const QString &ends, const QString &rest, bool offersExtension);
    void dismiss();
    [[nodiscard]] QString text() const { return accessibleName(); }
    [[nodiscard]] QPushButton &extend() { return *m_extend; }

Q_SIGNALS:
    void extensionWanted();

private:
    QLabel *m_ends;
    QLabel *m_rest;
    QPushButton *m_extend;
};

} // namespace dossier::ui
