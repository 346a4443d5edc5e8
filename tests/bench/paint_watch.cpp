// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/paint_watch.h"

#include <QCoreApplication>
#include <QEvent>

#include <ctime>
#include <utility>

namespace dossier::bench {

namespace {

std::int64_t nanoseconds(clockid_t clock)
{
    timespec now{};
    ::clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

} // namespace

std::int64_t nowNs()
{
    return nanoseconds(CLOCK_MONOTONIC);
}

std::int64_t processorNs()
{
    return nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
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
