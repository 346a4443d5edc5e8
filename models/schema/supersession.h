// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QList>
#include <QSet>

#include <optional>

namespace dossier::schema {

/// One version of something that stands in time, and which one it replaces.
struct Version {
    base::RecordId id;
    std::optional<base::RecordId> replaces;
};

/// Of these, the ones that another one replaces. One that names itself replaces nothing.
[[nodiscard]] QSet<base::RecordId> replacedAmong(const QList<Version> &versions);

} // namespace dossier::schema
