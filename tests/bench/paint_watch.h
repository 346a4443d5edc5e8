// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>
#include <functional>

namespace dossier::bench {

/// Nanoseconds of a clock that all processes of the machine share.
[[nodiscard]] std::int64_t nowNs();
/// Nanoseconds of the processor that this process has used: comparable on a machine with other work too, but it does
/// not see the disk.
[[nodiscard]] std::int64_t processorNs();

/// Both at once.
struct Moment {
    std::int64_t wall = nowNs();
    std::int64_t processor = processorNs();
};

/// Knows when something has been painted: sees the events of the whole application, as a filter on it, so that
/// what is measured need not help.
class PaintWatch final : public QObject
{
public:
    using Wanted = std::function<bool(const QObject &widget)>;

    explicit PaintWatch(QObject *parent = nullptr);

    /// Calls `seen` once: when the pass is over in which a wanted widget is painted, and the event loop goes on. The
    /// pixels are with the platform then. Replaces what was waited for.
    void wait(Wanted wanted, std::function<void()> seen);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Wanted m_wanted;
    std::function<void()> m_seen;
};

} // namespace dossier::bench
