// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArrayView>

namespace dossier::reports {

using base::Result;

/// Where a writer's bytes go, in order and once. Writers hold no more than a page of them.
class ByteSink
{
public:
    virtual ~ByteSink() = default;
    /// All of `bytes`, or an error; after an error the writer stops and writes nothing more.
    [[nodiscard]] virtual Result<void> write(QByteArrayView bytes) = 0;
};

} // namespace dossier::reports
