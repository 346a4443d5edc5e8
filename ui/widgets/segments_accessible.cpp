// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segments_accessible.h"

#include "ui/widgets/detention_bar.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

class SegmentAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    SegmentAccessible(DetentionBar *bar, int segment) : m_bar(bar), m_segment(segment) {}

    [[nodiscard]] bool isValid() const override { return m_bar && m_segment < m_bar->segmentCount(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_bar.data()); }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_bar->segmentText(m_segment) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect own = m_bar->segmentRect(m_segment);
        return {m_bar->mapToGlobal(own.topLeft()), own.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (!isValid())
            return state;
        state.focusable = state.selectable = true;
        state.selected = m_bar->current() == m_segment;
        state.focused = state.selected && m_bar->hasFocus();
        state.invisible = !m_bar->isVisible();
        return state;
    }
    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == pressAction()) {
            m_bar->activate(m_segment);
        } else if (name == setFocusAction()) {
            m_bar->setFocus(Qt::OtherFocusReason);
            m_bar->setCurrent(m_segment);
        }
    }

private:
    QPointer<DetentionBar> m_bar;
    int m_segment;
};

class BarAccessible final : public QAccessibleWidget
{
public:
    explicit BarAccessible(DetentionBar *bar) : QAccessibleWidget(bar, QAccessible::List), m_bar(*bar) {}
    ~BarAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }
    Q_DISABLE_COPY_MOVE(BarAccessible)

    [[nodiscard]] int childCount() const override { return m_bar.segmentCount(); }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (const auto found = m_children.constFind(index); found != m_children.cend())
            return QAccessible::accessibleInterface(*found);
        auto *made = new SegmentAccessible(&m_bar, index);
        m_children.insert(index, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (auto known = m_children.cbegin(); known != m_children.cend(); ++known) {
            if (QAccessible::accessibleInterface(known.value()) == child)
                return known.key();
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint point = m_bar.mapFromGlobal(QPoint(x, y));
        for (int i = childCount() - 1; i >= 0; --i) {
            if (m_bar.segmentRect(i).contains(point))
                return child(i);
        }
        return nullptr;
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return m_bar.hasFocus() ? child(m_bar.current()) : nullptr;
    }

private:
    DetentionBar &m_bar;
    mutable QHash<int, QAccessible::Id> m_children;    ///< those that were asked for
};

QAccessibleInterface *barAccessible(const QString &className, QObject *object)
{
    auto *bar = className == "dossier::ui::DetentionBar"_L1 ? qobject_cast<DetentionBar *>(object) : nullptr;
    return bar ? new BarAccessible(bar) : nullptr;
}

} // namespace

void installSegmentsAccessible()
{
    // Qt keeps factories for the whole process and leaves out one it has.
    QAccessible::installFactory(barAccessible);
}

} // namespace dossier::ui
