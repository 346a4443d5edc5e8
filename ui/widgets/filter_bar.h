// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/filter_words.h"
#include "ui/widgets/parts.h"

#include <QLineEdit>
#include <QTimer>

class QKeyEvent;
class QMenu;

namespace dossier::ui {

class FlowLayout;

/// Filter box and chips. Words are searched as they are typed, 120 ms after the last key; a finished condition turns
/// into a chip; Esc clears.
class FilterBar final : public QWidget
{
    Q_OBJECT
public:
    FilterBar(const Context &context, const schema::EntitySpec &entity, QWidget *parent = nullptr);

    /// The whole filter in the filter language.
    [[nodiscard]] QString expression() const;
    void setExpression(const QString &expression);
    [[nodiscard]] bool isEmpty() const { return expression().isEmpty(); }
    void clear();
    [[nodiscard]] QLineEdit &box() { return *m_box; }
    void addChip(const QString &expression);

Q_SIGNALS:
    void changed();
    /// Down: from the words to what they found.
    void listWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typed(bool done);
    void rebuild();
    [[nodiscard]] bool takesBack(const QKeyEvent &event) const;
    [[nodiscard]] QMenu *makeAddMenu();
    void fillAddMenu(QMenu &menu);
    void begin(const QString &condition);

    const Context &m_context;
    const schema::EntitySpec &m_entity;
    QLineEdit *m_box;
    FlowLayout *m_flow;
    QToolButton *m_add;
    QPushButton *m_clear;
    QList<FilterChip> m_chips;
    QList<QWidget *> m_chipWidgets;
    QTimer m_pause;
};

} // namespace dossier::ui
