// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/after_painting.h"

#include <QEvent>

namespace dossier::ui {

namespace {

class PaintingSeen final : public QObject
{
public:
    PaintingSeen(QWidget &widget, std::function<void()> then)
        : QObject(&widget)
        , m_then(std::move(then))
    {
        widget.installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // The rest of the pass comes first, and its way to the screen.
            QMetaObject::invokeMethod(this, [this] {
                m_then();
                deleteLater();
            }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    std::function<void()> m_then;
};

} // namespace

void afterPainting(QWidget &widget, std::function<void()> then)
{
    new PaintingSeen(widget, std::move(then));
}

} // namespace dossier::ui
