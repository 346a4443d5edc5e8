// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/paint_watch.h"

#include <QCoreApplication>
#include <QEvent>

#include <ctime>
#include <utility>

namespace dossier::bench {

std::int64_t nowNs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

PaintWatch::PaintWatch(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

void PaintWatch::wait(Wanted wanted, std::function<void()> seen)
{
    m_wanted = std::move(wanted);
    m_seen = std::move(seen);
}

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_wanted && watched->isWidgetType() && m_wanted(*watched)) {
        m_wanted = nullptr;
        // The rest of the pass comes first, and its flush.
        QMetaObject::invokeMethod(this, [seen = std::exchange(m_seen, nullptr)] { seen(); }, Qt::QueuedConnection);
    }
    return false;
}

} // namespace dossier::bench
