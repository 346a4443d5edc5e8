// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "publish/format.h"

namespace dossier::publish {

/// What the finished file should be.
struct FinishedFile {
    QString path;                ///< a temporary name; sealed, not yet announced
    Format format = Format::Pdf;
    std::int64_t size = 0;       ///< bytes that were written
    std::int64_t rows = 0;       ///< of a table
};

/// Looks at the finished file before anybody can know of it. Whoever finds something refuses, and
/// the file is gone.
class ReadBack
{
public:
    virtual ~ReadBack() = default;
    /// Error Refused.
    [[nodiscard]] virtual base::Result<void> check(const FinishedFile &file) const = 0;
};

} // namespace dossier::publish
