// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/progress.h"

#include <csignal>

namespace dossier::cli {

/// While it lives, Ctrl+C and a polite end are asked for instead of suffered, so that no half-written
/// file stays behind and what was stopped can say so.
class Interruption final : public reports::Progress
{
public:
    Interruption();
    ~Interruption() override;
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

    void advanced(std::int64_t) override {}
    [[nodiscard]] bool isCancelled() const override;

private:
    sigset_t m_signals{};
    sigset_t m_before{};
};

} // namespace dossier::cli
