// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/progress.h"

#include <atomic>

namespace dossier::ui {

/// The progress of a Job that shows none: it stops when the job is cancelled.
class Stoppable final : public reports::Progress
{
public:
    explicit Stoppable(const std::atomic_bool &cancelled) : m_cancelled(cancelled) {}
    void advanced(std::int64_t) override {}
    [[nodiscard]] bool isCancelled() const override { return m_cancelled; }

private:
    const std::atomic_bool &m_cancelled;
};

} // namespace dossier::ui
