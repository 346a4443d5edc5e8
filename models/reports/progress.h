// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace dossier::reports {

/// How far a writer is, and whether it should stop. Called on the writer's thread, once a block
/// or row; a stopped writer returns Error Cancelled.
class Progress
{
public:
    virtual ~Progress() = default;
    /// `units` blocks (pages) or rows (tables) are done; the total is the caller's to know.
    virtual void advanced(std::int64_t units) = 0;
    [[nodiscard]] virtual bool isCancelled() const = 0;
};

/// For callers that neither show nor stop.
class NoProgress final : public Progress
{
public:
    void advanced(std::int64_t) override {}
    [[nodiscard]] bool isCancelled() const override { return false; }
};

} // namespace dossier::reports
