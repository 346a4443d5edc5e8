// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/vault_context.h"
#include "ui/widgets/parts.h"

#include <QSet>

class QCheckBox;

namespace dossier::ui {

/// Which fields of an entity become columns: all that may leave, until one is taken out. A line that says how many,
/// with a check box for each behind it.
class FieldChoice final : public QWidget
{
    Q_OBJECT
public:
    explicit FieldChoice(const VaultContext &context, QWidget *parent = nullptr);

    /// Offers these, all chosen but those that were taken out of the same entity before.
    void offer(schema::EntityType entity, const QList<schema::FieldId> &fields);
    /// Keys in the order of the columns; empty: every one that was offered.
    [[nodiscard]] QStringList keys() const;
    /// A table of no columns is none.
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QToolButton &door() { return *m_door; }

Q_SIGNALS:
    void changed();

private:
    void toggle(schema::FieldId field, bool chosen);
    void sayHowMany();

    const VaultContext m_context;
    QToolButton *m_door;
    QWidget *m_boxes;
    schema::EntityType m_entity{};
    QList<schema::FieldId> m_offered;
    QSet<schema::FieldId> m_without;
};

} // namespace dossier::ui
